'use client'

import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Action } from '@/components/form/use-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast-store'
import { HandOverDialog } from '../list/hand-over-dialog'
import { RemoveDialog } from '../list/remove-dialog'

/** What can be done with this customer, beside its gauge. */
export function FolderActions({
  customerId,
  may,
  changes,
  underWay,
  duplicates,
  actions,
}: {
  customerId: string
  may: { handOver: boolean; remove: boolean; edit: boolean }
  /** Changes (C1) that can be handed in now; the first steps of a life stand as a button. */
  changes: { kind: string; label: string }[]
  /** The change being signed. */
  underWay: { href: string; label: string } | null
  /** Where its possible duplicates are judged and merged; null without the right. */
  duplicates: { href: string; label: string } | null
  actions: { handOver: Action<{ moved: number }>; remove: Action<{ deleted: number }> }
}) {
  const t = useTranslations('customers')
  const router = useRouter()
  const [asked, setAsked] = useState<'hand-over' | 'remove' | null>(null)
  const hrefOf = (kind: string) => `/customers/${customerId}/change?kind=${kind}`
  const first = changes.find(({ kind }) => kind === 'add' || kind === 'restore')
  const more: MenuEntry[] = [
    ...(may.handOver
      ? [{ label: t('dossier.handOver'), icon: 'move' as const, onSelect: () => setAsked('hand-over') }]
      : []),
    ...(duplicates ? [{ ...duplicates, icon: 'people' as const }] : []),
    ...(may.remove
      ? [{ label: t('dossier.remove'), bad: true, line: may.handOver, onSelect: () => setAsked('remove') }]
      : []),
  ]
  function done(text: string, href: string) {
    setAsked(null)
    toast({ text, tone: 'ok' })
    router.push(href)
    router.refresh()
  }
  return (
    <>
      {underWay && (
        <Link className="tag" href={underWay.href}>
          {underWay.label}
        </Link>
      )}
      {first && (
        <ButtonLink size="s" look="pri" href={hrefOf(first.kind)}>
          {first.label}
        </ButtonLink>
      )}
      {may.edit && (
        <ButtonLink size="s" icon="edit" href={`/customers/${customerId}/file/A1`}>
          {t('dossier.toFill')}
        </ButtonLink>
      )}
      <ButtonLink
        size="s"
        icon="print"
        className="desk-only"
        href={`/print/customers/${customerId}/A1`}
        target="_blank"
      >
        {t('dossier.print')}
      </ButtonLink>
      {more.length > 0 && (
        <Menu
          trigger={<Button size="s" square icon="dots" aria-label={t('dossier.more')} />}
          entries={more}
        />
      )}
      {asked === 'hand-over' && (
        <HandOverDialog
          action={actions.handOver}
          selection={{ ids: [customerId], all: false }}
          chosen={{ ids: [customerId] }}
          onClose={() => setAsked(null)}
          onDone={(moved) => done(t('handOver.done', { count: moved }), '/customers')}
        />
      )}
      {asked === 'remove' && (
        <RemoveDialog
          action={actions.remove}
          ids={[customerId]}
          onClose={() => setAsked(null)}
          onDone={(deleted) => done(t('remove.done', { count: deleted }), '/customers')}
        />
      )}
    </>
  )
}
