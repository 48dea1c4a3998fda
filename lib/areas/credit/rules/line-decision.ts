import { lastDay, type BusinessDate, type Month } from '@/lib/core/dates'
import { allowUnless, choiceOf, refuse, type Decision, type Reason } from '@/lib/core/decision'
import { fen, ZERO, type Fen } from '@/lib/core/money'
import type { RoleCode } from '@/lib/core/permissions'
import { authorityFor, decidersOf, superiorOf, type Authority } from './authority'
import type { Ceiling } from './ceiling'
import { standingReasons, type StandingFacts, type StandingSettings } from './credit-standing'

/** The region's limit of the quarter, what is decided in it for the month, and what of that is this customer's. */
export type RegionRoom = { limitFen: Fen | null; decidedFen: Fen; ownFen: Fen }

export type LineFacts = {
  month: Month
  state: 'applied' | 'expired' | 'decided' | 'refused' | 'withdrawn' | 'returned'
  appliedFen: Fen
  applicantId: string
  dueOn: BusinessDate
  /** In which capacity somebody decides. */
  decider: { personId: string; role: RoleCode }
  standing: StandingFacts
  ceiling: Ceiling
  region: RegionRoom
}

export type LineSettings = StandingSettings & {
  rank: readonly Authority[]
  /** AMB-04: the branch sales manager may decide grade-four lines he applied for. */
  selfGradeFour: boolean
  /** AMB-03: what the region's limit means to grade one. */
  gradeOneInRegion: 'warns' | 'exempt'
}

/** What is free in the region for this customer; null when no limit was handed down. */
export function regionRoom({ limitFen, decidedFen, ownFen }: RegionRoom): Fen | null {
  return limitFen === null ? null : fen(limitFen - decidedFen + ownFen)
}

/**
 * Grants a line (R-C07, R-C08, R-C10, R-C12). Refuses with all of: not waiting, month over, not the authority of
 * this grade, own application (except grade four, AMB-04), more than applied for, over the ceiling, over the
 * region's limit (grade one is only warned, AMB-03), and whatever the customer's standing lacks.
 */
export function decideGrant(
  amountFen: Fen,
  facts: LineFacts,
  settings: LineSettings,
  today: BusinessDate,
): Decision<{ amountFen: Fen; late: boolean }> {
  const { ceiling, standing, month } = facts
  const late = today > facts.dueOn
  const reasons = [...turnReasons(facts, settings, today), ...amountReasons(amountFen, facts)]
  const notes: Reason[] = []
  if (amountFen > 0) reasons.push(...standingReasons(standing, month, settings))
  if (ceiling.amountFen !== null && amountFen > ceiling.amountFen)
    reasons.push({
      rule: 'R-C07',
      code: 'credit.over-ceiling',
      values: {
        grade: standing.rating.grade,
        ceilingFen: ceiling.amountFen,
        overFen: fen(amountFen - ceiling.amountFen),
      },
      field: 'amount',
    })
  if (ceiling.advisoryFen !== null && amountFen > ceiling.advisoryFen)
    notes.push({
      rule: 'R-C07',
      code: 'credit.note-over-advice',
      values: { ceilingFen: ceiling.advisoryFen, overFen: fen(amountFen - ceiling.advisoryFen) },
    })
  const region = regionReason(amountFen, facts, settings)
  if (region) (standing.rating.grade === 1 ? notes : reasons).push(region)
  if (facts.applicantId === facts.decider.personId)
    notes.push({ rule: 'R-C07', code: 'credit.note-self-decided', values: { tell: choiceOf('branch-gm') } })
  if (late) notes.push({ rule: 'R-C12', code: 'credit.note-late', values: { dueOn: facts.dueOn } })
  return allowUnless(reasons, { amountFen, late }, notes)
}

/** Refuses a line: it is 0 then, cash only. Needs a reason (R-C07). */
export function decideRefusal(
  reason: string,
  facts: LineFacts,
  settings: LineSettings,
  today: BusinessDate,
): Decision<{ amountFen: Fen; late: boolean }> {
  const reasons = turnReasons(facts, settings, today)
  if (reason.trim() === '')
    reasons.push({ rule: 'R-C07', code: 'credit.refusal-needs-reason', field: 'reason' })
  return allowUnless(reasons, { amountFen: ZERO, late: today > facts.dueOn })
}

/** What no decision in time means: the line is 0, cash only, and one level up is told (R-C12). Refuses while there is time. */
export function decideTimeout(
  facts: Pick<LineFacts, 'state' | 'dueOn' | 'standing'>,
  settings: LineSettings,
  today: BusinessDate,
): Decision<{ amountFen: Fen; escalateTo: Authority | null }> {
  if (facts.state !== 'applied')
    return refuse({ rule: 'R-C12', code: 'credit.not-waiting', values: { state: facts.state } })
  if (today <= facts.dueOn)
    return refuse({ rule: 'R-C10', code: 'credit.still-time', values: { dueOn: facts.dueOn } })
  const own = authorityFor(facts.standing.rating.grade, settings.rank)
  return allowUnless([], { amountFen: ZERO, escalateTo: own && superiorOf(own, settings.rank) })
}

function turnReasons(facts: LineFacts, settings: LineSettings, today: BusinessDate): Reason[] {
  const { grade } = facts.standing.rating
  const reasons: Reason[] = []
  if (facts.state !== 'applied' && facts.state !== 'expired')
    reasons.push({ rule: 'R-C10', code: 'credit.not-waiting', values: { state: facts.state } })
  if (today > lastDay(facts.month))
    reasons.push({ rule: 'R-C11', code: 'credit.month-over', values: { month: facts.month } })
  const deciders = decidersOf(grade, today > facts.dueOn, settings.rank)
  if (grade !== 5 && !deciders.includes(facts.decider.role))
    reasons.push({
      rule: 'R-C07',
      code: 'credit.not-your-grade',
      values: { grade, role: choiceOf(deciders[0]!) },
    })
  const self = facts.applicantId === facts.decider.personId
  if (self && !(grade === 4 && settings.selfGradeFour))
    reasons.push({ rule: 'R-C07', code: 'credit.own-application', values: { grade } })
  return reasons
}

function amountReasons(amountFen: Fen, { appliedFen }: LineFacts): Reason[] {
  if (amountFen < 0) return [{ rule: 'R-C09', code: 'credit.amount-negative', field: 'amount' }]
  if (amountFen <= appliedFen) return []
  return [{ rule: 'R-C09', code: 'credit.more-than-applied', values: { appliedFen }, field: 'amount' }]
}

function regionReason(amountFen: Fen, facts: LineFacts, settings: LineSettings): Reason | null {
  if (amountFen <= 0) return null
  if (facts.standing.rating.grade === 1 && settings.gradeOneInRegion === 'exempt') return null
  const room = regionRoom(facts.region)
  if (room === null) return { rule: 'R-C08', code: 'credit.no-region-limit', values: { month: facts.month } }
  if (amountFen <= room) return null
  return {
    rule: 'R-C08',
    code: 'credit.over-region',
    values: { leftFen: fen(Math.max(0, room)), overFen: fen(amountFen - room) },
    field: 'amount',
  }
}
