import type { ApprovalPlan } from './rules/plan'
import type { AuditEntry } from '@/lib/core/audit'
import { sqlOf, type Tx } from '@/lib/core/db'
import type { Decision, Reason } from '@/lib/core/decision'
import { ConflictError, defineMutation, InvalidError, type Moment } from '@/lib/core/mutation'
import { may, type Viewer } from '@/lib/core/scope'
import { hasHand, signerOf } from './policy'
import {
  afterVerdict,
  decideAddedSigner,
  decideVerdict,
  decideWithdrawal,
  type StepState,
  type Decided,
  type LockedPaper,
} from './rules/turns'
import { type Passed, settleTurn, tellOutcome, tellTurn } from './told/writes'
import { addSignerInput, type DecideInput, decideInput, withdrawInput } from './schema'
import {
  decisionAudit,
  insertSigner,
  saveDecisions,
  saveWithdrawal,
  type StepDecision,
  tellPosts,
} from './writes'

/** What the owning area adds to a plan. All of it works on many papers at once. */
export type PlanEffects = {
  /** Checks the answer against the rules under lock, before anything is written. Reasons by paper id; empty = sound. */
  judge?: (
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    papers: LockedPaper[],
    input: DecideInput,
  ) => Promise<Map<string, Reason[]>>
  onSigned?: (
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    decided: Decided[],
    input: DecideInput,
  ) => Promise<AuditEntry[]>
  onApproved: (
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    decided: Decided[],
    input: DecideInput,
  ) => Promise<AuditEntry[]>
  onRefused: (
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    decided: Decided[],
    input: DecideInput,
  ) => Promise<AuditEntry[]>
  onReturned: (
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    decided: Decided[],
    input: DecideInput,
  ) => Promise<AuditEntry[]>
  /** Back to a step that was signed already; the paper stays open. */
  onSentBack?: (
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    decided: Decided[],
    input: DecideInput,
  ) => Promise<AuditEntry[]>
  onWithdrawn: (tx: Tx, at: Moment, viewer: Viewer, paper: LockedPaper) => Promise<AuditEntry[]>
}

const LOCK = `
SELECT a."id"::text,a."plan",a."subjectType",a."subjectId"::text,a."customerId"::text,a."unitId"::text,a."title",a."facts",a."withinRule",a."state",a."createdBy"::text,a."version",
  (SELECT json_agg(json_build_object('id',s."id",'position',s."position",'name',s."name",'role',s."role",'unitId',s."unitId",'personId',s."personId",'selfAllowed',s."selfAllowed",'state',s."state",'decidedById',s."decidedById",'onBehalfOfId',s."onBehalfOfId",
     'escalated',CASE WHEN s."escalatedAt" IS NOT NULL AND s."escalationRole" IS NOT NULL THEN json_build_object('role',s."escalationRole",'unitId',s."escalationUnitId") END) ORDER BY s."position")
   FROM "ApprovalStep" s WHERE s."approvalId"=a."id") AS steps
FROM "Approval" a WHERE a."id"=ANY($1::uuid[]) ORDER BY a."id" FOR UPDATE`

/** Locks papers in the order of their ids; papers that do not exist are missing from the answer. */
export async function lockPapers(tx: Tx, ids: readonly string[]): Promise<LockedPaper[]> {
  return sqlOf(tx).query<LockedPaper>(LOCK, [[...new Set(ids)].sort()])
}

/** Somebody who has no hand in a paper learns nothing of it; a delegate has one in the kinds that were lent to him (R-A08). */
function takesPart(viewer: Viewer, paper: LockedPaper): boolean {
  return (
    may(viewer, 'approvals.administer') ||
    paper.createdBy === viewer.personId ||
    hasHand(viewer, paper.plan, paper.steps)
  )
}

type DecideFacts = { papers: LockedPaper[]; verdicts: Map<string, Reason[]> }

function decideAll(input: DecideInput, facts: DecideFacts, viewer: Viewer): Decision<Decided[]> {
  const signer = signerOf(viewer)
  const reasons: Reason[] = []
  const decided: Decided[] = []
  for (const paper of facts.papers) {
    const decision = decideVerdict(paper, signer, input.verdict, input.remark, input.returnTo)
    const found = decision.allowed ? (facts.verdicts.get(paper.id) ?? []) : decision.reasons
    if (input.ids.length > 1 && input.verdict === 'approve' && !paper.withinRule)
      found.push({ rule: 'W-approval', code: 'approvals.one-by-one', values: { title: paper.title } })
    reasons.push(...found)
    if (decision.allowed) {
      const after = afterVerdict(paper, input.verdict, input.returnTo)
      decided.push({ paper, ...decision.step, closes: after.state !== 'pending' })
    }
  }
  return reasons.length > 0 ? { allowed: false, reasons } : { allowed: true, step: decided, notes: [] }
}

function rowsOf(input: DecideInput, decided: Decided[]): StepDecision[] {
  const state = {
    approve: 'signed',
    refuse: 'refused',
    return: input.returnTo === null ? 'returned' : 'waiting',
  } as const
  return decided.map(({ paper, step, capacity }) => {
    const after = afterVerdict(paper, input.verdict, input.returnTo)
    return {
      approvalId: paper.id,
      stepId: (step as StepState & { id: string }).id,
      state: state[input.verdict],
      as: capacity.as,
      onBehalfOfId: capacity.onBehalfOfId,
      remark: input.remark,
      nextState: after.state,
      nextTurn: after.turn,
    }
  })
}

/** The mutations of the engine over the plans of all areas. */
export function approvalMutations(
  effectsOf: (plan: string) => PlanEffects,
  informedOf: (plan: string) => ApprovalPlan['informed'],
) {
  async function runEffects(
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    decided: Decided[],
    input: DecideInput,
  ): Promise<AuditEntry[]> {
    const entries: AuditEntry[] = []
    for (const plan of new Set(decided.map(({ paper }) => paper.plan))) {
      const effects = effectsOf(plan)
      const mine = decided.filter(({ paper }) => paper.plan === plan)
      const closing = mine.filter(({ closes }) => closes)
      if (effects.onSigned && input.verdict === 'approve')
        entries.push(...(await effects.onSigned(tx, at, viewer, mine, input)))
      const open = mine.filter(({ closes }) => !closes)
      if (effects.onSentBack && input.verdict === 'return' && open.length > 0)
        entries.push(...(await effects.onSentBack(tx, at, viewer, open, input)))
      const close = { approve: effects.onApproved, refuse: effects.onRefused, return: effects.onReturned }[
        input.verdict
      ]
      if (closing.length > 0) entries.push(...(await close(tx, at, viewer, closing, input)))
      if (closing.length > 0 && input.verdict === 'approve')
        await tellPosts(
          tx,
          at,
          closing.map(({ paper }) => paper),
          informedOf(plan),
        )
    }
    return entries
  }

  const decide = defineMutation({
    name: 'approvals.decide',
    input: decideInput,
    load: async (tx, viewer, input, at): Promise<DecideFacts | null> => {
      const papers = await lockPapers(tx, input.ids)
      if (papers.length !== new Set(input.ids).size || papers.some((paper) => !takesPart(viewer, paper)))
        return null
      const stale = papers.find((paper) => input.version !== undefined && paper.version !== input.version)
      if (stale)
        throw new ConflictError(
          [{ field: 'state', base: input.version, theirs: stale.state, mine: input.verdict }],
          stale.version,
        )
      const verdicts = new Map<string, Reason[]>()
      for (const plan of new Set(papers.map((paper) => paper.plan))) {
        const mine = papers.filter((paper) => paper.plan === plan && paper.state === 'pending')
        const judged = await effectsOf(plan).judge?.(tx, at, viewer, mine, input)
        for (const [id, reasons] of judged ?? []) verdicts.set(id, reasons)
      }
      return { papers, verdicts }
    },
    authorize: (viewer) => may(viewer, 'approvals.sign'),
    decide: (input, facts, _at, viewer) => decideAll(input, facts, viewer),
    save: async (tx, decided, input, _facts, at, viewer) => {
      await settleTurn(sqlOf(tx), at, input.ids)
      const moved = await saveDecisions(tx, at, viewer, rowsOf(input, decided))
      if (moved !== decided.length)
        throw new ConflictError(
          [{ field: 'state', base: 'pending', theirs: 'moved', mine: input.verdict }],
          0,
        )
      const effects = await runEffects(tx, at, viewer, decided, input)
      const closed = decided.filter(({ closes }) => closes)
      await tellOutcome(tx, at, viewer, closed, input)
      const open = decided.flatMap(({ paper, closes }) => (closes ? [] : [paper.id]))
      const passed: Passed[] = await tellTurn(tx, at, open)
      return { effects, ids: input.ids, passed }
    },
    audit: (input, _facts, decided, result) => [
      ...decided.map(({ paper, step, capacity }) => ({
        ...decisionAudit(`approvals.${input.verdict}`, paper, {
          step: (step as LockedPaper['steps'][number]).name,
          as: capacity.as,
          remark: input.remark,
          ...input.answer,
        }),
        onBehalfOfId: capacity.onBehalfOfId,
      })),
      ...result.effects,
    ],
  })

  const withdraw = defineMutation({
    name: 'approvals.withdraw',
    input: withdrawInput,
    load: async (tx, _viewer, input) => (await lockPapers(tx, [input.id]))[0] ?? null,
    authorize: (viewer, paper) => may(viewer, 'approvals.start') && takesPart(viewer, paper),
    decide: (_input, paper, _at, viewer) => decideWithdrawal(paper, viewer.personId),
    save: async (tx, _step, _input, paper, at, viewer) => {
      await saveWithdrawal(tx, at, paper.id)
      return { effects: await effectsOf(paper.plan).onWithdrawn(tx, at, viewer, paper) }
    },
    audit: (input, paper, _step, result) => [
      decisionAudit('approvals.withdraw', paper, { remark: input.remark }),
      ...result.effects,
    ],
  })

  const addSigner = defineMutation({
    name: 'approvals.add-signer',
    input: addSignerInput,
    load: async (tx, _viewer, input) => {
      const person = await tx.person.findFirst({
        where: { id: input.personId, disabledAt: null },
        select: { id: true, name: true },
      })
      if (!person) throw new InvalidError({ personId: [{ code: 'errors.unknown-person' }] })
      const [paper] = await lockPapers(tx, [input.id])
      return paper ? { paper, person } : null
    },
    authorize: (viewer, { paper }) => may(viewer, 'approvals.add-signer') && takesPart(viewer, paper),
    decide: (input, { paper }, _at, viewer) => decideAddedSigner(paper, signerOf(viewer), input.personId),
    save: async (tx, { step }, input, { paper }, at) => {
      await settleTurn(sqlOf(tx), at, [paper.id])
      await insertSigner(tx, at, paper.id, step.position, input.personId)
      await tellTurn(tx, at, [paper.id])
      return { id: paper.id }
    },
    audit: (input, { paper, person }) =>
      decisionAudit('approvals.add-signer', paper, { person: person.name, remark: input.remark }),
  })

  return { decide, withdraw, addSigner }
}
