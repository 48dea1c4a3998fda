import { daysBetween, type BusinessDate } from '@/lib/core/dates'
import { fen, type Fen } from '@/lib/core/money'
import { indicators, type Indicator, type Letter } from './credit-grade'

export const paymentMethods = [
  'cash',
  'bank-transfer',
  'agreed',
  'clear-then-deliver',
  'consignment',
] as const
export const natures = ['state', 'listed', 'chain', 'joint-stock', 'private', 'sole-trader', 'other'] as const
export const residences = ['local', 'same-province', 'other-province', 'unknown'] as const
export const goodsFlows = ['in-area', 'mostly-traceable', 'leaks', 'unknown'] as const

export type Licence = {
  name: string
  /** Without it the customer may not trade at all. */
  key: boolean
  status: 'held' | 'in-renewal' | 'missing'
  /** Last valid day; null for one without end. */
  validUntil: BusinessDate | null
}

/** What is known of the nine indicators; null means not surveyed yet. */
export type IndicatorFacts = {
  /** The customer's own yearly turnover, in fen. */
  annualScale: Fen | 'refused' | null
  /** Our sales through it: mean of the last three months, in fen. */
  monthlySales: Fen | null
  payment: {
    method: (typeof paymentMethods)[number]
    /** Agreed days to pay; for a bank transfer "inside the agreed day" is 0. */
    termDays: number
    refusesWrittenTerms: boolean
  } | null
  /** Last six months. */
  paymentRecord: { timesLate: number; worstDaysLate: number; badDebt: boolean; sued: boolean } | null
  nature: { kind: (typeof natures)[number]; licensed: boolean } | null
  licences: readonly Licence[] | null
  residence: (typeof residences)[number] | null
  /** Whole years in business. */
  years: number | null
  goodsFlow: (typeof goodsFlows)[number] | null
}

type UpToC = Exclude<Letter, 'D'>

/** Where the bands lie; a setting per region. Money in fen; "from" limits belong to the better band. */
export type BandSettings = {
  annualScale: { aFrom: Fen; bFrom: Fen }
  monthlySales: { aFrom: Fen; bFrom: Fen }
  /** Longest term in days that is still B. */
  bTermDays: number
  /** Late payment: days and times still B, days still C. */
  late: { bDays: number; bTimes: number; cDays: number }
  /** A licence with fewer days left than this is near its end. */
  licenceNearEndDays: number
  nature: Record<(typeof natures)[number], UpToC>
  residence: Record<(typeof residences)[number], UpToC>
  years: { aFrom: number; bFrom: number }
  goodsFlow: Record<(typeof goodsFlows)[number], UpToC>
}

/** The defaults of R-C05; an administrator may change each of them for his region. */
export const defaultBands: BandSettings = {
  annualScale: { aFrom: fen(5_000_000_000), bFrom: fen(1_000_000_000) },
  monthlySales: { aFrom: fen(20_000_000), bFrom: fen(5_000_000) },
  bTermDays: 30,
  late: { bDays: 30, bTimes: 1, cDays: 60 },
  licenceNearEndDays: 90,
  nature: {
    state: 'A',
    listed: 'A',
    chain: 'A',
    'joint-stock': 'B',
    private: 'B',
    'sole-trader': 'C',
    other: 'C',
  },
  residence: { local: 'A', 'same-province': 'B', 'other-province': 'C', unknown: 'C' },
  years: { aFrom: 5, bFrom: 2 },
  goodsFlow: { 'in-area': 'A', 'mostly-traceable': 'B', leaks: 'C', unknown: 'C' },
}

/** A distance to another band: how far, in fen, days or years. */
export type Distance = { letter: Letter; lackFen?: Fen; days?: number; years?: number }

export type Band = {
  indicator: Indicator
  letter: Letter
  /** Message key under `reasons.`: what puts the fact into this band. */
  code: string
  values: Record<string, string | number>
  /** What is missing to the next better band, where it can be measured: "差 1.57万到A". */
  toBetter: Distance | null
  /** What may be lost before the next worse band. */
  toWorse: Distance | null
}

export type Banded = Record<Indicator, Band | null>

/** All nine facts → bands (R-C05, default bands); null where the fact is not known yet. */
export function bandsOf(facts: IndicatorFacts, settings: BandSettings, today: BusinessDate): Banded {
  return {
    'annual-scale': annualScaleBand(facts.annualScale, settings),
    'monthly-sales': moneyBand('monthly-sales', facts.monthlySales, settings.monthlySales),
    'payment-method': paymentMethodBand(facts.payment, settings),
    'payment-record': paymentRecordBand(facts.paymentRecord, settings),
    nature: natureBand(facts.nature, settings),
    licences: licencesBand(facts.licences, settings, today),
    residence: choiceBand('residence', facts.residence, settings.residence),
    years: yearsBand(facts.years, settings),
    'goods-flow': choiceBand('goods-flow', facts.goodsFlow, settings.goodsFlow),
  }
}

/** The indicators without a fact, in the order of the form. */
export function missingIndicators(banded: Banded): Indicator[] {
  return indicators.filter((indicator) => banded[indicator] === null)
}

function band(
  indicator: Indicator,
  letter: Letter,
  code: string,
  values: Band['values'] = {},
  distances: Partial<Pick<Band, 'toBetter' | 'toWorse'>> = {},
): Band {
  return { indicator, letter, code, values, toBetter: null, toWorse: null, ...distances }
}

function annualScaleBand(fact: IndicatorFacts['annualScale'], settings: BandSettings): Band | null {
  if (fact === 'refused') return band('annual-scale', 'D', 'grading.bands.figures-refused')
  return moneyBand('annual-scale', fact, settings.annualScale)
}

function moneyBand(
  indicator: 'annual-scale' | 'monthly-sales',
  amount: Fen | null,
  { aFrom, bFrom }: { aFrom: Fen; bFrom: Fen },
): Band | null {
  if (amount === null) return null
  const values = { amountFen: amount, aFromFen: aFrom, bFromFen: bFrom }
  if (amount >= aFrom)
    return band(indicator, 'A', 'grading.bands.money-a', values, {
      toWorse: { letter: 'B', lackFen: fen(amount - aFrom + 1) },
    })
  if (amount >= bFrom)
    return band(indicator, 'B', 'grading.bands.money-b', values, {
      toBetter: { letter: 'A', lackFen: fen(aFrom - amount) },
      toWorse: { letter: 'C', lackFen: fen(amount - bFrom + 1) },
    })
  return band(indicator, 'C', 'grading.bands.money-c', values, {
    toBetter: { letter: 'B', lackFen: fen(bFrom - amount) },
  })
}

function paymentMethodBand(fact: IndicatorFacts['payment'], { bTermDays }: BandSettings): Band | null {
  if (fact === null) return null
  const values = { method: fact.method, days: fact.termDays, bDays: bTermDays }
  if (fact.refusesWrittenTerms) return band('payment-method', 'D', 'grading.bands.terms-refused')
  if (fact.method === 'cash' || (fact.method === 'bank-transfer' && fact.termDays === 0))
    return band('payment-method', 'A', 'grading.bands.payment-a', values)
  if (fact.method === 'consignment') return band('payment-method', 'C', 'grading.bands.payment-consignment')
  if (fact.termDays <= bTermDays)
    return band('payment-method', 'B', 'grading.bands.payment-b', values, {
      toWorse: { letter: 'C', days: bTermDays - fact.termDays + 1 },
    })
  return band('payment-method', 'C', 'grading.bands.payment-c', values, {
    toBetter: { letter: 'B', days: fact.termDays - bTermDays },
  })
}

function paymentRecordBand(fact: IndicatorFacts['paymentRecord'], { late }: BandSettings): Band | null {
  if (fact === null) return null
  const values = { times: fact.timesLate, days: fact.worstDaysLate, ...late }
  if (fact.badDebt) return band('payment-record', 'D', 'grading.bands.bad-debt')
  if (fact.sued) return band('payment-record', 'D', 'grading.bands.sued')
  if (fact.worstDaysLate > late.cDays) return band('payment-record', 'D', 'grading.bands.record-d', values)
  if (fact.timesLate === 0) return band('payment-record', 'A', 'grading.bands.record-a')
  if (fact.timesLate <= late.bTimes && fact.worstDaysLate <= late.bDays)
    return band('payment-record', 'B', 'grading.bands.record-b', values)
  return band('payment-record', 'C', 'grading.bands.record-c', values)
}

function natureBand(fact: IndicatorFacts['nature'], { nature }: BandSettings): Band | null {
  if (fact === null) return null
  const letter = nature[fact.kind]
  if (letter === 'B' && !fact.licensed)
    return band('nature', 'C', 'grading.bands.nature-unlicensed', { kind: fact.kind })
  return band('nature', letter, 'grading.bands.nature', { kind: fact.kind, letter })
}

/**
 * A all valid; B one near its end or in renewal; C a minor one missing or expired; D a key licence missing or
 * expired, in renewal or not: an expired key licence is a knock-out until the new one is there.
 */
function licencesBand(
  fact: IndicatorFacts['licences'],
  { licenceNearEndDays }: BandSettings,
  today: BusinessDate,
): Band | null {
  if (fact === null || fact.length === 0) return null
  const daysLeft = (licence: Licence) =>
    licence.validUntil === null ? Infinity : daysBetween(today, licence.validUntil)
  const gone = (licence: Licence) => licence.status === 'missing' || daysLeft(licence) < 0
  const keyGone = fact.find((licence) => licence.key && gone(licence))
  if (keyGone) return band('licences', 'D', 'grading.bands.licence-key-gone', { name: keyGone.name })
  const minorGone = fact.find(gone)
  if (minorGone) return band('licences', 'C', 'grading.bands.licence-minor-gone', { name: minorGone.name })
  const next = fact.reduce((a, b) => (daysLeft(b) < daysLeft(a) ? b : a))
  if (daysLeft(next) < licenceNearEndDays) {
    const values = { name: next.name, days: daysLeft(next), validUntil: next.validUntil! }
    return band('licences', 'B', 'grading.bands.licence-near-end', values, {
      toWorse: { letter: next.key ? 'D' : 'C', days: daysLeft(next) + 1 },
    })
  }
  const renewing = fact.find((licence) => licence.status === 'in-renewal')
  if (renewing) return band('licences', 'B', 'grading.bands.licence-in-renewal', { name: renewing.name })
  if (next.validUntil === null) return band('licences', 'A', 'grading.bands.licences-valid')
  return band(
    'licences',
    'A',
    'grading.bands.licences-valid',
    {},
    { toWorse: { letter: 'B', days: daysLeft(next) - licenceNearEndDays + 1 } },
  )
}

function yearsBand(years: number | null, settings: BandSettings): Band | null {
  if (years === null) return null
  const { aFrom, bFrom } = settings.years
  const values = { years, aFrom, bFrom }
  if (years >= aFrom) return band('years', 'A', 'grading.bands.years-a', values)
  if (years >= bFrom)
    return band('years', 'B', 'grading.bands.years-b', values, {
      toBetter: { letter: 'A', years: aFrom - years },
    })
  return band('years', 'C', 'grading.bands.years-c', values, {
    toBetter: { letter: 'B', years: bFrom - years },
  })
}

function choiceBand<Choice extends string>(
  indicator: 'residence' | 'goods-flow',
  choice: Choice | null,
  letterOf: Record<Choice, UpToC>,
): Band | null {
  if (choice === null) return null
  const letter = letterOf[choice]
  const code = indicator === 'residence' ? 'grading.bands.residence' : 'grading.bands.goods-flow'
  return band(indicator, letter, code, { choice, letter })
}
