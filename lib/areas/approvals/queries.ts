import { businessZone, now, today } from '@/lib/core/clock'
import { fenOf, sql } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import { type Page, type PageAsked, pageOf, walkOf, walkSql } from '@/lib/core/paging'
import type { RoleCode } from '@/lib/core/permissions'
import { may, mayOn, type Viewer } from '@/lib/core/scope'
import { hasHand, signerOf, signingHands, signingPlaces } from './policy'
import type { Anchor } from './rules/plan'
import { decideSigning, type Paper, type StepState } from './rules/turns'

/** A paper waiting for me. Money in fen. */
export type InboxRow = {
  id: string
  plan: string
  stepName: string
  title: string
  customerId: string | null
  customerName: string | null
  amountFen: Fen | null
  withinRule: boolean
  createdByName: string
  createdAt: string
  dueAt: string | null
  facts: Record<string, unknown>
}

type RawInbox = Omit<InboxRow, 'amountFen' | 'createdAt' | 'dueAt'> & {
  amount: string | null
  createdAt: Date
  dueAt: Date | null
}

/** Steps whose turn it is for the viewer, as the database finds them: $1 to $5 are `placesOf`. */
export const WAITING = `FROM papers_waiting($1::text[],$2::uuid[],$3::uuid[],$4::uuid,$5::jsonb)`

/** What `WAITING` asks for: posts and hands the viewer signs by. */
export function placesOf(viewer: Viewer): unknown[] {
  const places = signingPlaces(viewer)
  return [
    places.roles,
    places.unitIds,
    places.personIds,
    viewer.personId,
    JSON.stringify(signingHands(viewer)),
  ]
}

/** Waiting papers a page: as many as one press may sign. */
const WAITING_PAGE = 400
/** What kind of paper it is: its form where it is one of the dossier's, else the plan it goes by. */
const KIND = `coalesce(a."facts"->>'formId',a."plan")`
const DUE_AT = `coalesce(s."dueAt",'infinity'::timestamptz)`

/** A page of the papers waiting for the viewer's signature, what is overdue first, then by hours left, then the oldest; `kind`: a form or a plan. */
export async function inbox(
  viewer: Viewer,
  { plan, kind, ...asked }: PageAsked & { plan?: string | undefined; kind?: string | undefined } = {},
): Promise<Page<InboxRow>> {
  const walk = walkOf({ ...asked, size: asked.size ?? WAITING_PAGE }, ['moment', 'id'])
  const { than, order } = walkSql(walk, 'ASC')
  const behind = walk.key ? `(${DUE_AT},s."approvalId")${than}($7::timestamptz,$8::uuid)` : '$7::text IS NULL AND $8::text IS NULL' // prettier-ignore
  const rows = await sql<RawInbox>(
    `SELECT a."id"::text,a."plan",s."stepName",a."title",a."customerId"::text,c."name" AS "customerName",a."amount"::text,a."withinRule",
       coalesce(p."name",'') AS "createdByName",a."createdAt",s."dueAt",a."facts"
     FROM (SELECT s.* ${WAITING} s WHERE ($6::text IS NULL OR s."plan"=$6) AND ($9::text IS NULL OR (SELECT ${KIND} FROM "Approval" a WHERE a."id"=s."approvalId")=$9) AND ${behind} ORDER BY ${DUE_AT} ${order}, s."approvalId" ${order} LIMIT ${walk.size + 1}) s
     JOIN "Approval" a ON a."id"=s."approvalId" LEFT JOIN "Customer" c ON c."id"=a."customerId" LEFT JOIN "Person" p ON p."id"=a."createdBy"
     ORDER BY ${DUE_AT} ${order}, a."id" ${order}`,
    [...placesOf(viewer), plan ?? null, walk.key?.[0] ?? null, walk.key?.[1] ?? null, kind ?? null],
  )
  const found = rows.map(({ amount, ...row }) => ({
    ...row,
    amountFen: amount === null ? null : fenOf(amount),
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
  }))
  return pageOf(found, walk, (row) => [row.dueAt ?? 'infinity', row.id])
}

/** How many papers of a kind wait for the viewer. */
export type WaitingCount = {
  plan: string
  /** The form, where it is a paper of the dossier. */
  formId: string | null
  count: number
  overdue: number
  /** The day by which the first of them is to be signed. */
  dueOn: string | null
  /** The paper to sign first. */
  firstId: string
}

/** How many papers wait for the viewer, by kind, what is due first on top. */
export async function waitingCounts(viewer: Viewer): Promise<WaitingCount[]> {
  return sql(
    `SELECT s."plan",a."facts"->>'formId' AS "formId",count(*)::int AS count, (count(*) FILTER (WHERE s."dueAt" < $6::timestamptz))::int AS overdue,(min(s."dueAt") AT TIME ZONE $7)::date::text AS "dueOn",
       (array_agg(s."approvalId"::text ORDER BY ${DUE_AT},s."approvalId"))[1] AS "firstId"
     ${WAITING} s JOIN "Approval" a ON a."id"=s."approvalId" GROUP BY 1,2 ORDER BY min(s."dueAt") NULLS LAST,min(s."approvalId"::text)`,
    [...placesOf(viewer), now().toISOString(), businessZone()],
  )
}

/** One signature of the chain, as signature cells and seals show it. */
export type Signature = {
  position: number
  name: string
  role: string | null
  state: StepState['state']
  /** Who holds the post now, while it waits. */
  holders: string[]
  personName: string | null
  decidedAs: string | null
  onBehalfOfName: string | null
  decidedAt: string | null
  remark: string | null
  dueAt: string | null
}

export type ApprovalDetail = {
  id: string
  plan: string
  subjectType: string
  subjectId: string
  customerId: string | null
  title: string
  amountFen: Fen | null
  facts: Record<string, unknown>
  withinRule: boolean
  state: Paper['state']
  version: number
  createdById: string
  createdByName: string
  createdAt: string
  signatures: Signature[]
  /** What the viewer may do now. */
  maySign: boolean
  mayAddSigner: boolean
  mayWithdraw: boolean
}

type RawStep = StepState & {
  name: string
  remark: string | null
  decidedAs: string | null
  decidedAt: string | null
  dueAt: string | null
  personName: string | null
  onBehalfOfName: string | null
  holders: string[] | null
  escalationRole: string | null
  escalationUnitId: string | null
  escalatedAt: string | null
}

type RawDetail = Omit<
  ApprovalDetail,
  'amountFen' | 'createdAt' | 'signatures' | 'maySign' | 'mayAddSigner' | 'mayWithdraw'
> & {
  amount: string | null
  createdAt: Date
  steps: RawStep[]
  ownerId: string | null
  unitPath: (string | null)[]
}

const DETAIL = `
SELECT a."id"::text,a."plan",a."subjectType",a."subjectId"::text,a."customerId"::text,a."title",a."amount"::text,a."facts",a."withinRule",a."state",a."version",
  a."createdBy"::text AS "createdById",coalesce(m."name",'') AS "createdByName",a."createdAt",
  c."ownerId"::text,ARRAY[c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text,a."unitId"::text] AS "unitPath",
  (SELECT json_agg(json_build_object('position',s."position",'name',s."name",'role',s."role",'unitId',s."unitId",'personId',s."personId",'selfAllowed',s."selfAllowed",'state',s."state",
     'decidedById',s."decidedById",'onBehalfOfId',s."onBehalfOfId",'decidedAs',s."decidedAs",'decidedAt',s."decidedAt",'remark',s."remark",'dueAt',s."dueAt",'escalatedAt',s."escalatedAt",'escalationRole',s."escalationRole",'escalationUnitId',s."escalationUnitId",
     'personName',coalesce(d."name",n."name"),'onBehalfOfName',b."name",
     'holders',(SELECT json_agg(DISTINCT h."name") FROM "Post" o JOIN "Person" h ON h."id"=o."personId" JOIN "Unit" u ON u."id"=o."unitId" JOIN "Unit" w ON w."id"=s."unitId"
        WHERE s."role"=o."role" AND u."path" LIKE w."path"||'%' AND o."startsOn"<=$1::date AND coalesce(o."endsOn",'infinity')>=$1::date AND h."disabledAt" IS NULL
          AND (o."unitId"=s."unitId" OR u."kind" IN ('department','archive-room')))) ORDER BY s."position")
   FROM "ApprovalStep" s LEFT JOIN "Person" d ON d."id"=s."decidedById" LEFT JOIN "Person" n ON n."id"=s."personId" LEFT JOIN "Person" b ON b."id"=s."onBehalfOfId"
   WHERE s."approvalId"=a."id") AS steps
FROM "Approval" a LEFT JOIN "Person" m ON m."id"=a."createdBy" LEFT JOIN "Customer" c ON c."id"=a."customerId"`

function stepsOf({ steps }: RawDetail): StepState[] {
  return steps.map((step) => ({
    ...step,
    escalated:
      step.escalatedAt && step.escalationRole && step.escalationUnitId
        ? { role: step.escalationRole, unitId: step.escalationUnitId }
        : null,
  }))
}

function detailOf(viewer: Viewer, raw: RawDetail): ApprovalDetail {
  const { steps, amount, ownerId: _owner, unitPath: _path, ...rest } = raw
  const paper: Paper = {
    plan: raw.plan,
    createdBy: raw.createdById,
    state: raw.state,
    steps: stepsOf(raw),
  }
  const maySign = decideSigning(paper, signerOf(viewer)).allowed
  return {
    ...rest,
    amountFen: amount === null ? null : fenOf(amount),
    createdAt: raw.createdAt.toISOString(),
    signatures: steps.map((step) => ({
      position: step.position,
      name: step.name,
      role: step.role,
      state: step.state,
      holders: step.holders ?? [],
      personName: step.personName,
      decidedAs: step.decidedAs,
      onBehalfOfName: step.onBehalfOfName,
      decidedAt: step.decidedAt,
      remark: step.remark,
      dueAt: step.dueAt,
    })),
    maySign,
    mayAddSigner: maySign && may(viewer, 'approvals.add-signer'),
    mayWithdraw: raw.state === 'pending' && raw.createdById === viewer.personId,
  }
}

/** Seen by whoever handed it in, may sign or has signed it, or may read the customer it is about; a delegate sees what he was lent. */
function maySee(viewer: Viewer, raw: RawDetail): boolean {
  const row = { ownerId: raw.ownerId, unitId: null, unitPath: raw.unitPath }
  return (
    raw.createdById === viewer.personId ||
    hasHand(viewer, raw.plan, stepsOf(raw)) ||
    (raw.customerId !== null && mayOn(viewer, 'customers.read', row))
  )
}

/** One paper with its chain; null when there is none or the viewer has nothing to do with it. */
export async function approvalDetail(viewer: Viewer, id: string): Promise<ApprovalDetail | null> {
  const [raw] = await sql<RawDetail>(`${DETAIL} WHERE a."id"=$2::uuid`, [today(), id])
  return raw && maySee(viewer, raw) ? detailOf(viewer, raw) : null
}

/** The newest paper of a subject (a rating, an application, a change, a form entry), for its signature cells. */
export async function approvalOf(
  viewer: Viewer,
  subjectType: string,
  subjectId: string,
): Promise<ApprovalDetail | null> {
  const [raw] = await sql<RawDetail>(
    `${DETAIL} WHERE a."subjectType"=$2 AND a."subjectId"=$3::uuid ORDER BY a."id" DESC LIMIT 1`,
    [today(), subjectType, subjectId],
  )
  return raw && maySee(viewer, raw) ? detailOf(viewer, raw) : null
}

/** A paper I handed in that is not final yet. */
export type HandedInRow = {
  id: string
  plan: string
  title: string
  state: string
  createdAt: string
  waitsFor: string | null
}

/** A page of the papers the viewer handed in that are still under way or came back, newest first. */
export async function handedIn(viewer: Viewer, asked: PageAsked = {}): Promise<Page<HandedInRow>> {
  const walk = walkOf(asked, ['id'])
  const { than, order } = walkSql(walk, 'DESC')
  // An arm a state: each walks the index of the person and stops after a page.
  const arms = ['pending', 'returned', 'refused'].map(
    (state) => `(SELECT a."id",a."plan",a."title",a."state",a."createdAt" FROM "Approval" a
       WHERE a."createdBy"=$1::uuid AND a."state"='${state}' AND ($2::uuid IS NULL OR a."id"${than}$2::uuid) ORDER BY a."id" ${order} LIMIT ${walk.size + 1})`,
  )
  const rows = await sql<Omit<HandedInRow, 'createdAt'> & { createdAt: Date }>(
    `SELECT a."id"::text,a."plan",a."title",a."state",a."createdAt",(SELECT s."role" FROM "ApprovalStep" s WHERE s."approvalId"=a."id" AND s."state"='turn') AS "waitsFor"
     FROM (${arms.join(' UNION ALL ')}) a ORDER BY a."id" ${order} LIMIT ${walk.size + 1}`,
    [viewer.personId, walk.key?.[0] ?? null],
  )
  const found = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
  return pageOf(found, walk, (row) => [row.id])
}

/** Who holds these posts today at or above a unit: whom a paper not yet handed in will come to. */
export async function holdersAbove(
  unitId: string,
  steps: readonly { role: RoleCode; at: Anchor }[],
): Promise<{ role: RoleCode; at: Anchor; name: string }[]> {
  if (steps.length === 0) return []
  return sql(
    `SELECT DISTINCT t."role",t."at",h."name" FROM jsonb_to_recordset($2::jsonb) AS t("role" text,"at" text)
     JOIN "Unit" b ON b."id"=$1::uuid JOIN "Unit" w ON b."path" LIKE w."path"||'%' AND w."kind"=t."at"
     JOIN "Post" o ON o."role"=t."role" JOIN "Unit" u ON u."id"=o."unitId" JOIN "Person" h ON h."id"=o."personId"
     WHERE (o."unitId"=w."id" OR (u."path" LIKE w."path"||'%' AND u."kind" IN ('department','archive-room')))
       AND o."startsOn"<=$3::date AND coalesce(o."endsOn",'infinity')>=$3::date AND h."disabledAt" IS NULL ORDER BY h."name"`,
    [unitId, JSON.stringify(steps.map(({ role, at }) => ({ role, at }))), today()],
  )
}
