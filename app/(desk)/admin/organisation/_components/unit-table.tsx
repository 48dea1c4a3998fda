'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Tag } from '@/components/ui/tag'
import type { UnitRow } from '@/lib/areas/admin/organisation/queries'
import { holdsCustomers } from '@/lib/areas/admin/organisation/rules/tree'
import { type Deed, UnitDialog } from './unit-dialog'
import { UnitMenu } from './unit-menu'

export type Rights = { change: boolean; area: boolean }

const INDENT = 20

/** Units as a ledger, indented by depth; a menu of verbs at each. */
export function UnitTable({ units, rights }: { units: UnitRow[]; rights: Rights }) {
  const t = useTranslations('organisation')
  const [open, setOpen] = useState<{ deed: Deed; unit: UnitRow } | null>(null)
  return (
    <div className="sheet tbl">
      <div className="scroll">
        <table className="led dense">
          <thead>
            <tr>
              <th>{t('unit')}</th>
              <th className="desk-only">{t('code')}</th>
              <th className="desk-only">{t('kind')}</th>
              <th className="num desk-only">{t('posts')}</th>
              <th className="num">{t('customers')}</th>
              <th className="num desk-only">{t('quota')}</th>
              <th className="desk-only">{t('channels')}</th>
              <th>
                <span className="vh">{t('deeds')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id} className={unit.endedOn ? 'mut' : undefined}>
                <td>
                  <span style={{ paddingInlineStart: unit.depth * INDENT }}>
                    <b className={unit.depth < 2 ? undefined : 'font-normal'}>{unit.name}</b>{' '}
                    {unit.endedOn && <Tag>{t('endedOn', { date: unit.endedOn })}</Tag>}
                  </span>
                </td>
                <td className="code desk-only">{unit.code}</td>
                <td className="desk-only">{t(`kinds.${unit.kind}`)}</td>
                <td className="num desk-only">{unit.posts || '—'}</td>
                <td className="num">
                  {unit.customers === null ? '' : unit.customers.toLocaleString('en-US')}
                </td>
                <td className="num desk-only">
                  {holdsCustomers(unit.kind) ? (unit.customerQuota?.toLocaleString('en-US') ?? '—') : ''}
                </td>
                <td className="desk-only">
                  {unit.channelDominance ? t(`dominance.${unit.channelDominance}`) : ''}
                </td>
                <td className="num">
                  <UnitMenu unit={unit} rights={rights} onDeed={(deed) => setOpen({ deed, unit })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open && <UnitDialog {...open} units={units} onClose={() => setOpen(null)} />}
    </div>
  )
}
