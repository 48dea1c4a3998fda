'use client'

import { useTranslations } from 'next-intl'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import type { Answers } from '@/lib/core/forms/definition'
import type { SetAnswers } from './indicator-inputs'

const GRADES = [1, 2, 3, 4, 5] as const

/** The proposed grade with its reason, and the findings. */
export function ProposalInputs({
  answers,
  set,
  computed,
  problems,
}: {
  answers: Answers
  set: SetAnswers
  computed: Grade | null
  problems: Readonly<Record<string, string[]>>
}) {
  const t = useTranslations('grading')
  const ui = useTranslations('ui.grade')
  const proposed = answers.proposedGrade ? Number(answers.proposedGrade) : null
  const wrong = [...(problems.proposedGrade ?? []), ...(problems.reason ?? [])]
  return (
    <section className="sheet pad stack" aria-label={t('proposal')}>
      <h2>{t('proposal')}</h2>
      <fieldset className="row">
        <legend className="sub mb-1">{t('input.proposed')}</legend>
        <span className="seg" role="radiogroup" aria-label={t('input.proposed')}>
          {GRADES.map((grade) => (
            <button
              key={grade}
              type="button"
              role="radio"
              aria-checked={proposed === grade}
              data-checked={proposed === grade || undefined}
              onClick={() => set({ proposedGrade: String(grade) })}
            >
              {ui(`${grade}`)}
            </button>
          ))}
        </span>
        {computed !== null && proposed !== null && (
          <span className="meta">
            {proposed === computed ? t('agrees') : proposed < computed ? t('better') : t('worse')}
          </span>
        )}
      </fieldset>
      {wrong.length > 0 && (
        <p className="text-meta down" role="alert">
          {wrong.join(' ')}
        </p>
      )}
      <label className="field">
        <span className="lb">{t('input.reason')}</span>
        <textarea
          className="inp"
          rows={2}
          maxLength={1000}
          value={String(answers.proposalReason ?? '')}
          onChange={(event) => set({ proposalReason: event.target.value || null })}
        />
        <span className="hint">{t('input.reasonHint')}</span>
      </label>
      <label className="field">
        <span className="lb">{t('input.findings')}</span>
        <textarea
          className="inp"
          rows={3}
          maxLength={1000}
          placeholder={t('input.findingsHint')}
          value={String(answers.findings ?? '')}
          onChange={(event) => set({ findings: event.target.value || null })}
        />
      </label>
    </section>
  )
}
