import type { ApprovalPlan } from '@/lib/areas/approvals/rules/plan'
import type { ChangeKind } from './schema'

/** What the steps of a change are chosen by. */
export type ChangePaper = { kind: ChangeKind }

/**
 * R-S04: 分支机构销售经理 selects, 分支机构总经理 reviews, 营销部部长 approves. Cooperation is ended by 分支机构总经理
 * himself (W1), whose review would be his own paper.
 */
export const changePlan: ApprovalPlan<ChangePaper> = {
  name: 'customers.change',
  steps: [
    { name: 'review', role: 'branch-gm', at: 'branch', when: ({ kind }) => kind !== 'end' },
    { name: 'approve', role: 'head-of-marketing', at: 'head-office' },
  ],
  // 营销部 gets a notice of its own, with the day by which the form is to be filed.
  informed: [],
}
