import type { Answers } from '@/lib/core/forms/definition'
import type { Fen } from '@/lib/core/money'

/** Facts that hold from one sheet to the next until somebody says otherwise. */
const lasting = [
  'annualSales',
  'paymentMethod',
  'nature',
  'licences',
  'residence',
  'goodsFlow',
  'goodsFlowNote',
]

export type KnownFigures = {
  monthlySalesFen: Fen
  timesLate: number
  worstDaysLate: number
  yearsInBusiness: number | null
}

/** What a new sheet starts from: the system's own figures, and the lasting facts of the sheet before. */
export function startAnswers(
  figures: KnownFigures,
  before: Answers | null,
): { answers: Answers; carried: string[] } {
  const kept = Object.entries(before ?? {}).filter(
    ([name, value]) => lasting.includes(name) && value !== null,
  )
  return {
    answers: {
      ...Object.fromEntries(kept),
      monthlySales: figures.monthlySalesFen,
      overdueCount: figures.timesLate,
      overdueDays: figures.worstDaysLate,
      ...(figures.yearsInBusiness === null ? {} : { yearsInBusiness: figures.yearsInBusiness }),
    },
    carried: kept.map(([name]) => name),
  }
}
