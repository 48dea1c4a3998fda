'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { RuleSource } from '@/components/ui/rule-source'
import { knockedOut, knockOuts } from '@/lib/areas/grading/rules/indicator-bands'
import { allKnockOuts, statedKnockOuts } from '@/lib/areas/grading/rules/rating-facts'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { Answers } from '@/lib/core/forms/definition'
import type { SetAnswers } from './indicator-inputs'
import type { SheetModel } from './rating-model'

/**
 * What gives grade five whatever the figures, each with its indicator, and the proof it rests on, written or as files
 * (R-C05). Bad debt that the books hold is ticked by them and needs no proof.
 */
export function KnockOutInputs({
  answers,
  set,
  model,
  files,
  onSave,
}: {
  answers: Answers
  set: SetAnswers
  model: SheetModel
  /** The files at the sheet; null while it is not saved yet and has no place for them. */
  files: ReactNode
  onSave: () => void
}) {
  const t = useTranslations('grading')
  const stated = statedKnockOuts(answers)
  const all = allKnockOuts(answers, model.judging)
  const ofBooks = (one: string) => one === 'bad-debt' && model.judging.badDebt
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
              checked={all.includes(one)}
              aria-disabled={ofBooks(one) || undefined}
              onChange={(event) =>
                !ofBooks(one) &&
                set({
                  knockOuts: event.target.checked
                    ? [...stated, one]
                    : stated.filter((other) => other !== one),
                })
              }
            />
            {model.words.knockOut[one]}
            <span className="meta">{ofBooks(one) ? t('ofBooks') : t(`name.${knockedOut[one]}`)}</span>
          </label>
        ))}
      </fieldset>
      {stated.some((one) => !ofBooks(one)) && (
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
      <div className="field">
        <span className="lb">{t('files')}</span>
        {files ?? (
          <div className="row wrap">
            <Button icon="upl" size="s" onClick={onSave}>
              {t('saveForFiles')}
            </Button>
            <span className="meta">{t('saveForFilesHint')}</span>
          </div>
        )}
      </div>
    </section>
  )
}
