'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'

import { Button } from '@/components/ui/button'
import type { Conflict } from '@/lib/core/outcome'

/** Which side a field is taken from. */
export type Sides = Record<string, 'theirs' | 'mine'>

/** A stale edit: both values of each field, one of them to choose. Never a silent overwrite. */
export function ConflictTable({
  conflicts,
  labelOf,
  shown,
  onSave,
  onReload,
}: {
  conflicts: Conflict[]
  labelOf: (field: string) => string
  /** How a value reads; codes and records have words. */
  shown?: (field: string, value: unknown) => string | undefined
  onSave: (sides: Sides) => void
  onReload: () => void
}) {
  const t = useTranslations('form')
  const id = useId()
  const [sides, setSides] = useState<Sides>(Object.fromEntries(conflicts.map(({ field }) => [field, 'mine'])))
  const show = (field: string, value: unknown) =>
    value === null || value === undefined || value === ''
      ? t('empty')
      : (shown?.(field, value) ?? plain(value))
  const plain = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)
  return (
    <section className="errlist pad" role="alert">
      <h2>{t('stale')}</h2>
      <p className="sub px-3.5">{t('staleBody')}</p>
      <table className="conflict">
        <thead>
          <tr>
            <th>{t('staleField')}</th>
            <th>{t('staleBase')}</th>
            <th>{t('staleTheirs')}</th>
            <th>{t('staleMine')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => (
            <tr key={conflict.field}>
              <th scope="row">{labelOf(conflict.field)}</th>
              <td className="mut">{show(conflict.field, conflict.base)}</td>
              {(['theirs', 'mine'] as const).map((side) => (
                <td key={side}>
                  <label className="row">
                    <input
                      type="radio"
                      className="chk"
                      name={`${id}-${conflict.field}`}
                      form={id} // no form has this id: the choice is not part of what is sent
                      checked={sides[conflict.field] === side}
                      onChange={() => setSides((before) => ({ ...before, [conflict.field]: side }))}
                    />
                    {show(conflict.field, conflict[side])}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button look="pri" onClick={() => onSave(sides)}>
          {t('staleSave')}
        </Button>
        <Button onClick={onReload}>{t('staleReload')}</Button>
      </div>
    </section>
  )
}
