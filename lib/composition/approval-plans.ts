import { approvalMutations, type PlanEffects } from '@/lib/areas/approvals/mutations'
import type { ApprovalPlan } from '@/lib/areas/approvals/rules/plan'
import { linePlan } from '@/lib/areas/credit/contributes'
import {
  judgeLines,
  linesApproved,
  linesRefused,
  linesReturned,
  lineWithdrawn,
} from '@/lib/areas/credit/decisions/writes'
import { changePlan } from '@/lib/areas/customers/changes/contributes'
import { judgeChanges } from '@/lib/areas/customers/changes/queries'
import {
  changesApproved,
  changesRefused,
  changesReturned,
  changesSentBack,
  changesSigned,
  changeWithdrawn,
} from '@/lib/areas/customers/changes/writes'
import { signPlan } from '@/lib/areas/customers/papers/contributes'
import { judgePapers } from '@/lib/areas/customers/papers/queries'
import { papersApproved, papersReturned, paperWithdrawn } from '@/lib/areas/customers/papers/writes'
import { gradingPlan } from '@/lib/areas/grading/contributes'
import { judgeRatings } from '@/lib/areas/grading/decisions/queries'
import {
  ratingsApproved,
  ratingsReturned,
  ratingsSigned,
  ratingWithdrawn,
} from '@/lib/areas/grading/decisions/writes'

type Joined = { plan: Pick<ApprovalPlan, 'name' | 'informed'>; effects: PlanEffects }

/** Every plan of approval with what its area does when it is signed, refused, returned or withdrawn. */
export const approvalPlans: Record<string, Joined> = {
  [gradingPlan.name]: {
    plan: gradingPlan,
    effects: {
      judge: judgeRatings,
      onSigned: ratingsSigned,
      onApproved: ratingsApproved,
      onRefused: ratingsReturned,
      onReturned: ratingsReturned,
      onWithdrawn: ratingWithdrawn,
    },
  },
  [linePlan.name]: {
    plan: linePlan,
    effects: {
      judge: judgeLines,
      onApproved: linesApproved,
      onRefused: linesRefused,
      onReturned: linesReturned,
      onWithdrawn: lineWithdrawn,
    },
  },
  [signPlan.name]: {
    plan: signPlan,
    effects: {
      judge: judgePapers,
      onApproved: papersApproved,
      onRefused: papersReturned,
      onReturned: papersReturned,
      onWithdrawn: paperWithdrawn,
    },
  },
  [changePlan.name]: {
    plan: changePlan,
    effects: {
      judge: judgeChanges,
      onSigned: changesSigned,
      onApproved: changesApproved,
      onRefused: changesRefused,
      onReturned: changesReturned,
      onSentBack: changesSentBack,
      onWithdrawn: changeWithdrawn,
    },
  },
}

/** Names of all plans, for delegations and filters. */
export const planNames: readonly string[] = Object.keys(approvalPlans)

function joinedOf(plan: string): Joined {
  const joined = approvalPlans[plan]
  if (!joined) throw new Error(`unknown approval plan ${plan}`)
  return joined
}

export const {
  decide: decideApprovals,
  withdraw: withdrawApproval,
  addSigner: addApprovalSigner,
} = approvalMutations(
  (plan) => joinedOf(plan).effects,
  (plan) => joinedOf(plan).plan.informed,
)
