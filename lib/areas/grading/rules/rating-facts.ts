import type { BusinessDate } from '@/lib/core/dates'
import type { Fen } from '@/lib/core/money'
import type { Answers } from '@/lib/core/forms/definition'
import { isEmpty } from '@/lib/core/forms/values'
import { type Indicator, indicators } from './credit-grade'
import { type IndicatorFacts, knockedOut, type KnockOut, knockOuts, type Licence } from './indicator-bands'

/** What the system itself knows when a sheet is judged. */
export type KnownFacts = {
  /** Agreed days to pay. */
  termDays: number
  /** The books hold bad debt of the customer (R-P04). */
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
  const stated = new Set(statedKnockOuts(answers))
  const badDebt = known.badDebt || stated.has('bad-debt')
  const sued = stated.has('sued')
  const termsRefused = stated.has('terms-refused')
  const licences = rows?.map(licenceOf).filter((licence) => licence !== null) ?? null
  return {
    annualSales: stated.has('figures-refused') ? 'refused' : value<Fen>('annualSales'),
    monthlySales: value<Fen>('monthlySales'),
    // Money by transfer comes inside the agreed day, or the method is another one.
    payment:
      method || termsRefused
        ? {
            method: method ?? 'agreed',
            termDays: method === 'bank-transfer' ? 0 : known.termDays,
            refusesWrittenTerms: termsRefused,
          }
        : null,
    reliability:
      (times === null || days === null) && !badDebt && !sued
        ? null
        : { timesLate: times ?? 0, worstDaysLate: days ?? 0, badDebt, sued },
    stoppedByOrder: stated.has('stopped-by-order'),
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

/** The knock-outs stated on the sheet. */
export function statedKnockOuts(answers: Answers): readonly KnockOut[] {
  const stated = answers.knockOuts
  return Array.isArray(stated) ? knockOuts.filter((one) => stated.includes(one)) : []
}

/** The knock-outs stated on the sheet, and bad debt wherever the books know of it: nobody leaves that out. */
export function allKnockOuts(answers: Answers, { badDebt }: Pick<KnownFacts, 'badDebt'>): KnockOut[] {
  const stated = statedKnockOuts(answers)
  return knockOuts.filter((one) => stated.includes(one) || (one === 'bad-debt' && badDebt))
}

/**
 * The indicators whose D is proven: what the sheet or the books measure proves itself, a knock-out that is only stated
 * needs its proof, a written one or a file kept at the sheet (R-C05: "knock-out or cannot be proven").
 */
export function provenIndicators(
  answers: Answers,
  known: { badDebt: boolean; files: number },
): ReadonlySet<Indicator> {
  const isProven = !isEmpty(answers.knockOutProof) || known.files > 0
  const open = statedKnockOuts(answers).filter((one) => one !== 'bad-debt' || !known.badDebt)
  const stated = new Set<Indicator>(open.map((one) => knockedOut[one]))
  return new Set(indicators.filter((indicator) => isProven || !stated.has(indicator)))
}
