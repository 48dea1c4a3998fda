import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

/** A step as stored. */
export type StepState = {
  position: number
  role: string | null
  unitId: string | null
  personId: string | null
  selfAllowed: boolean
  state: 'waiting' | 'turn' | 'signed' | 'refused' | 'returned' | 'skipped'
  decidedById: string | null
  /** In whose name it was signed, when a delegate signed. */
  onBehalfOfId: string | null
  /** After the time-out the superior named here may sign too. */
  escalated: { role: string; unitId: string } | null
}

export type Paper = {
  plan: string
  createdBy: string
  state: 'pending' | 'approved' | 'refused' | 'returned' | 'withdrawn' | 'expired'
  steps: readonly StepState[]
}

/** A post of a person who would sign, with the unit of the sales structure it counts for. */
export type SigningPost = { role: string; anchorId: string; acting: boolean }

export type Signer = {
  personId: string
  posts: readonly SigningPost[]
  /** Who else's hand this person may be today (R-A08: scope and dates are already judged, plans are not). */
  delegations: readonly { fromPersonId: string; plans: readonly string[]; posts: readonly SigningPost[] }[]
}

/** In which capacity somebody signs. */
export type Capacity = { as: string; acting: boolean; onBehalfOfId: string | null }

/** The step whose turn it is; null when the paper is closed. */
export function turnOf(paper: Paper): StepState | null {
  return paper.state === 'pending' ? (paper.steps.find((step) => step.state === 'turn') ?? null) : null
}

/** Does the next signature close the paper? */
export function isLastSignature(paper: Pick<Paper, 'steps'>): boolean {
  return paper.steps.filter((step) => step.state === 'turn' || step.state === 'waiting').length === 1
}

function postFits(step: StepState, post: SigningPost): boolean {
  if (post.role === step.role && post.anchorId === step.unitId) return true
  return (
    step.escalated !== null && post.role === step.escalated.role && post.anchorId === step.escalated.unitId
  )
}

/** The capacity in which `signer` may sign `step` by post or name, self-approval not yet judged; null when in none. */
export function capacityAt(plan: string, step: StepState, signer: Signer): Capacity | null {
  if (step.personId) {
    if (step.personId === signer.personId) return { as: 'added-signer', acting: false, onBehalfOfId: null }
  } else {
    const own = signer.posts.find((post) => postFits(step, post))
    if (own) return { as: own.role, acting: own.acting, onBehalfOfId: null }
  }
  for (const delegation of signer.delegations) {
    if (delegation.plans.length > 0 && !delegation.plans.includes(plan)) continue
    if (step.personId === delegation.fromPersonId)
      return { as: 'added-signer', acting: false, onBehalfOfId: delegation.fromPersonId }
    const post = step.personId ? undefined : delegation.posts.find((held) => postFits(step, held))
    if (post) return { as: post.role, acting: post.acting, onBehalfOfId: delegation.fromPersonId }
  }
  return null
}

/** The hands of a signature: whoever signed, and the one in whose name he did. */
function handsOf(step: StepState): (string | null)[] {
  return step.state === 'signed' ? [step.decidedById, step.onBehalfOfId] : []
}

/**
 * Who has had a hand in the paper already: the one who handed it in, every signer and everyone in whose name was
 * signed. Nobody has a hand twice, neither in his own name nor in another's, except where a step allows the
 * applicant himself (R-C07 grade four, AMB-04).
 */
export function isOwnPaper(
  paper: Paper,
  step: StepState,
  personId: string,
  onBehalfOfId: string | null,
): boolean {
  const hands = [personId, onBehalfOfId]
  const signedBefore = paper.steps.some(
    (other) =>
      other.position !== step.position &&
      handsOf(other).some((hand) => hand !== null && hands.includes(hand)),
  )
  if (signedBefore) return true
  return hands.includes(paper.createdBy) && !step.selfAllowed
}

/** May this person sign now, and in which capacity. Refuses with `closed`, `not-your-turn` or `own-paper`. */
export function decideSigning(
  paper: Paper,
  signer: Signer,
): Decision<{ step: StepState; capacity: Capacity }> {
  const step = turnOf(paper)
  if (!step) return { allowed: false, reasons: [{ rule: 'W-approval', code: 'approvals.closed' }] }
  const capacity = capacityAt(paper.plan, step, signer)
  if (!capacity) return { allowed: false, reasons: [{ rule: 'W-approval', code: 'approvals.not-your-turn' }] }
  const reasons: Reason[] = isOwnPaper(paper, step, signer.personId, capacity.onBehalfOfId)
    ? [{ rule: 'R-C01', code: 'approvals.own-paper' }]
    : []
  return allowUnless(reasons, { step, capacity })
}

export type Verdict = 'approve' | 'refuse' | 'return'

/** What a verdict makes of the paper. `returnTo` is the position to go back to; null = the one who handed it in. */
export function afterVerdict(
  paper: Paper,
  verdict: Verdict,
  returnTo: number | null,
): { state: Paper['state']; turn: number | null } {
  const step = turnOf(paper)
  if (!step) throw new Error('no turn on a closed paper')
  if (verdict === 'refuse') return { state: 'refused', turn: null }
  if (verdict === 'return')
    return returnTo === null ? { state: 'returned', turn: null } : { state: 'pending', turn: returnTo }
  const next = paper.steps.filter((other) => other.position > step.position && other.state === 'waiting')
  const first = next.reduce<number | null>(
    (low, other) => (low === null ? other.position : Math.min(low, other.position)),
    null,
  )
  return first === null ? { state: 'approved', turn: null } : { state: 'pending', turn: first }
}

/** A verdict that says no needs its reason; a return goes to an earlier step that was signed. */
export function decideVerdict(
  paper: Paper,
  signer: Signer,
  verdict: Verdict,
  remark: string,
  returnTo: number | null,
): Decision<{ step: StepState; capacity: Capacity }> {
  const signing = decideSigning(paper, signer)
  if (!signing.allowed) return signing
  const reasons: Reason[] = []
  if (verdict !== 'approve' && remark.trim() === '')
    reasons.push({ rule: 'W-approval', code: 'approvals.reason-needed', field: 'remark' })
  if (verdict === 'return' && returnTo !== null) {
    const target = paper.steps.find((step) => step.position === returnTo)
    if (!target || target.state !== 'signed' || returnTo >= signing.step.step.position)
      reasons.push({ rule: 'W-approval', code: 'approvals.no-such-step', field: 'returnTo' })
  }
  return allowUnless(reasons, signing.step)
}

/** The one who handed it in may take it back while it is pending. */
export function decideWithdrawal(paper: Paper, personId: string): Decision<null> {
  const reasons: Reason[] = []
  if (paper.state !== 'pending') reasons.push({ rule: 'W-approval', code: 'approvals.closed' })
  else if (paper.createdBy !== personId) reasons.push({ rule: 'W-approval', code: 'approvals.not-yours' })
  return allowUnless(reasons, null)
}

/** The one whose turn it is may ask another person to sign first; never the applicant or somebody who signed already. */
export function decideAddedSigner(
  paper: Paper,
  signer: Signer,
  addedId: string,
): Decision<{ step: StepState; capacity: Capacity }> {
  const signing = decideSigning(paper, signer)
  if (!signing.allowed) return signing
  const taken =
    addedId === signer.personId ||
    addedId === signing.step.capacity.onBehalfOfId ||
    addedId === paper.createdBy ||
    paper.steps.some((other) => other.personId === addedId || handsOf(other).includes(addedId))
  return allowUnless(
    taken ? [{ rule: 'W-approval', code: 'approvals.signer-taken', field: 'personId' }] : [],
    signing.step,
  )
}

/** A paper under lock, with its steps. */
export type LockedPaper = Paper & {
  id: string
  subjectType: string
  subjectId: string
  customerId: string | null
  unitId: string
  title: string
  facts: Record<string, unknown>
  withinRule: boolean
  version: number
  steps: (StepState & { id: string; name: string })[]
}

/** One paper with what was decided of it. */
export type Decided = { paper: LockedPaper; step: StepState; capacity: Capacity; closes: boolean }
