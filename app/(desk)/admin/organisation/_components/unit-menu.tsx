'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import type { UnitRow } from '@/lib/areas/admin/organisation/queries'
import { holdsCustomers, kindsUnder } from '@/lib/areas/admin/organisation/rules/tree'
import type { Deed } from './unit-dialog'
import type { Rights } from './unit-table'

/** What may be done to one unit. */
export function UnitMenu({
  unit,
  rights,
  onDeed,
}: {
  unit: UnitRow
  rights: Rights
  onDeed: (deed: Deed) => void
}) {
  const t = useTranslations('organisation')
  const deed = (name: Deed, more: Partial<MenuEntry> = {}): MenuEntry => ({
    label: t(`deed.${name}`),
    onSelect: () => onDeed(name),
    ...more,
  })
  const ended = unit.endedOn !== null
  const entries = [
    ...(rights.change && !ended && kindsUnder(unit.kind).length > 0 ? [deed('add', { icon: 'plus' })] : []),
    ...(rights.change && !ended ? [deed('edit', { icon: 'edit' })] : []),
    ...(rights.area && !ended && holdsCustomers(unit.kind) ? [deed('area', { icon: 'people' })] : []),
    ...(rights.change && !ended && unit.parentId ? [deed('move', { icon: 'move' })] : []),
    ...(rights.change && !ended && unit.parentId ? [deed('end', { icon: 'no', bad: true, line: true })] : []),
    ...(rights.change && ended ? [deed('reopen', { icon: 'back' })] : []),
  ]
  if (entries.length === 0) return null
  return (
    <Menu
      entries={entries}
      trigger={
        <Button look="ghost" size="s" square aria-label={t('deedsOf', { name: unit.name })} icon="dots" />
      }
    />
  )
}
