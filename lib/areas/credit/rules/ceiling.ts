import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { plusMonths, type Month } from '@/lib/core/dates'
import { dividedBy, fen, sumFen, timesRatio, ZERO, type Fen } from '@/lib/core/money'

/** Sales of one month to a customer, in fen; a month without shipments has `shipped` false and does not count. */
export type MonthSales = { month: Month; salesFen: Fen; shipped: boolean }

/** The months of the year as the season factors name them. */
export const seasonMonths = ['m01', 'm02', 'm03', 'm04', 'm05', 'm06', 'm07', 'm08', 'm09', 'm10', 'm11', 'm12'] as const // prettier-ignore
export type SeasonMonth = (typeof seasonMonths)[number]
export type SeasonFactors = Record<SeasonMonth, string>

/** The season factor agreed for the month a line is for, as decimal text (R-C07). */
export function seasonFactorOf(factors: SeasonFactors, month: Month): string {
  return factors[`m${month.slice(5)}` as SeasonMonth]
}

export type CeilingFacts = {
  grade: Grade
  /** The running month; the twelve before it count. */
  currentMonth: Month
  /** In any order. */
  months: readonly MonthSales[]
  /** Expected monthly sales of a customer we have not shipped to yet. */
  expectedMonthlyFen: Fen | null
  /** Agreed term in months as decimal text, "0.5", "1". */
  termMonths: string
  /** Season factor as decimal text; "1" when none is agreed. */
  seasonFactor: string
}

export type CeilingSettings = {
  /** Coefficient a grade; that of grade one only advises (R-C07). */
  coefficient: Record<Grade, string>
  maxTermMonths: string
  season: { min: string; max: string }
  /** Fixed amounts of a region instead of base × coefficient: 最高, 一般, 最低设定基准. null = computed. */
  fixed: { 2: Fen; 3: Fen; 4: Fen } | null
}

/** How a ceiling came about, for "explaining". Ratios are decimal text. */
export type CeilingWorking = {
  method: 'computed' | 'fixed' | 'none'
  /** What the average was taken from. */
  from: 'shipped-months' | 'expected' | 'nothing'
  averageFen: Fen
  monthsCounted: number
  termMonths: string
  /** The agreed term was longer than a line may run and was cut. */
  termCut: boolean
  seasonFactor: string
  /** The factor agreed for the month, where it lies outside the limits and the limit counts; else null. */
  seasonAgreed: string | null
  coefficient: string
}

export type Ceiling = {
  /** Highest line in fen; null = none (grade one). */
  amountFen: Fen | null
  /** What base × coefficient would say for grade one; only an advice. */
  advisoryFen: Fen | null
  rule: 'R-C07'
  working: CeilingWorking
}

/**
 * The ceiling of a customer's line: average monthly sales over the months with shipments of the last twelve
 * (expected sales for a new customer) × term × season × coefficient of the grade, rounded once; or the fixed
 * amount of the region. Grade one has none (advice only), grade five has 0 (R-C07).
 */
export function ceilingOf(facts: CeilingFacts, settings: CeilingSettings): Ceiling {
  const { grade } = facts
  const average = averageOf(facts)
  const termCut = Number(facts.termMonths) > Number(settings.maxTermMonths)
  const season = clampRatio(facts.seasonFactor, settings.season)
  const working: CeilingWorking = {
    method: 'computed',
    ...average,
    termMonths: termCut ? settings.maxTermMonths : facts.termMonths,
    termCut,
    seasonFactor: season,
    seasonAgreed: season === facts.seasonFactor ? null : facts.seasonFactor,
    coefficient: settings.coefficient[grade],
  }
  const computed = timesRatio(
    average.averageFen,
    working.termMonths,
    working.seasonFactor,
    working.coefficient,
  )
  const shared = { rule: 'R-C07' as const, advisoryFen: null }
  if (grade === 5) return { ...shared, amountFen: ZERO, working: { ...working, method: 'none' } }
  if (grade === 1)
    return { ...shared, amountFen: null, advisoryFen: computed, working: { ...working, method: 'none' } }
  if (settings.fixed)
    return { ...shared, amountFen: settings.fixed[grade], working: { ...working, method: 'fixed' } }
  return { ...shared, amountFen: computed, working }
}

function averageOf({ months, currentMonth, expectedMonthlyFen }: CeilingFacts) {
  const earliest = plusMonths(currentMonth, -12)
  const shipped = months.filter((one) => one.shipped && one.month >= earliest && one.month < currentMonth)
  if (shipped.length === 0)
    return {
      from: expectedMonthlyFen === null ? ('nothing' as const) : ('expected' as const),
      averageFen: expectedMonthlyFen ?? ZERO,
      monthsCounted: 0,
    }
  const total = sumFen(shipped.map(({ salesFen }) => salesFen))
  return {
    from: 'shipped-months' as const,
    averageFen: fen(Math.max(0, dividedBy(total, shipped.length))),
    monthsCounted: shipped.length,
  }
}

function clampRatio(ratio: string, { min, max }: { min: string; max: string }): string {
  if (Number(ratio) < Number(min)) return min
  return Number(ratio) > Number(max) ? max : ratio
}

/** Agreed days to pay → months of the ceiling's base as decimal text, thirty days a month: 30 → "1", 45 → "1.5". */
export function monthsOfTerm(days: number): string {
  return String(Math.round((days / 30) * 10_000) / 10_000)
}

/** A line in force when the grade falls or the ceiling shrinks: cut to the new ceiling, never raised (W3). */
export function lineAfterNewCeiling(lineFen: Fen, ceilingFen: Fen | null): Fen {
  return ceilingFen !== null && ceilingFen < lineFen ? ceilingFen : lineFen
}
