'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { RuleSource } from '@/components/ui/rule-source'
import { knockedOut, knockOuts } from '@/lib/areas/grading/rules/indicator-bands'
import { statedKnockOuts } from '@/lib/areas/grading/rules/rating-facts'
import type { Answers } from '@/lib/core/forms/definition'
import type { SetAnswers } from './indicator-inputs'
import type { SheetModel } from './rating-model'

/** What gives grade five whatever the figures, each with its indicator, and the proof it rests on (R-C05). */
export function KnockOutInputs({
  answers,
  set,
  model,
}: {
  answers: Answers
  set: SetAnswers
  model: SheetModel
}) {
  const t = useTranslations('grading')
  const stated = statedKnockOuts(answers)
  return (
    <section className="sheet pad stack" aria-label={t('knockOutTitle')}>
      <h2>{t('knockOutTitle')}</h2>
      <p className="mut">
        {t('knockOutHint')} <RuleSource rule="R-C05" />
      </p>
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="vh">{t('knockOutTitle')}</legend>
        {knockOuts.map((one) => (
          <label key={one} className="row">
            <Checkbox
              checked={stated.includes(one)}
              onChange={(event) =>
                set({
                  knockOuts: event.target.checked
                    ? [...stated, one]
                    : stated.filter((other) => other !== one),
                })
              }
            />
            {model.words.knockOut[one]}
            <span className="meta">{t(`name.${knockedOut[one]}`)}</span>
          </label>
        ))}
      </fieldset>
      {stated.length > 0 && (
        <label className="field">
          <span className="lb">{t('input.knockOutProof')}</span>
          <textarea
            className="inp"
            rows={2}
            maxLength={1000}
            aria-required="true"
            value={String(answers.knockOutProof ?? '')}
            onChange={(event) => set({ knockOutProof: event.target.value || null })}
          />
          <span className="hint">{t('input.knockOutProofHint')}</span>
        </label>
      )}
    </section>
  )
}
