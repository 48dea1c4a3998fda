'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'

export type PaperWays = {
  /** As it stands, as it was signed, blank: pages to print. */
  print: string | null
  signed: string | null
  blank: string
  pdf: string | null
  excel: string | null
}

const open = (href: string) => () => void window.open(href, '_blank', 'noopener')

/** Everything a paper may be had as: printed, blank, as signed, PDF, workbook. */
export function PaperMenu({ ways, name }: { ways: PaperWays; name: string }) {
  const t = useTranslations('customers.file')
  const entries: MenuEntry[] = [
    ...(ways.print ? [{ label: t('print'), icon: 'print' as const, onSelect: open(ways.print) }] : []),
    ...(ways.signed ? [{ label: t('printSigned'), icon: 'lock' as const, onSelect: open(ways.signed) }] : []),
    { label: t('printBlank'), icon: 'file', onSelect: open(ways.blank) },
    ...(ways.pdf
      ? [{ label: 'PDF', icon: 'down' as const, line: true, onSelect: () => location.assign(ways.pdf!) }]
      : []),
    ...(ways.excel
      ? [{ label: 'Excel', icon: 'down' as const, onSelect: () => location.assign(ways.excel!) }]
      : []),
  ]
  return (
    <Menu
      trigger={<Button size="s" square icon="dots" aria-label={t('more', { name })} />}
      entries={entries}
    />
  )
}
