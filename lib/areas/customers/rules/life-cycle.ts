import { allow, allowUnless, choiceOf, refuse, type Decision, type Reason } from '@/lib/core/decision'
import type { Permission } from '@/lib/core/permissions'
import type { CustomerState } from './customer-kinds'

export type LifeEvent =
  'select' | 'review' | 'return' | 'approve' | 'disqualify' | 'confirm-lost' | 'end-cooperation' | 'restore'

type Step = {
  from: readonly CustomerState[]
  to: CustomerState
  permission: Permission
  needsReason: boolean
}

/** W1 as data: event → from, to, the right it takes, and whether it must say why. */
export const lifeSteps = {
  select: { from: ['potential'], to: 'to-review', permission: 'customers.select', needsReason: false },
  review: {
    from: ['to-review'],
    to: 'to-approve',
    permission: 'customers.review-selection',
    needsReason: false,
  },
  return: {
    from: ['to-review', 'to-approve'],
    to: 'potential',
    permission: 'customers.review-selection',
    needsReason: true,
  },
  approve: {
    from: ['to-approve'],
    to: 'selected',
    permission: 'customers.approve-selection',
    needsReason: false,
  },
  disqualify: { from: ['selected'], to: 'disqualified', permission: 'customers.select', needsReason: true },
  'confirm-lost': { from: ['selected'], to: 'lost', permission: 'customers.confirm-lost', needsReason: true },
  'end-cooperation': {
    from: ['selected'],
    to: 'ended',
    permission: 'customers.end-cooperation',
    needsReason: true,
  },
  restore: {
    from: ['disqualified', 'lost', 'ended'],
    to: 'to-review',
    permission: 'customers.select',
    needsReason: true,
  },
} as const satisfies Record<LifeEvent, Step>

/** Where `event` leads a customer from `state`; refuses a step W1 does not know and a step without its reason. */
export function decideLifeStep(
  event: LifeEvent,
  state: CustomerState,
  reason = '',
): Decision<{ to: CustomerState }> {
  const step: Step = lifeSteps[event]
  if (!step.from.includes(state))
    return refuse({
      rule: 'W1',
      code: 'customers.wrong-state',
      values: { state: choiceOf(state), event: choiceOf(event) },
    })
  if (step.needsReason && reason.trim() === '')
    return refuse({ rule: 'W1', code: 'customers.reason-needed', field: 'reason' })
  return allow({ to: step.to })
}

/** What can happen to a customer next, for the buttons of a screen. */
export function lifeEventsFrom(state: CustomerState): LifeEvent[] {
  return (Object.keys(lifeSteps) as LifeEvent[]).filter((event) =>
    (lifeSteps[event] as Step).from.includes(state),
  )
}

/** Months running in which the plan was missed, against the number that costs the dealership (R-S07, R-F04). */
export type PlanRecord = { missedRunning: number; limit: number }

/** Takes the dealership away: either the plan was missed too often, or a written reason is given (R-S07). */
export function decideDisqualify(
  state: CustomerState,
  plan: PlanRecord,
  reason: string,
): Decision<{ to: CustomerState; because: 'plan-missed' | 'other' }> {
  if (plan.missedRunning >= plan.limit && lifeSteps.disqualify.from.includes(state as 'selected'))
    return allow({ to: 'disqualified', because: 'plan-missed' })
  const step = decideLifeStep('disqualify', state, reason)
  return step.allowed ? allow({ to: step.step.to, because: 'other' }) : step
}

/** Confirms a loss: the loss warning has been investigated and nothing was bought since (W1). */
export function decideConfirmLost(
  state: CustomerState,
  facts: { warningInvestigated: boolean; boughtSinceWarning: boolean; reason: string },
): Decision<{ to: CustomerState }> {
  const step = decideLifeStep('confirm-lost', state, facts.reason)
  const reasons: Reason[] = step.allowed ? [] : [...step.reasons]
  if (!facts.warningInvestigated) reasons.push({ rule: 'R-W03', code: 'customers.loss-not-investigated' })
  if (facts.boughtSinceWarning) reasons.push({ rule: 'R-W03', code: 'customers.bought-again' })
  return allowUnless(reasons, { to: 'lost' })
}

/** Takes a removed customer back: its debts must be cleared, and it is rated anew (W1). */
export function decideRestore(
  state: CustomerState,
  facts: { debtFen: number; reason: string },
): Decision<{ to: CustomerState }> {
  const step = decideLifeStep('restore', state, facts.reason)
  const reasons: Reason[] = step.allowed ? [] : [...step.reasons]
  if (facts.debtFen > 0)
    reasons.push({ rule: 'W1', code: 'customers.debts-open', values: { debtFen: facts.debtFen } })
  return allowUnless(reasons, { to: 'to-review' })
}
