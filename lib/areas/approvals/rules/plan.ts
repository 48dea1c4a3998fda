import type { RoleCode } from '@/lib/core/permissions'

/** Where a step's post is looked up: the nearest unit of this kind at or above the subject's unit. */
export type Anchor = 'market-office' | 'branch' | 'region' | 'head-office'

/** One signature of a plan, as data. `name` is a key of `approvals.steps`. */
export type PlanStep<Facts> = {
  name: string
  role: RoleCode | ((facts: Facts) => RoleCode)
  at: Anchor | ((facts: Facts) => Anchor)
  /** Left out when false. */
  when?: (facts: Facts) => boolean
  /** R-C07, AMB-04: only here may the one who handed the paper in sign it too. */
  selfAllowed?: (facts: Facts) => boolean
  /** Calendar days to sign in; none = no time-out. */
  days?: number | ((facts: Facts) => number)
  /** Who is told, and may sign too, once the time is over. */
  escalatesTo?: (facts: Facts) => { role: RoleCode; at: Anchor } | null
}

/** A route of signatures. */
export type ApprovalPlan<Facts = Record<string, unknown>> = {
  /** `credit.line`; also what a delegation names. */
  name: string
  steps: readonly PlanStep<Facts>[]
  /** Posts of the subject's branch that are told of the outcome. */
  informed: readonly { role: RoleCode; at: Anchor }[]
}

/** A step as it is written down when a paper is handed in. */
export type ConcreteStep = {
  name: string
  role: RoleCode
  at: Anchor
  selfAllowed: boolean
  days: number | null
  escalatesTo: { role: RoleCode; at: Anchor } | null
}

function given<Facts, T>(value: T | ((facts: Facts) => T), facts: Facts): T {
  return typeof value === 'function' ? (value as (facts: Facts) => T)(facts) : value
}

/** The steps of a plan for these facts, conditions judged, in order. Throws when none is left: nothing may pass unsigned. */
export function stepsOf<Facts>(plan: ApprovalPlan<Facts>, facts: Facts): ConcreteStep[] {
  const steps = plan.steps
    .filter((step) => step.when?.(facts) ?? true)
    .map((step) => ({
      name: step.name,
      role: given(step.role, facts),
      at: given(step.at, facts),
      selfAllowed: step.selfAllowed?.(facts) ?? false,
      days: step.days === undefined ? null : given(step.days, facts),
      escalatesTo: step.escalatesTo?.(facts) ?? null,
    }))
  if (steps.length === 0) throw new Error(`plan ${plan.name} has no step for these facts`)
  return steps
}
