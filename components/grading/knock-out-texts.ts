import { type Indicator, indicators, type Letter } from '@/lib/areas/grading/rules/credit-grade'
import { type Banded, knockedOut } from '@/lib/areas/grading/rules/indicator-bands'
import { allKnockOuts } from '@/lib/areas/grading/rules/rating-facts'
import type { Answers } from '@/lib/core/forms/definition'
import type { GradingWords } from './band-texts'
import { factText } from './fact-texts'
import type { SheetModel } from './rating-model'

/** What knocked the customer out, in words: what was stated, else the fact that was measured. Empty when nothing did. */
export function knockOutTexts(
  letters: Record<Indicator, Letter> | null,
  banded: Banded,
  answers: Answers,
  model: SheetModel,
  t: GradingWords,
): string[] {
  const stated = allKnockOuts(answers, model.judging)
  return indicators
    .filter((indicator) => (letters?.[indicator] ?? banded[indicator]?.letter) === 'D')
    .map((indicator) => {
      const said = stated.filter((one) => knockedOut[one] === indicator)
      const what =
        said.length > 0
          ? said.map((one) => model.words.knockOut[one]).join(t('listJoin'))
          : (factText(indicator, answers, model, t) ?? 'D')
      return `${t(`name.${indicator}`)}${t('join')}${what}`
    })
}
