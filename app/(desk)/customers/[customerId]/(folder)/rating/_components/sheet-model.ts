import { getMessages } from 'next-intl/server'
import type { ChoiceWords, RatingKind, SheetModel } from '@/components/grading/rating-model'
import type { RatingSheet } from '@/lib/areas/grading/queries'
import { startAnswers } from '@/lib/areas/grading/rules/start-answers'

async function choiceWords(): Promise<ChoiceWords> {
  const { forms } = (await getMessages()) as unknown as { forms: { options: ChoiceWords } }
  const { paymentMethod, businessNature, residence, goodsFlow, licenceName, licenceState, knockOut } =
    forms.options
  return { paymentMethod, businessNature, residence, goodsFlow, licenceName, licenceState, knockOut }
}

/** The sheet as the screen takes it; `starting` makes a new one. */
export async function sheetModel(sheet: RatingSheet, starting: RatingKind | null): Promise<SheetModel> {
  const { rating, customer, figures } = sheet
  const fresh = starting ? startAnswers(figures, sheet.before) : null
  return {
    customerId: customer.id,
    ratingId: starting ? null : (rating?.id ?? null),
    version: starting ? null : (rating?.version ?? null),
    kind: starting ?? ((rating?.kind ?? 'first') as RatingKind),
    answers: fresh?.answers ?? rating?.answers ?? {},
    carried: fresh?.carried ?? [],
    judging: {
      bands: sheet.bands,
      grades: sheet.grades,
      termDays: sheet.termDays,
      badDebt: sheet.badDebt,
      day: sheet.judgedOn,
    },
    figures: {
      monthlySales: figures.monthlySalesFen,
      overdueCount: figures.timesLate,
      overdueDays: figures.worstDaysLate,
      yearsInBusiness: figures.yearsInBusiness,
      foundedOn: typeof figures.facts.foundedOn === 'string' ? figures.facts.foundedOn : null,
    },
    words: await choiceWords(),
    previousGrade: starting ? customer.creditGrade : (rating?.previousGrade ?? null),
  }
}
