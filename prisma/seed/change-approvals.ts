import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { changePlan } from '@/lib/areas/customers/changes/contributes'
import type { ChangeKind } from '@/lib/areas/customers/changes/schema'
import { unitId } from './cast'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor } from './names'
import { idAt } from './random'
import { type Timeline } from './timeline'
import { headId } from './trade-rows'

const HEAD_OFFICE = 'HQ'

export type SignedChange = {
  c: DemoCustomer
  id: string
  number: string
  kind: ChangeKind
  day: number
  filledAt: Date
}

/** The chain of a change form of the past: reviewed the same or the next day, approved before it was filed (R-S04). */
export function changeApproval(
  { c, id: changeId, number, kind, day, filledAt }: SignedChange,
  time: Timeline,
): { id: string; approval: Rows[number]; steps: Rows } {
  const chance = chanceFor(c.source.id, `change-approval:${kind}:${day}`)
  const id = idAt(filledAt, chance)
  const steps = stepsOf(changePlan, { kind })
  const closedAt = time.moment(Math.min(time.last, day + 1), chance.between(900, 1040))
  return {
    id,
    approval: {
      id,
      plan: changePlan.name,
      subjectType: 'change',
      subjectId: changeId,
      customerId: c.id,
      unitId: unitId(c.branch),
      title: c.name.name,
      facts: { kind, number },
      withinRule: false,
      state: 'approved',
      currentStep: steps.length - 1,
      createdBy: kind === 'end' ? c.gmId : c.managerId,
      createdAt: filledAt,
      closedAt,
      version: 1 + steps.length,
    },
    steps: steps.map((step, position) => {
      const last = position === steps.length - 1
      const unit = step.at === 'head-office' ? HEAD_OFFICE : c.branch
      return {
        id: idAt(filledAt, chance),
        approvalId: id,
        position,
        name: step.name,
        role: step.role,
        unitId: unitId(unit),
        selfAllowed: step.selfAllowed,
        state: 'signed',
        decidedById: last ? headId('head-of-marketing') : c.gmId,
        decidedAs: step.role,
        decidedAt: last ? closedAt : time.moment(Math.min(time.last, day + 1), chance.between(520, 880)),
      }
    }),
  }
}
