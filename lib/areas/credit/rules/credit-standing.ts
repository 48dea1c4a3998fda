import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import type { GradeInForce } from '@/lib/areas/grading/rules/rerating'
import { firstDay, lastDay, type BusinessDate, type Month } from '@/lib/core/dates'
import { choiceOf, type Reason } from '@/lib/core/decision'

/** What a customer must have before anything is lent to him, whatever the amount. */
export type StandingFacts = {
  /** Life-cycle state; only `selected` may have a line. */
  state: string
  rating: Pick<GradeInForce, 'grade' | 'why' | 'dueOn'>
  terms: 'cash' | 'bank-remittance' | 'agreed' | 'cleared-first' | 'sale-or-return' | null
  channelNature: 'state' | 'private' | null
  /** The branch general manager allowed credit to this non-state customer (R-P02). */
  cashException: boolean
  /** Last day of the signed contract; null = none. */
  contractUntil: BusinessDate | null
}

export type StandingSettings = {
  /** Worst grade that counts as 信誉良好, for agreed payment without exception (R-P02). */
  goodCreditGrade: Grade
}

/** Does this customer need the exception of R-P02 to have credit at all? Non-state always; state ones when they pay by agreement with a poorer grade. */
export function needsException(facts: StandingFacts, { goodCreditGrade }: StandingSettings): boolean {
  if (facts.channelNature !== 'state') return true
  return facts.terms === 'agreed' && facts.rating.grade > goodCreditGrade
}

/** Everything that keeps this customer from any line in `month`; empty when nothing does. */
export function standingReasons(facts: StandingFacts, month: Month, settings: StandingSettings): Reason[] {
  const reasons: Reason[] = []
  if (facts.state !== 'selected')
    reasons.push({ rule: 'R-D01', code: 'credit.not-selected', values: { state: choiceOf(facts.state) } })
  if (facts.rating.grade === 5) reasons.push(gradeFiveReason(facts.rating))
  if (facts.terms === 'cash') reasons.push({ rule: 'R-P02', code: 'credit.cash-terms' })
  if (needsException(facts, settings) && !facts.cashException)
    reasons.push({ rule: 'R-P02', code: 'credit.no-exception' })
  if (facts.contractUntil === null) reasons.push({ rule: 'R-K01', code: 'credit.no-contract' })
  else if (facts.contractUntil < firstDay(month))
    reasons.push({ rule: 'R-K01', code: 'credit.contract-ended', values: { on: facts.contractUntil } })
  return reasons
}

function gradeFiveReason({ why, dueOn }: StandingFacts['rating']): Reason {
  if (why === 'never-rated') return { rule: 'R-C06', code: 'credit.never-rated' }
  if (why === 'overdue')
    return { rule: 'R-C02', code: 'credit.rating-overdue', values: { dueOn: dueOn ?? '' } }
  return { rule: 'R-C07', code: 'credit.grade-five' }
}

/** The contract holds at the start of the month but not to its end. */
export function contractEndsWithin(facts: StandingFacts, month: Month): boolean {
  const { contractUntil } = facts
  return contractUntil !== null && contractUntil >= firstDay(month) && contractUntil < lastDay(month)
}
