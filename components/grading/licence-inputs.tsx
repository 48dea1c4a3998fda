'use client'

import { useTranslations } from 'next-intl'
import { useToday } from '@/components/form/today'
import { Button } from '@/components/ui/button'
import type { Answers } from '@/lib/core/forms/definition'
import { parseDate } from '@/lib/core/dates'
import type { SetAnswers } from './indicator-inputs'
import type { SheetModel } from './rating-model'

type Row = { licence?: string | null; validUntil?: string | null; state?: string | null }

/** The licences of the customer, one a line: name, last valid day, state. */
export function LicenceInputs({
  answers,
  set,
  model,
}: {
  answers: Answers
  set: SetAnswers
  model: SheetModel
}) {
  const t = useTranslations('grading')
  const today = useToday()
  const rows = (Array.isArray(answers.licences) ? answers.licences : []) as Row[]
  const put = (at: number, change: Row) =>
    set({ licences: rows.map((row, i) => (i === at ? { ...row, ...change } : row)) })
  return (
    <span className="grid gap-1.5">
      {rows.map((row, at) => (
        <span className="lic" key={at}>
          <input
            className="inp"
            aria-label={t('input.licence')}
            placeholder={t('input.licence')}
            maxLength={60}
            value={row.licence ?? ''}
            onChange={(event) => put(at, { licence: event.target.value })}
          />
          <input
            className="inp"
            aria-label={t('input.validUntil')}
            placeholder={t('input.validUntil')}
            defaultValue={row.validUntil ?? ''}
            onBlur={(event) => {
              const date = parseDate(event.target.value, today)
              if (date) event.target.value = date
              put(at, { validUntil: date })
            }}
          />
          <select
            className="inp"
            aria-label={t('input.licenceState')}
            value={row.state ?? ''}
            onChange={(event) => put(at, { state: event.target.value || null })}
          >
            <option value="">{t('input.licenceState')}</option>
            {Object.entries(model.words.licenceState).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
          <Button
            look="ghost"
            size="s"
            square
            icon="x"
            aria-label={t('input.removeLicence')}
            onClick={() => set({ licences: rows.filter((_, i) => i !== at) })}
          />
        </span>
      ))}
      <span>
        <Button
          size="s"
          icon="plus"
          onClick={() => set({ licences: [...rows, { licence: '', validUntil: null, state: 'valid' }] })}
        >
          {t('input.addLicence')}
        </Button>
      </span>
    </span>
  )
}
