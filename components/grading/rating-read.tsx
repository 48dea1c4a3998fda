import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { creditGrade, type Grade, lettersFrom } from '@/lib/areas/grading/rules/credit-grade'
import { bandsOf, lettersOf, missingIndicators } from '@/lib/areas/grading/rules/indicator-bands'
import { factsOf } from '@/lib/areas/grading/rules/rating-facts'
import { GradeChanges } from './grade-changes'
import { GradeResultSheet } from './grade-result'
import { IndicatorTable } from './indicator-table'
import { knockOutTexts } from './knock-out-texts'
import type { SheetModel } from './rating-model'

/** B1 as it stands: handed in, approved, or a draft of somebody else. Letters are those frozen on submission. */
export function RatingRead({
  model,
  frozenLetters,
  proposed,
  final,
  left,
  right,
}: {
  model: SheetModel
  frozenLetters: string | null
  proposed: number | null
  final: number | null
  /** Below the indicators: findings, signatures. */
  left: ReactNode
  /** Below what would change: history. */
  right: ReactNode
}) {
  const t = useTranslations('grading')
  const { judging, answers } = model
  const facts = factsOf(answers, { termDays: judging.termDays, badDebt: judging.badDebt })
  const banded = bandsOf(facts, judging.bands, judging.day)
  const frozen = lettersFrom(frozenLetters)
  const letters = frozen ?? lettersOf(banded)
  return (
    <div className="wrapg">
      <div className="stack">
        <section className="sheet">
          <IndicatorTable model={model} answers={answers} banded={banded} frozen={frozen} />
        </section>
        {left}
      </div>
      <div className="stack">
        <GradeResultSheet
          result={letters && creditGrade(letters, judging.grades)}
          grades={judging.grades}
          previous={model.previousGrade}
          proposed={proposed as Grade | null}
          final={final as Grade | null}
          missing={letters ? [] : missingIndicators(banded).map((indicator) => t(`name.${indicator}`))}
          knockOuts={knockOutTexts(frozen, banded, answers, model, t)}
        />
        {letters && <GradeChanges letters={letters} banded={banded} model={model} />}
        {right}
      </div>
    </div>
  )
}
