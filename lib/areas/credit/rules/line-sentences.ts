import { lastDay, plusMonths, type BusinessDate, type Month } from '@/lib/core/dates'
import { fen, percentOf, sumFen, ZERO, type Fen } from '@/lib/core/money'
import type { Ceiling } from './ceiling'
import {
  contractEndsWithin,
  needsException,
  standingReasons,
  type StandingFacts,
  type StandingSettings,
} from './credit-standing'
import { regionRoom, type RegionRoom } from './line-decision'

/** 不能批 · 压低 · 留意 · 通过. */
export type Tone = 'blocks' | 'lowers' | 'heeds' | 'passes'

export type Sentence = {
  tone: Tone
  rule: string
  /** Message key under `reasons.`. */
  code: string
  values: Record<string, string | number>
}

export type RowFacts = {
  month: Month
  appliedFen: Fen
  standing: StandingFacts
  ceiling: Ceiling
  region: RegionRoom
  /** Line of the month before the one asked for; null = none. */
  currentLineFen: Fen | null
  /** Receivable and goods on their way, today. */
  exposureFen: Fen
  openWarnings: number
  /** What is past its agreed day today (R-P03). */
  overdueFen: Fen
}

export type SentenceSettings = StandingSettings & {
  /** Used share of the line before, in per cent, from which a row is looked at (R-W01). */
  heedUsagePercent: number
  /** Rise against the line before, in per cent, above which a row is looked at. */
  heedRisePercent: number
}

/** Every sentence the decide screen shows for one application, worst first, each with its rule and figures. */
export function sentencesOf(facts: RowFacts, settings: SentenceSettings, today: BusinessDate): Sentence[] {
  const order: Tone[] = ['blocks', 'lowers', 'heeds', 'passes']
  const all = [
    ...blocking(facts, settings),
    ceilingSentence(facts),
    ...seasonSentence(facts),
    regionSentence(facts),
    usageSentence(facts, settings),
    riseSentence(facts, settings),
    overdueSentence(facts),
    ...warningSentence(facts),
    ...ratingSentence(facts, today),
    ...exceptionSentence(facts, settings),
    ...contractSentence(facts),
  ]
  return all.sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone))
}

/** The amount the rules propose: what was asked, lowered to the ceiling and to the region's room; 0 when blocked. */
export function suggestedLine(facts: RowFacts, settings: SentenceSettings): Fen {
  if (blocking(facts, settings).length > 0) return ZERO
  const room = facts.standing.rating.grade === 1 ? null : (regionRoom(facts.region) ?? ZERO)
  return fen(Math.max(0, Math.min(facts.appliedFen, facts.ceiling.amountFen ?? Infinity, room ?? Infinity)))
}

/** Within the rule: nothing blocks, lowers or wants heed, so the row may be signed in a batch. */
export function isWithinRule(facts: RowFacts, settings: SentenceSettings, today: BusinessDate): boolean {
  return sentencesOf(facts, settings, today).every(({ tone }) => tone === 'passes')
}

/** Do these rows, each within the rule, also fit together into what is left of their region? (R-C08) */
export function fitsTogether(rows: readonly { appliedFen: Fen }[], roomFen: Fen): boolean {
  return sumFen(rows.map(({ appliedFen }) => appliedFen)) <= roomFen
}

function sentence(tone: Tone, rule: string, code: string, values: Sentence['values'] = {}): Sentence {
  return { tone, rule, code, values }
}

function blocking(facts: RowFacts, settings: SentenceSettings): Sentence[] {
  if (facts.appliedFen <= 0) return []
  return standingReasons(facts.standing, facts.month, settings).map(({ rule, code, values }) =>
    sentence('blocks', rule, code, values),
  )
}

function ceilingSentence({ ceiling, appliedFen, standing }: RowFacts): Sentence {
  const { averageFen, termMonths, seasonFactor, coefficient, method } = ceiling.working
  const limit = ceiling.amountFen ?? ceiling.advisoryFen ?? ZERO
  const overFen = fen(appliedFen - limit)
  const values = {
    grade: standing.rating.grade,
    method,
    averageFen,
    termMonths,
    seasonFactor,
    coefficient,
    ceilingFen: limit,
    overFen: fen(Math.max(0, overFen)),
  }
  if (ceiling.amountFen === null)
    return overFen > 0
      ? sentence('heeds', 'R-C07', 'credit.sentences.over-advice', values)
      : sentence('passes', 'R-C07', 'credit.sentences.no-ceiling', values)
  return overFen > 0
    ? sentence('lowers', 'R-C07', 'credit.sentences.over-ceiling', values)
    : sentence('passes', 'R-C07', 'credit.sentences.within-ceiling', values)
}

/** Why this month's ceiling is not the year's: the season factor of the month, and what it was agreed as where a limit counts instead. */
function seasonSentence({ month, ceiling: { working } }: RowFacts): Sentence[] {
  const { method, seasonFactor: factor, seasonAgreed: agreed } = working
  if (method === 'fixed' || (agreed === null && Number(factor) === 1)) return []
  return [
    agreed === null
      ? sentence('passes', 'R-C07', 'credit.sentences.season', { month, factor })
      : sentence('passes', 'R-C07', 'credit.sentences.season-limited', { month, factor, agreed }),
  ]
}

function regionSentence({ region, appliedFen, ceiling, standing }: RowFacts): Sentence {
  const room = regionRoom(region)
  const wanted = fen(Math.min(appliedFen, ceiling.amountFen ?? appliedFen))
  if (room === null)
    return sentence(
      standing.rating.grade === 1 ? 'heeds' : 'blocks',
      'R-C08',
      'credit.sentences.no-region-limit',
    )
  const values = {
    limitFen: region.limitFen ?? ZERO,
    roomFen: fen(Math.max(0, room)),
    leftFen: fen(room - wanted),
  }
  if (wanted <= room) return sentence('passes', 'R-C08', 'credit.sentences.within-region', values)
  return standing.rating.grade === 1
    ? sentence('heeds', 'R-C08', 'credit.sentences.grade-one-over-region', values)
    : sentence('lowers', 'R-C08', 'credit.sentences.over-region', values)
}

function usageSentence(
  { month, currentLineFen, exposureFen }: RowFacts,
  settings: SentenceSettings,
): Sentence {
  if (currentLineFen === null || currentLineFen <= 0)
    return exposureFen > 0
      ? sentence('heeds', 'R-W01', 'credit.sentences.used-without-line', { ...before(month), exposureFen })
      : sentence('passes', 'R-W01', 'credit.sentences.unused')
  const values = {
    ...before(month),
    percent: percentOf(exposureFen, currentLineFen),
    exposureFen,
    lineFen: currentLineFen,
  }
  return exposureFen * 100 >= currentLineFen * settings.heedUsagePercent
    ? sentence('heeds', 'R-W01', 'credit.sentences.much-used', values)
    : sentence('passes', 'R-W01', 'credit.sentences.used', values)
}

function riseSentence({ month, currentLineFen, appliedFen }: RowFacts, settings: SentenceSettings): Sentence {
  if (currentLineFen === null || currentLineFen <= 0)
    return sentence('heeds', 'R-C09', 'credit.sentences.first-line', before(month))
  const rise = fen(appliedFen - currentLineFen)
  const values = {
    ...before(month),
    percent: percentOf(rise, currentLineFen),
    riseFen: rise,
    lineFen: currentLineFen,
  }
  return rise * 100 > currentLineFen * settings.heedRisePercent
    ? sentence('heeds', 'R-C09', 'credit.sentences.steep-rise', values)
    : sentence('passes', 'R-C09', 'credit.sentences.rise', values)
}

function overdueSentence({ overdueFen }: RowFacts): Sentence {
  return overdueFen > 0
    ? sentence('heeds', 'R-P03', 'credit.sentences.overdue', { overdueFen })
    : sentence('passes', 'R-P03', 'credit.sentences.nothing-overdue')
}

function warningSentence({ openWarnings }: RowFacts): Sentence[] {
  return openWarnings > 0
    ? [sentence('heeds', 'R-W05', 'credit.sentences.open-warnings', { count: openWarnings })]
    : []
}

function ratingSentence({ standing, month }: RowFacts, today: BusinessDate): Sentence[] {
  const { grade, dueOn } = standing.rating
  if (grade === 5 || dueOn === null) return []
  const values = { grade, dueOn }
  if (dueOn <= today) return [sentence('heeds', 'R-C02', 'credit.sentences.rating-due', values)]
  return [
    dueOn <= lastDay(month)
      ? sentence('heeds', 'R-C02', 'credit.sentences.rating-falls-due', values)
      : sentence('passes', 'R-C02', 'credit.sentences.rating-valid', values),
  ]
}

function exceptionSentence({ standing }: RowFacts, settings: SentenceSettings): Sentence[] {
  if (!needsException(standing, settings))
    return [sentence('passes', 'R-P02', 'credit.sentences.state-owned')]
  return standing.cashException ? [sentence('passes', 'R-P02', 'credit.sentences.exception')] : []
}

function contractSentence({ standing, month }: RowFacts): Sentence[] {
  const { contractUntil } = standing
  if (contractUntil === null || contractUntil < `${month}-01`) return []
  const values = { until: contractUntil }
  return [
    contractEndsWithin(standing, month)
      ? sentence('heeds', 'R-K01', 'credit.sentences.contract-ends', values)
      : sentence('passes', 'R-K01', 'credit.sentences.contract', values),
  ]
}

/** The month whose line the one asked for is compared with: 11 for `2026-12`. */
const before = (month: Month) => ({ before: Number(plusMonths(month, -1).slice(5)) })
