import { daysBetween, type BusinessDate } from '@/lib/core/dates'
import { choiceOf } from '@/lib/core/decision'
import { fen, type Fen } from '@/lib/core/money'
import { indicators, type Indicator, type Letter, type Letters } from './credit-grade'

/** The choices of form B1; their words are the form's. */
export const paymentMethods = [
  'cash-on-delivery',
  'bank-transfer',
  'agreed',
  'clear-then-deliver',
  'consignment',
] as const
export const natures = ['state', 'listed', 'large-chain', 'joint-stock', 'private', 'individual'] as const
export const residences = ['local', 'province', 'elsewhere'] as const
export const goodsFlows = ['traceable', 'mostly-traceable', 'strayed-or-unknown'] as const
export const licenceStates = ['valid', 'expiring', 'in-renewal', 'expired', 'missing'] as const

/**
 * What knocks a customer out whatever its figures (R-C05, letter D), stated on the sheet with proof. A key licence that is
 * missing or expired and more than two months of delay are knock-outs too; those the sheet itself measures.
 */
export const knockOuts = ['figures-refused', 'terms-refused', 'sued', 'bad-debt', 'stopped-by-order'] as const
export type KnockOut = (typeof knockOuts)[number]

/** The indicator a stated knock-out is a D of. */
export const knockedOut = {
  'figures-refused': 'annualSales',
  'terms-refused': 'paymentMethod',
  sued: 'reliability',
  'bad-debt': 'reliability',
  'stopped-by-order': 'licences',
} as const satisfies Record<KnockOut, Indicator>

export type Licence = {
  name: string
  state: (typeof licenceStates)[number]
  /** Last valid day; null for one without end. */
  validUntil: BusinessDate | null
}

/** What is known of the nine indicators; null means not surveyed yet. */
export type IndicatorFacts = {
  /** The customer's own yearly turnover, in fen. */
  annualSales: Fen | 'refused' | null
  /** Our sales through it: mean of the last three months, in fen. */
  monthlySales: Fen | null
  payment: {
    method: (typeof paymentMethods)[number]
    /** Agreed days to pay; for a bank transfer "inside the agreed day" is 0. */
    termDays: number
    refusesWrittenTerms: boolean
  } | null
  /** Last six months. */
  reliability: { timesLate: number; worstDaysLate: number; badDebt: boolean; sued: boolean } | null
  nature: { kind: (typeof natures)[number]; licensed: boolean } | null
  licences: readonly Licence[] | null
  /** Ordered by an authority to stop business: whatever its licences say, it may not trade. */
  stoppedByOrder: boolean
  residence: (typeof residences)[number] | null
  /** Years in business, at most one decimal. */
  yearsInBusiness: number | null
  goodsFlow: (typeof goodsFlows)[number] | null
}

type UpToC = Exclude<Letter, 'D'>

/** Where the bands lie; a setting per region. Money in fen; "from" limits belong to the better band. */
export type BandSettings = {
  annualSales: { aFrom: Fen; bFrom: Fen }
  monthlySales: { aFrom: Fen; bFrom: Fen }
  /** Longest term in days that is still B. */
  bTermDays: number
  /** Late payment: days and times still B, days still C. */
  late: { bDays: number; bTimes: number; cDays: number }
  /** A licence with fewer days left than this is near its end. */
  licenceNearEndDays: number
  /** Names without which a customer may not trade at all; a licence counts when its name contains one of them. */
  keyLicences: readonly string[]
  nature: Record<(typeof natures)[number], UpToC>
  residence: Record<(typeof residences)[number], UpToC>
  yearsInBusiness: { aFrom: number; bFrom: number }
  goodsFlow: Record<(typeof goodsFlows)[number], UpToC>
}

/** The defaults of R-C05; an administrator may change each of them for his region. */
export const defaultBands: BandSettings = {
  annualSales: { aFrom: fen(5_000_000_000), bFrom: fen(1_000_000_000) },
  monthlySales: { aFrom: fen(20_000_000), bFrom: fen(5_000_000) },
  bTermDays: 30,
  late: { bDays: 30, bTimes: 1, cDays: 60 },
  licenceNearEndDays: 90,
  keyLicences: ['营业执照', '药品经营许可证', 'GSP', '食品经营许可证'],
  nature: {
    state: 'A',
    listed: 'A',
    'large-chain': 'A',
    'joint-stock': 'B',
    private: 'B',
    individual: 'C',
  },
  residence: { local: 'A', province: 'B', elsewhere: 'C' },
  yearsInBusiness: { aFrom: 5, bFrom: 2 },
  goodsFlow: { traceable: 'A', 'mostly-traceable': 'B', 'strayed-or-unknown': 'C' },
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
    annualSales: annualScaleBand(facts.annualSales, settings),
    monthlySales: moneyBand('monthlySales', facts.monthlySales, settings.monthlySales),
    paymentMethod: paymentMethodBand(facts.payment, settings),
    reliability: reliabilityBand(facts.reliability, settings),
    nature: natureBand(facts.nature, settings),
    licences: facts.stoppedByOrder
      ? band('licences', 'D', 'grading.bands.stopped-by-order')
      : licencesBand(facts.licences, settings, today),
    residence: choiceBand('residence', facts.residence, settings.residence),
    yearsInBusiness: yearsBand(facts.yearsInBusiness, settings),
    goodsFlow: choiceBand('goodsFlow', facts.goodsFlow, settings.goodsFlow),
  }
}

/** The letters of all nine; null while one is still without a fact. */
export function lettersOf(banded: Banded): Letters | null {
  if (indicators.some((indicator) => banded[indicator] === null)) return null
  return Object.fromEntries(indicators.map((name) => [name, banded[name]!.letter])) as Letters
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

function annualScaleBand(fact: IndicatorFacts['annualSales'], settings: BandSettings): Band | null {
  if (fact === 'refused') return band('annualSales', 'D', 'grading.bands.figures-refused')
  return moneyBand('annualSales', fact, settings.annualSales)
}

function moneyBand(
  indicator: 'annualSales' | 'monthlySales',
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
  const values = { days: fact.termDays, bDays: bTermDays }
  if (fact.refusesWrittenTerms) return band('paymentMethod', 'D', 'grading.bands.terms-refused')
  if (fact.method === 'cash-on-delivery' || (fact.method === 'bank-transfer' && fact.termDays === 0))
    return band('paymentMethod', 'A', 'grading.bands.payment-a', values)
  if (fact.method === 'consignment') return band('paymentMethod', 'C', 'grading.bands.payment-consignment')
  if (fact.termDays <= bTermDays)
    return band('paymentMethod', 'B', 'grading.bands.payment-b', values, {
      toWorse: { letter: 'C', days: bTermDays - fact.termDays + 1 },
    })
  return band('paymentMethod', 'C', 'grading.bands.payment-c', values, {
    toBetter: { letter: 'B', days: fact.termDays - bTermDays },
  })
}

function reliabilityBand(fact: IndicatorFacts['reliability'], { late }: BandSettings): Band | null {
  if (fact === null) return null
  const values = { times: fact.timesLate, days: fact.worstDaysLate, ...late }
  if (fact.badDebt) return band('reliability', 'D', 'grading.bands.bad-debt')
  if (fact.sued) return band('reliability', 'D', 'grading.bands.sued')
  if (fact.worstDaysLate > late.cDays) return band('reliability', 'D', 'grading.bands.record-d', values)
  if (fact.timesLate === 0) return band('reliability', 'A', 'grading.bands.record-a')
  if (fact.timesLate <= late.bTimes && fact.worstDaysLate <= late.bDays)
    return band('reliability', 'B', 'grading.bands.record-b', values)
  return band('reliability', 'C', 'grading.bands.record-c', values)
}

function natureBand(fact: IndicatorFacts['nature'], { nature }: BandSettings): Band | null {
  if (fact === null) return null
  const letter = nature[fact.kind]
  if (letter === 'B' && !fact.licensed)
    return band('nature', 'C', 'grading.bands.nature-unlicensed', { kind: choiceOf(fact.kind) })
  return band('nature', letter, 'grading.bands.nature', { kind: choiceOf(fact.kind), letter })
}

/**
 * A all valid; B one near its end or in renewal; C a minor one missing or expired; D a key licence missing or
 * expired, in renewal or not: an expired key licence is a knock-out until the new one is there.
 */
function licencesBand(
  fact: IndicatorFacts['licences'],
  settings: BandSettings,
  today: BusinessDate,
): Band | null {
  if (fact === null || fact.length === 0) return null
  const { licenceNearEndDays } = settings
  const gone = fact.filter((licence) => isGone(licence, today))
  const keyGone = gone.find((licence) => isKeyLicence(licence, settings))
  if (keyGone) return band('licences', 'D', 'grading.bands.licence-key-gone', { name: keyGone.name })
  if (gone[0]) return band('licences', 'C', 'grading.bands.licence-minor-gone', { name: gone[0].name })
  const next = fact.reduce((a, b) => (daysLeft(b, today) < daysLeft(a, today) ? b : a))
  const days = daysLeft(next, today)
  if (days < licenceNearEndDays) {
    const values = { name: next.name, days, validUntil: next.validUntil! }
    return band('licences', 'B', 'grading.bands.licence-near-end', values, {
      toWorse: { letter: isKeyLicence(next, settings) ? 'D' : 'C', days: days + 1 },
    })
  }
  const unsettled = fact.find(({ state }) => state === 'in-renewal' || state === 'expiring')
  if (unsettled) return band('licences', 'B', 'grading.bands.licence-unsettled', { name: unsettled.name })
  const toWorse: Distance | null =
    days === Infinity ? null : { letter: 'B', days: days - licenceNearEndDays + 1 }
  return band('licences', 'A', 'grading.bands.licences-valid', {}, { toWorse })
}

function daysLeft(licence: Licence, today: BusinessDate): number {
  return licence.validUntil === null ? Infinity : daysBetween(today, licence.validUntil)
}

function isGone(licence: Licence, today: BusinessDate): boolean {
  return licence.state === 'missing' || licence.state === 'expired' || daysLeft(licence, today) < 0
}

function isKeyLicence(licence: Licence, { keyLicences }: BandSettings): boolean {
  const name = licence.name.normalize('NFKC').toUpperCase()
  return keyLicences.some((key) => name.includes(key.normalize('NFKC').toUpperCase()))
}

function yearsBand(years: number | null, settings: BandSettings): Band | null {
  if (years === null) return null
  const { aFrom, bFrom } = settings.yearsInBusiness
  const lacking = (from: number) => Math.round((from - years) * 10) / 10
  const values = { years, aFrom, bFrom }
  if (years >= aFrom) return band('yearsInBusiness', 'A', 'grading.bands.years-a', values)
  if (years >= bFrom)
    return band('yearsInBusiness', 'B', 'grading.bands.years-b', values, {
      toBetter: { letter: 'A', years: lacking(aFrom) },
    })
  return band('yearsInBusiness', 'C', 'grading.bands.years-c', values, {
    toBetter: { letter: 'B', years: lacking(bFrom) },
  })
}

function choiceBand<Choice extends string>(
  indicator: 'residence' | 'goodsFlow',
  choice: Choice | null,
  letterOf: Record<Choice, UpToC>,
): Band | null {
  if (choice === null) return null
  const letter = letterOf[choice]
  const code = indicator === 'residence' ? 'grading.bands.residence' : 'grading.bands.goods-flow'
  return band(indicator, letter, code, { choice: choiceOf(choice), letter })
}
