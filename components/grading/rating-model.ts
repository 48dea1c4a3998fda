import type { GradeSettings } from '@/lib/areas/grading/rules/credit-grade'
import type { BandSettings } from '@/lib/areas/grading/rules/indicator-bands'
import type { BusinessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import type { Fen } from '@/lib/core/money'

/** Words of the form's choices, in the reader's language. */
export type ChoiceWords = Readonly<
  Record<
    | 'paymentMethod'
    | 'businessNature'
    | 'residence'
    | 'goodsFlow'
    | 'licenceName'
    | 'licenceState'
    | 'knockOut',
    Readonly<Record<string, string>>
  >
>

/** What the sheet is judged by. */
export type Judging = {
  bands: BandSettings
  grades: GradeSettings
  termDays: number
  badDebt: boolean
  day: BusinessDate
}

/** What the system itself knows. Amounts in fen. */
export type KnownFigures = {
  monthlySales: Fen
  overdueCount: number
  overdueDays: number
  yearsInBusiness: number | null
  foundedOn: string | null
}

export type RatingKind = 'first' | 'periodic' | 'interim'

export type SheetModel = {
  customerId: string
  ratingId: string | null
  version: number | null
  kind: RatingKind
  answers: Answers
  /** Facts taken over from the sheet before; to be checked. */
  carried: readonly string[]
  judging: Judging
  figures: KnownFigures
  words: ChoiceWords
  previousGrade: number | null
}
