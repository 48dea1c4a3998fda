'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { listed } from '@/components/ui/listed'
import { Section } from '@/components/ui/section'
import { type Permission, type RoleCode, type Scope, scopes } from '@/lib/core/permissions'
import { save } from '../../actions'

export type GrantRow = {
  permission: Permission
  label: string
  scope: Scope | null
  /** Only over the whole company or not at all. */
  wholeHouse: boolean
  /** Rights that must be in other hands. */
  apartFrom: string[]
}
export type GrantGroup = { area: string; rows: GrantRow[] }

/** The rights of one role by area; changes gather at the foot and are saved together. */
export function RoleEditor({ role, groups }: { role: RoleCode; groups: GrantGroup[] }) {
  const t = useTranslations('roles')
  const [changed, setChanged] = useState<ReadonlyMap<Permission, Scope | null>>(new Map())
  const rows = groups.flatMap((group) => group.rows)
  const changes = rows.flatMap(({ permission, scope }) => {
    const to = changed.get(permission)
    return to === undefined ? [] : [{ role, permission, from: scope, to }]
  })
  function choose({ permission, scope }: GrantRow, to: Scope | null) {
    const next = new Map(changed)
    if (to === scope) next.delete(permission)
    else next.set(permission, to)
    setChanged(next)
  }
  return (
    <ActionForm
      action={save}
      fixed={{ changes }}
      success={t('saved', { count: changes.length })}
      onSend={({ changes: sent }) => ({ changes: sent })}
    >
      <div className="gap-4 lg:columns-2">
        {groups.map((group) => (
          <div key={group.area} className="mb-4 break-inside-avoid">
            <Section title={group.area}>
              <table className="led">
                <tbody>
                  {group.rows.map((row) => (
                    <Row
                      key={row.permission}
                      row={row}
                      value={changed.has(row.permission) ? (changed.get(row.permission) ?? null) : row.scope}
                      changed={changed.has(row.permission)}
                      onChoose={(to) => choose(row, to)}
                    />
                  ))}
                </tbody>
              </table>
            </Section>
          </div>
        ))}
      </div>
      {changes.length > 0 && (
        <div className="sheet foot sticky bottom-3 mt-4 max-sm:bottom-20">
          <b>{t('changes', { count: changes.length })}</b>
          <span className="right row">
            <Button onClick={() => setChanged(new Map())}>{t('undoAll')}</Button>
            <SubmitButton>{t('save')}</SubmitButton>
          </span>
        </div>
      )}
    </ActionForm>
  )
}

function Row({
  row,
  value,
  changed,
  onChoose,
}: {
  row: GrantRow
  value: Scope | null
  changed: boolean
  onChoose: (to: Scope | null) => void
}) {
  const t = useTranslations('roles')
  const locale = useLocale()
  const offered = row.wholeHouse ? (['all'] as const) : scopes
  return (
    <tr>
      <td className={changed ? 'was relative' : undefined}>
        {row.label}
        {row.apartFrom.length > 0 && (
          <span className="meta block">{t('apartFrom', { rights: listed(row.apartFrom, locale) })}</span>
        )}
      </td>
      <td className="w-40">
        <select
          className="inp"
          aria-label={row.label}
          value={value ?? ''}
          onChange={(event) => onChoose((event.target.value || null) as Scope | null)}
        >
          <option value="">{t('notAtAll')}</option>
          {offered.map((scope) => (
            <option key={scope} value={scope}>
              {t(`scope.${scope}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
