import { type AuditEntry, newId } from '@/lib/core/audit'
import { businessZone } from '@/lib/core/clock'
import { addDays, startOf } from '@/lib/core/dates'
import { moneyColumn, type Prisma, sqlOf, type Tx } from '@/lib/core/db'
import { choiceOf } from '@/lib/core/decision'
import type { Fen } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import { holdersOf, type NewNotice, writeNotices } from '@/lib/core/notices'
import type { Viewer } from '@/lib/core/scope'
import type { Anchor, ApprovalPlan, ConcreteStep } from './rules/plan'
import type { LockedPaper } from './rules/turns'
import { settleTurn, tellTurn } from './told/writes'

export type NewApproval = {
  plan: string
  subjectType: string
  subjectId: string
  customerId: string | null
  /** Unit the posts are looked up from. */
  unitId: string
  title: string
  amountFen?: Fen | null
  facts: Record<string, unknown>
  withinRule: boolean
  /** From `stepsOf`. */
  steps: readonly ConcreteStep[]
  /** Last day to sign whatever the step says. */
  dueBy?: string | null
}

type UnitRow = { start: string; id: string; kind: string; depth: number }

/** The anchors above each unit: nearest first. One query for any number of units. */
export async function anchorsAbove(
  tx: Tx,
  unitIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const rows = await sqlOf(tx).query<UnitRow>(
    `SELECT s."id"::text AS start, u."id"::text AS id, u."kind", length(u."path") AS depth
     FROM "Unit" s JOIN "Unit" u ON s."path" LIKE u."path" || '%' WHERE s."id" = ANY($1::uuid[]) ORDER BY depth DESC`,
    [[...new Set(unitIds)]],
  )
  const found = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const kinds = found.get(row.start) ?? new Map<string, string>()
    found.set(row.start, kinds)
    if (!kinds.has(row.kind)) kinds.set(row.kind, row.id)
  }
  return found
}

function anchorUnit(anchors: Map<string, Map<string, string>>, unitId: string, at: Anchor): string {
  const found = anchors.get(unitId)?.get(at)
  if (!found) throw new Error(`no ${at} above unit ${unitId}`)
  return found
}

/** End of the business day `days` after the moment's day. */
function endOfDayAfter(at: Moment, days: number): Date {
  return new Date(startOf(addDays(at.today, days + 1), at.zone).getTime() - 1)
}

/**
 * Hands papers in: one row each with all its steps, the first having its turn, whose signers are told. Set-based. Returns
 * the ids in order.
 * Throws when a step names a unit kind that does not stand above the subject's unit.
 */
export async function openApprovals(
  tx: Tx,
  at: Moment,
  viewer: Viewer,
  papers: readonly NewApproval[],
): Promise<string[]> {
  const anchors = await anchorsAbove(
    tx,
    papers.map((paper) => paper.unitId),
  )
  const ids = papers.map(() => newId(at.now))
  await tx.approval.createMany({
    data: papers.map((paper, i) => ({
      id: ids[i]!,
      plan: paper.plan,
      subjectType: paper.subjectType,
      subjectId: paper.subjectId,
      customerId: paper.customerId,
      unitId: paper.unitId,
      title: paper.title,
      amount: paper.amountFen == null ? null : moneyColumn(paper.amountFen),
      facts: paper.facts as Prisma.InputJsonValue,
      withinRule: paper.withinRule,
      createdBy: viewer.personId,
      createdAt: at.now,
      dueAt: dueOf(at, paper.steps[0]!, paper),
    })),
  })
  await tx.approvalStep.createMany({
    data: papers.flatMap((paper, i) =>
      paper.steps.map((step, position) => ({
        id: newId(at.now),
        approvalId: ids[i]!,
        position,
        name: step.name,
        role: step.role,
        unitId: anchorUnit(anchors, paper.unitId, step.at),
        selfAllowed: step.selfAllowed,
        escalationRole: step.escalatesTo?.role ?? null,
        escalationUnitId: step.escalatesTo ? anchorUnit(anchors, paper.unitId, step.escalatesTo.at) : null,
        days: step.days,
        state: position === 0 ? 'turn' : 'waiting',
        dueAt: position === 0 ? dueOf(at, step, paper) : null,
      })),
    ),
  })
  await tellTurn(tx, at, ids)
  return ids
}

function dueOf(at: Moment, step: ConcreteStep, paper: Pick<NewApproval, 'dueBy'>): Date | null {
  const byStep = step.days === null ? null : endOfDayAfter(at, step.days)
  const byPaper = paper.dueBy
    ? new Date(startOf(addDays(paper.dueBy as never, 1), at.zone).getTime() - 1)
    : null
  if (byStep && byPaper) return byStep < byPaper ? byStep : byPaper
  return byStep ?? byPaper
}

/** Hands one paper in. */
export async function openApproval(
  tx: Tx,
  at: Moment,
  viewer: Viewer,
  paper: NewApproval,
): Promise<{ approvalId: string }> {
  const [approvalId] = await openApprovals(tx, at, viewer, [paper])
  return { approvalId: approvalId! }
}

export type StepDecision = {
  approvalId: string
  stepId: string
  /** `waiting` when the paper goes back to an earlier step and will come here again. */
  state: 'signed' | 'refused' | 'returned' | 'waiting'
  as: string
  onBehalfOfId: string | null
  remark: string
  nextState: string
  nextTurn: number | null
}

/** Writes decisions of one signer on many papers; returns how many papers still stood as they were read. */
export async function saveDecisions(
  tx: Tx,
  at: Moment,
  viewer: Viewer,
  decisions: readonly StepDecision[],
): Promise<number> {
  const rows = JSON.stringify(decisions)
  const moved = await sqlOf(tx).query(
    `WITH d AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS d("approvalId" uuid,"stepId" uuid,"state" text,"as" text,"onBehalfOfId" uuid,"remark" text,"nextState" text,"nextTurn" int)),
     decided AS (
       UPDATE "ApprovalStep" s SET "state"=d."state","decidedById"=$2::uuid,"decidedAs"=d."as","onBehalfOfId"=d."onBehalfOfId","decidedAt"=$3::timestamptz,"remark"=nullif(d."remark",'')
       FROM d WHERE s."id"=d."stepId" AND s."state"='turn' RETURNING s."approvalId"),
     opened AS (
       UPDATE "ApprovalStep" s SET "state"='turn',"decidedById"=NULL,"decidedAt"=NULL,
         "dueAt"=CASE WHEN s."days" IS NULL THEN NULL ELSE (date_trunc('day',$3::timestamptz AT TIME ZONE $4)+make_interval(days=>s."days"+1)) AT TIME ZONE $4 - interval '1 millisecond' END
       FROM d WHERE s."approvalId"=d."approvalId" AND s."position"=d."nextTurn"),
     reset AS (
       UPDATE "ApprovalStep" s SET "state"='waiting' FROM d
       WHERE s."approvalId"=d."approvalId" AND d."state"='waiting' AND s."position">d."nextTurn" AND s."id"<>d."stepId")
     UPDATE "Approval" a SET "state"=d."nextState","currentStep"=coalesce(d."nextTurn",a."currentStep"),"version"=a."version"+1,
       "closedAt"=CASE WHEN d."nextState"='pending' THEN NULL ELSE $3::timestamptz END
     FROM d WHERE a."id"=d."approvalId" AND a."id" IN (SELECT "approvalId" FROM decided) RETURNING a."id"`,
    [rows, viewer.personId, at.now.toISOString(), businessZone()],
  )
  return moved.length
}

/** What was done to a paper, for the trail. */
export function decisionAudit(
  kind: string,
  paper: Pick<LockedPaper, 'id' | 'customerId' | 'unitId' | 'title' | 'plan' | 'facts'>,
  values: Record<string, unknown>,
): AuditEntry {
  const formId = typeof paper.facts['formId'] === 'string' ? paper.facts['formId'] : null
  return {
    kind,
    subjectType: 'approval',
    subjectId: paper.id,
    customerId: paper.customerId,
    unitId: paper.unitId,
    values: { title: paper.title, plan: paper.plan, ...(formId && { formId }), ...values },
  }
}

/** Takes a paper back: nobody has a turn any more. */
export async function saveWithdrawal(tx: Tx, at: Moment, approvalId: string): Promise<void> {
  await settleTurn(sqlOf(tx), at, [approvalId])
  await tx.approvalStep.updateMany({ where: { approvalId, state: 'turn' }, data: { state: 'skipped' } })
  await tx.approval.update({
    where: { id: approvalId },
    data: { state: 'withdrawn', closedAt: at.now, version: { increment: 1 } },
    select: { id: true },
  })
}

/** Puts a named person before the step at `position`: he has the turn now, the step waits behind him. */
export async function insertSigner(
  tx: Tx,
  at: Moment,
  approvalId: string,
  position: number,
  personId: string,
): Promise<void> {
  const run = sqlOf(tx)
  // Two steps of 1000: the unique (paper, position) must hold after every row.
  await run.query(
    `UPDATE "ApprovalStep" SET "position"="position"+1000 WHERE "approvalId"=$1::uuid AND "position">=$2`,
    [approvalId, position],
  )
  await run.query(
    `UPDATE "ApprovalStep" SET "position"="position"-999,"state"=CASE WHEN "state"='turn' THEN 'waiting' ELSE "state" END WHERE "approvalId"=$1::uuid AND "position">=1000`,
    [approvalId],
  )
  await tx.approvalStep.create({
    data: { id: newId(at.now), approvalId, position, name: 'added', personId, state: 'turn' },
    select: { id: true },
  })
  await tx.approval.update({
    where: { id: approvalId },
    data: { version: { increment: 1 } },
    select: { id: true },
  })
}

type Told = { id: string; plan: string; customerId: string | null; unitId: string; title: string }

/** Tells the posts a plan informs that papers of it were approved: one notice a person, however many were signed at once. */
export async function tellPosts(
  tx: Tx,
  at: Moment,
  papers: readonly Told[],
  informed: ApprovalPlan['informed'],
): Promise<void> {
  if (papers.length === 0 || informed.length === 0) return
  const run = sqlOf(tx)
  const anchors = await anchorsAbove(
    tx,
    papers.map((paper) => paper.unitId),
  )
  const places = papers.flatMap((paper) =>
    informed.flatMap(({ role, at: kind }) => {
      const unitId = anchors.get(paper.unitId)?.get(kind)
      return unitId ? [{ paper, role, unitId }] : []
    }),
  )
  const holders = await holdersOf(
    run,
    at.today,
    places.map(({ role, unitId }) => ({ role, unitId })),
  )
  const byPerson = new Map<string, Map<string, Told>>()
  for (const { role, unitId, personId } of holders)
    for (const place of places)
      if (place.role === role && place.unitId === unitId) {
        const mine = byPerson.get(personId) ?? new Map<string, Told>()
        byPerson.set(personId, mine.set(place.paper.id, place.paper))
      }
  const notices = [...byPerson].map(([personId, told]): NewNotice => {
    const [first] = told.values()
    const href = told.size === 1 && first?.customerId ? `/customers/${first.customerId}` : null
    return {
      personId,
      kind: 'approvals.informed',
      values: { plan: choiceOf(first!.plan.replace('.', '-')), title: first!.title, count: told.size },
      href,
      key: `approvals.informed:${first!.id}`,
    }
  })
  await writeNotices(run, at.now, notices)
}
