import { allow, allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import { daysBetween, type BusinessDate } from '@/lib/core/dates'
import type { CustomerState } from '../../rules/customer-kinds'
import {
  decideConfirmLost,
  decideDisqualify,
  decideLifeStep,
  decideRestore,
  lifeSteps,
  type PlanRecord,
} from '../../rules/life-cycle'
import { type AreaQuota, decideSelection, quotaReasons, type SelectionFacts } from '../../rules/selection'
import type { ChangeKind } from '../schema'

/** How a customer orders: its last order and the mean days between orders; null = too few to tell. */
export type BuyingRhythm = { lastOrderOn: BusinessDate | null; meanDays: number | null }

/** R-W03: no purchase for more than `cycles` mean intervals, at least `days`. */
export type LossSettings = { days: number; cycles: number }

/** Has the customer gone without buying long enough to be lost (R-W03)? One that never bought has. */
export function isLoss(rhythm: BuyingRhythm, settings: LossSettings, today: BusinessDate): boolean {
  if (rhythm.lastOrderOn === null) return true
  const needed = Math.max(settings.days, Math.ceil((rhythm.meanDays ?? 0) * settings.cycles))
  return daysBetween(rhythm.lastOrderOn, today) >= needed
}

export type ProposalFacts = {
  kind: ChangeKind
  state: CustomerState
  /** A branch must stand above the customer: its posts sign. */
  hasBranch: boolean
  /** Number of a C1 that is under way; null = none. */
  openNumber: string | null
  /** Ground and words of a removal or restoring. */
  reason: string
  /** Words of the investigation (R-W03); a loss is confirmed by what was found. */
  finding: string
  selection: SelectionFacts
  plan: PlanRecord
  bought: boolean
  debtFen: number
  /** Lines of the table of an amendment. */
  amended: number
}

function decideKind(facts: ProposalFacts): Decision<{ to: CustomerState | null }> {
  const { kind, state, reason } = facts
  switch (kind) {
    case 'add':
      return decideSelection(facts.selection)
    case 'disqualify':
      return decideDisqualify(state, facts.plan, reason)
    case 'lost':
      return decideConfirmLost(state, {
        warningInvestigated: facts.finding.trim() !== '',
        boughtSinceWarning: facts.bought,
        reason,
      })
    case 'end':
      return decideLifeStep('end-cooperation', state, reason)
    case 'restore': {
      const decision = decideRestore(state, { debtFen: facts.debtFen, reason })
      const full = quotaReasons(facts.selection.area)
      const reasons = decision.allowed ? full : [...decision.reasons, ...full]
      return allowUnless<{ to: CustomerState }>(reasons, { to: 'to-review' })
    }
    case 'amend':
      return facts.amended > 0
        ? allow({ to: null })
        : { allowed: false, reasons: [{ rule: 'R-A10', code: 'customers.nothing-amended' }] }
  }
}

/**
 * May this C1 be handed in (W1, R-S01 to R-S04)? Refuses with everything its kind asks, with another C1 that is still
 * under way, and without a branch whose posts could sign. `to`: the state the customer takes at once, null = stays.
 */
export function decideProposal(facts: ProposalFacts): Decision<{ to: CustomerState | null }> {
  const reasons: Reason[] = []
  if (!facts.hasBranch) reasons.push({ rule: 'R-S04', code: 'customers.change-no-branch' })
  if (facts.openNumber !== null)
    reasons.push({ rule: 'R-S04', code: 'customers.change-open', values: { number: facts.openNumber } })
  const decision = decideKind(facts)
  if (!decision.allowed) return { allowed: false, reasons: [...reasons, ...decision.reasons] }
  const enters = facts.kind === 'add' || facts.kind === 'restore'
  return allowUnless(reasons, { to: enters ? decision.step.to : null }, decision.notes)
}

/** The state a signed change leaves the customer in; null = as it was. */
export const stateAfter: Record<ChangeKind, CustomerState | null> = {
  add: 'selected',
  restore: 'selected',
  disqualify: 'disqualified',
  lost: 'lost',
  end: 'ended',
  amend: null,
}

/** The states a customer may be in when the last signature is given. */
const BEFORE: Record<ChangeKind, readonly CustomerState[] | null> = {
  add: ['to-review', 'to-approve'],
  restore: ['to-review', 'to-approve'],
  disqualify: lifeSteps.disqualify.from,
  lost: lifeSteps['confirm-lost'].from,
  end: lifeSteps['end-cooperation'].from,
  amend: null,
}

export type ApprovalFacts = {
  kind: ChangeKind
  state: CustomerState
  area: AreaQuota
  debtFen: number
  bought: boolean
}

/** The last word (W1): the area's number again, debts of one who comes back, purchases of one who is called lost. */
export function changeApprovalReasons(facts: ApprovalFacts): Reason[] {
  const reasons: Reason[] = []
  const before = BEFORE[facts.kind]
  if (before && !before.includes(facts.state)) reasons.push({ rule: 'W1', code: 'customers.moved-on' })
  if (facts.kind === 'add' || facts.kind === 'restore') reasons.push(...quotaReasons(facts.area))
  if (facts.kind === 'restore' && facts.debtFen > 0)
    reasons.push({ rule: 'W1', code: 'customers.debts-open', values: { debtFen: facts.debtFen } })
  if (facts.kind === 'lost' && facts.bought) reasons.push({ rule: 'R-W03', code: 'customers.bought-again' })
  return reasons
}

/** What can be handed in for a customer now, for the buttons of a screen. Rights are not judged. */
export function changeKindsFrom(state: CustomerState): ChangeKind[] {
  const entering: ChangeKind[] = lifeSteps.select.from.includes(state as 'potential') ? ['add'] : []
  const leaving: ChangeKind[] = state === 'selected' ? ['amend', 'disqualify', 'lost', 'end'] : []
  const back: ChangeKind[] = (lifeSteps.restore.from as readonly CustomerState[]).includes(state)
    ? ['restore']
    : []
  return [...entering, ...leaving, ...back]
}
