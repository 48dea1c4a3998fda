import type { BusinessDate } from '@/lib/core/dates'
import type { Fen } from '@/lib/core/money'
import type { Answers } from '@/lib/core/forms/definition'
import { isEmpty } from '@/lib/core/forms/values'
import type { Indicator } from './credit-grade'
import type { IndicatorFacts, Licence } from './indicator-bands'

/** What the system itself knows about payment when a sheet is judged. */
export type KnownFacts = {
  /** Agreed days to pay. */
  termDays: number
  badDebt: boolean
}

type LicenceRow = {
  licence?: string | null
  validUntil?: BusinessDate | null
  state?: Licence['state'] | null
}

function licenceOf({ licence, state, validUntil }: LicenceRow): Licence | null {
  return licence && state ? { name: licence, state, validUntil: validUntil ?? null } : null
}

/** B1 as filled in → the nine facts the bands are judged by; null where nothing (readable) was filled in. */
export function factsOf(answers: Answers, known: KnownFacts): IndicatorFacts {
  const value = <T>(name: string): T | null => {
    const found = answers[name]
    return isEmpty(found) ||
      (typeof found === 'object' && found !== null && ('typed' in found || 'masked' in found))
      ? null
      : (found as T)
  }
  const method = value<NonNullable<IndicatorFacts['payment']>['method']>('paymentMethod')
  const times = value<number>('overdueCount')
  const days = value<number>('overdueDays')
  const nature = value<NonNullable<IndicatorFacts['nature']>['kind']>('nature')
  const rows = value<LicenceRow[]>('licences')
  const licences = rows?.map(licenceOf).filter((licence) => licence !== null) ?? null
  return {
    annualSales: value<Fen>('annualSales'),
    monthlySales: value<Fen>('monthlySales'),
    // Money by transfer comes inside the agreed day, or the method is another one.
    payment: method && {
      method,
      termDays: method === 'bank-transfer' ? 0 : known.termDays,
      refusesWrittenTerms: false,
    },
    reliability:
      times === null || days === null
        ? null
        : { timesLate: times, worstDaysLate: days, badDebt: known.badDebt, sued: false },
    nature: nature && {
      kind: nature,
      licensed: (licences ?? []).some((licence) => licence.state === 'valid' || licence.state === 'expiring'),
    },
    licences: licences && licences.length > 0 ? licences : null,
    residence: value<NonNullable<IndicatorFacts['residence']>>('residence'),
    yearsInBusiness: value<number>('yearsInBusiness'),
    goodsFlow: value<NonNullable<IndicatorFacts['goodsFlow']>>('goodsFlow'),
  }
}

/** Facts of the sheet itself prove a D; what cannot be measured needs findings or a file. */
export function provenIndicators(answers: Answers): ReadonlySet<Indicator> {
  const proof = !isEmpty(answers.findings) || !isEmpty(answers.attachments)
  const measured: Indicator[] = ['reliability', 'licences']
  return new Set(
    proof ? (['annualSales', 'paymentMethod', 'goodsFlow', 'nature', ...measured] as Indicator[]) : measured,
  )
}
