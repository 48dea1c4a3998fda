'use client'

import { useTranslations } from 'next-intl'

import type { BusinessDate } from '@/lib/core/dates'
import type { Row } from '@/lib/core/forms/values'

type Ending = { endsOn: string; leftFor: string | null }

/** Is this line taken off because the person left? */
export function isEnding(row: Row): boolean {
  return typeof row['ending'] === 'object' && row['ending'] !== null
}

/** Who is taken off a list of people on file: when he left and where to, or back onto the list. */
export function EndingRows({
  id,
  rows,
  today,
  onEnding,
}: {
  id: string
  rows: readonly Row[]
  today: BusinessDate
  onEnding: (at: number, ending: Ending | null) => void
}) {
  const t = useTranslations('forms.sheet')
  if (!rows.some(isEnding)) return null
  return (
    <fieldset className="note warn my-2">
      <legend className="vh">{t('endingTitle')}</legend>
      {rows.map((row, at) => {
        if (!isEnding(row)) return null
        const ending = row['ending'] as Ending
        const name = String(row['name'])
        return (
          <div key={at} className="row wrap g3 mb-2">
            <b>{t('endingRow', { name })}</b>
            <input
              id={`${id}-${at}-ends-on`}
              type="date"
              className="inp"
              aria-label={`${name} ${t('endingDay')}`}
              max={today}
              value={ending.endsOn}
              onChange={(event) => onEnding(at, { ...ending, endsOn: event.target.value })}
            />
            <input
              className="inp"
              aria-label={`${name} ${t('endingWhere')}`}
              placeholder={t('endingWhere')}
              maxLength={100}
              value={ending.leftFor ?? ''}
              onChange={(event) => onEnding(at, { ...ending, leftFor: event.target.value || null })}
            />
            <button type="button" className="btn s" onClick={() => onEnding(at, null)}>
              {t('endingBack')}
            </button>
          </div>
        )
      })}
    </fieldset>
  )
}
