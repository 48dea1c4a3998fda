import {
  creditGrade,
  type GradeResult,
  type GradeSettings,
  indicators,
  type Letters,
} from '@/lib/areas/grading/rules/credit-grade'
import {
  bandsOf,
  type BandSettings,
  defaultBands,
  type IndicatorFacts,
  type Licence,
} from '@/lib/areas/grading/rules/indicator-bands'
import { fen } from '@/lib/core/money'
import { type Profile } from './profiles'
import { type Timeline } from './timeline'
import { type RatingView } from './account'

/**
 * Bands of the demonstration: most of its customers are small, so what counts as much per month is less.
 * A setting of the company; every other band is the product's default.
 */
export const demoBands: BandSettings = {
  ...defaultBands,
  monthlySales: { aFrom: fen(40_000_00), bFrom: fen(10_000_00) },
}

export const demoGradeSettings: GradeSettings = { abWeakOthers: 5, clause4bTail: 'B' }

const METHODS = {
  cash: 'cash-on-delivery',
  'bank-remittance': 'bank-transfer',
  agreed: 'agreed',
  'cleared-first': 'clear-then-deliver',
  'sale-or-return': 'consignment',
} as const

/** A rating as form B1 holds it: the nine facts, their letters and the grade they give. */
export type DemoRating = { day: number; facts: IndicatorFacts; letters: Letters; result: GradeResult }

function licencesOn(profile: Profile, day: number, time: Timeline): Licence[] {
  return profile.licences.map(({ name, status, daysLeft }) => {
    const left = daysLeft === null ? null : daysLeft + time.last - day
    const state =
      status !== 'held'
        ? status
        : left === null || left >= demoBands.licenceNearEndDays
          ? 'valid'
          : left < 0
            ? 'expired'
            : 'expiring'
    return { name, state, validUntil: daysLeft === null ? null : time.date(time.last + daysLeft) }
  })
}

/** Rates a customer on a day: the facts as they stood, banded and graded by the product's own rules. */
export function rate(profile: Profile, day: number, view: RatingView, time: Timeline): DemoRating {
  const facts: IndicatorFacts = {
    annualSales: fen(profile.annualTurnoverFen),
    monthlySales: fen(Math.max(0, view.monthlySalesFen)),
    payment: {
      method: METHODS[profile.terms],
      termDays: profile.termDays,
      refusesWrittenTerms: false,
    },
    reliability: {
      timesLate: view.timesLate,
      worstDaysLate: view.worstDaysLate,
      badDebt: false,
      sued: false,
    },
    nature: { kind: profile.nature, licensed: true },
    licences: licencesOn(profile, day, time),
    residence: profile.residence,
    yearsInBusiness: Math.max(0.1, Math.round((day - profile.foundedDay) / 36.525) / 10),
    stoppedByOrder: false,
    goodsFlow: profile.goodsFlow,
  }
  const bands = bandsOf(facts, demoBands, time.date(day))
  const letters = Object.fromEntries(indicators.map((name) => [name, bands[name]!.letter])) as Letters
  return { day, facts, letters, result: creditGrade(letters, demoGradeSettings) }
}
