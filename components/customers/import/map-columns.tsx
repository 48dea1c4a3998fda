'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { YesNoInput } from '@/components/form/yes-no-input'
import type { Action } from '@/components/form/use-action'

export type MapColumn = {
  column: number
  title: string
  samples: string[]
  fact: string
  unit: string | null
  sure: boolean
  guessedUnit: boolean
}
type Option = { value: string; label: string }

/** What each column means; where new customers belong. The choice is kept for the next file with the same titles. */
export function MapColumns<T>({
  taskId,
  headerRow,
  titles,
  keyColumn,
  columns,
  facts,
  moneyFacts,
  units,
  places,
  place,
  remembered,
  action,
}: {
  taskId: string
  headerRow: number
  titles: string[]
  keyColumn: number | null
  columns: MapColumn[]
  facts: Option[]
  moneyFacts: readonly string[]
  units: Option[]
  places: Option[]
  place: string
  remembered: boolean
  action: Action<T>
}) {
  const t = useTranslations('importPage')
  const [rows, setRows] = useState(columns)
  const change = (at: number, part: Partial<MapColumn>) =>
    setRows(rows.map((row, i) => (i === at ? { ...row, ...part, sure: true } : row)))
  const chosen = rows.filter((row) => row.fact !== '')
  const input = chosen.map((row) => ({
    column: row.column,
    fact: row.fact,
    confidence: 1,
    ...(moneyFacts.includes(row.fact) && row.unit ? { unit: row.unit } : {}),
  }))
  return (
    <ActionForm
      action={action}
      fixed={{ taskId, headerRow, titles, keyColumn, columns: input }}
      success={null}
      className="stack"
    >
      <section className="sheet" aria-label={t('map')}>
        <div className="pad">
          <h2>{t('map')}</h2>
          <p className="sub">
            {remembered ? t('remembered') : t('guessed', { count: chosen.length, all: rows.length })}
          </p>
        </div>
        <div className="overflow-x-auto">
          <table className="led cards">
            <thead>
              <tr>
                <th>{t('column')}</th>
                <th>{t('samples')}</th>
                <th>{t('means')}</th>
                <th>{t('unit')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={row.column}>
                  <td className="whole">
                    <b>{row.title || t('untitled', { column: row.column + 1 })}</b>
                  </td>
                  <td className="meta cut" title={row.samples.join(' · ')}>
                    {row.samples.join(' · ').slice(0, 60)}
                  </td>
                  <td>
                    <select
                      className="inp"
                      aria-label={t('meansOf', { title: row.title })}
                      value={row.fact}
                      onChange={(event) => change(at, { fact: event.target.value })}
                    >
                      <option value="">{t('skip')}</option>
                      {facts.map((fact) => (
                        <option
                          key={fact.value}
                          value={fact.value}
                          disabled={chosen.some((other) => other.fact === fact.value && other !== row)}
                        >
                          {fact.label}
                        </option>
                      ))}
                    </select>
                    {!row.sure && row.fact !== '' && <span className="meta"> {t('lookTwice')}</span>}
                  </td>
                  <td>
                    {moneyFacts.includes(row.fact) && (
                      <select
                        className="inp"
                        aria-label={t('unitOf', { title: row.title })}
                        value={row.unit ?? 'yuan'}
                        onChange={(event) => change(at, { unit: event.target.value, guessedUnit: false })}
                      >
                        {units.map((unit) => (
                          <option key={unit.value} value={unit.value}>
                            {unit.label}
                          </option>
                        ))}
                      </select>
                    )}
                    {row.guessedUnit && moneyFacts.includes(row.fact) && (
                      <span className="meta"> {t('unitGuessed')}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="sheet pad stack">
        <SelectInput name="unitId" label={t('place')} required options={places} defaultValue={place} />
        <YesNoInput name="updates" label={t('updates')} defaultValue />
        <YesNoInput name="overwrite" label={t('overwrite')} hint={t('overwriteHint')} />
        <div className="row">
          <SubmitButton size="l">{t('dryRun')}</SubmitButton>
          <span className="meta">{t('dryRunHint')}</span>
        </div>
      </section>
    </ActionForm>
  )
}
