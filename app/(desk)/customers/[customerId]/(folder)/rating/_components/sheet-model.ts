import { getMessages } from 'next-intl/server'
import type { ChoiceWords, RatingKind, SheetModel } from '@/components/grading/rating-model'
import type { RatingSheet } from '@/lib/areas/grading/queries'
import type { Answers } from '@/lib/core/forms/definition'

/** Facts that hold from one sheet to the next until somebody says otherwise. */
const LASTING = [
  'annualSales',
  'paymentMethod',
  'nature',
  'licences',
  'residence',
  'goodsFlow',
  'goodsFlowNote',
]

async function choiceWords(): Promise<ChoiceWords> {
  const { forms } = (await getMessages()) as unknown as { forms: { options: ChoiceWords } }
  const { paymentMethod, businessNature, residence, goodsFlow, licenceState, knockOut } = forms.options
  return { paymentMethod, businessNature, residence, goodsFlow, licenceState, knockOut }
}

/** What a new sheet starts from: the system's own figures, and the lasting facts of the sheet before. */
function startAnswers({ figures, before }: RatingSheet): { answers: Answers; carried: string[] } {
  const lasting = Object.entries(before ?? {}).filter(
    ([name, value]) => LASTING.includes(name) && value !== null,
  )
  return {
    answers: {
      ...Object.fromEntries(lasting),
      monthlySales: figures.monthlySalesFen,
      overdueCount: figures.timesLate,
      overdueDays: figures.worstDaysLate,
      ...(figures.yearsInBusiness === null ? {} : { yearsInBusiness: figures.yearsInBusiness }),
    },
    carried: lasting.map(([name]) => name),
  }
}

/** The sheet as the screen takes it; `starting` makes a new one. */
export async function sheetModel(sheet: RatingSheet, starting: RatingKind | null): Promise<SheetModel> {
  const { rating, customer, figures } = sheet
  const fresh = starting ? startAnswers(sheet) : null
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
