import type { BusinessDate } from '@/lib/core/dates'
import { sql, type SqlTx } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'

/** One person who may sign a paper at its turn. */
export type TurnHolder = {
  approvalId: string
  version: number
  plan: string
  formId: string | null
  title: string
  /** Whose turn it is; null where a person was asked by name. */
  role: RoleCode | null
  dueAt: Date | null
  personId: string
  personName: string
  /** Signs as the hand of somebody else (R-A08). */
  lent: boolean
}

/**
 * Who may sign each of these papers now, by post, by name or as a delegate; whoever handed it in or signed it before is left
 * out, as he may not sign it (R-C01). Papers that are closed have nobody.
 */
export async function turnHolders(
  run: SqlTx,
  day: BusinessDate,
  approvalIds: readonly string[],
): Promise<TurnHolder[]> {
  if (approvalIds.length === 0) return []
  return run.query<TurnHolder>(
    `WITH turn AS (
       SELECT a."id",a."version",a."plan",a."facts"->>'formId' AS "formId",a."title",a."createdBy",s."role",s."unitId",s."personId",s."selfAllowed",s."dueAt"
       FROM "Approval" a JOIN "ApprovalStep" s ON s."approvalId"=a."id" AND s."state"='turn'
       WHERE a."id"=ANY($1::uuid[]) AND a."state"='pending'),
     places AS (SELECT DISTINCT "role","unitId" FROM turn WHERE "personId" IS NULL),
     held AS (
       SELECT DISTINCT p."role",p."unitId",o."personId" FROM places p
       JOIN "Unit" w ON w."id"=p."unitId" JOIN "Post" o ON o."role"=p."role" JOIN "Unit" u ON u."id"=o."unitId"
       WHERE (o."unitId"=p."unitId" OR (u."path" LIKE w."path"||'%' AND u."kind" IN ('department','archive-room')))
         AND o."startsOn"<=$2::date AND coalesce(o."endsOn",'infinity')>=$2::date),
     asked AS (
       SELECT t.*,t."personId" AS "handId" FROM turn t WHERE t."personId" IS NOT NULL
       UNION ALL SELECT t.*,h."personId" FROM turn t JOIN held h ON h."role"=t."role" AND h."unitId"=t."unitId" WHERE t."personId" IS NULL),
     hands AS (
       SELECT k.*,k."handId" AS "whoId",false AS "lent" FROM asked k
       UNION ALL SELECT k.*,d."toPersonId",true FROM asked k JOIN "Delegation" d ON d."fromPersonId"=k."handId"
         AND d."revokedAt" IS NULL AND d."startsOn"<=$2::date AND d."endsOn">=$2::date AND (cardinality(d."plans")=0 OR k."plan"=ANY(d."plans")))
     SELECT h."id"::text AS "approvalId",h."version",h."plan",h."formId",h."title",h."role",h."dueAt",h."whoId"::text AS "personId",p."name" AS "personName",bool_and(h."lent") AS "lent"
     FROM hands h JOIN "Person" p ON p."id"=h."whoId" AND p."disabledAt" IS NULL
     WHERE (h."selfAllowed" OR h."createdBy" NOT IN (h."whoId",h."handId"))
       AND NOT EXISTS (SELECT 1 FROM "ApprovalStep" e WHERE e."approvalId"=h."id" AND e."state"='signed'
         AND (e."decidedById" IN (h."whoId",h."handId") OR e."onBehalfOfId" IN (h."whoId",h."handId")))
     GROUP BY h."id",h."version",h."plan",h."formId",h."title",h."role",h."dueAt",h."whoId",p."name"
     ORDER BY h."id",bool_and(h."lent"),p."name"`,
    [approvalIds, day],
  )
}

/** What was decided of papers the viewer handed in, as he was told and has not acknowledged. */
export type OutcomeRow = {
  noticeId: string
  at: string
  verdict: 'approve' | 'refuse' | 'return'
  plan: string
  formId: string | null
  title: string
  /** Papers decided with one press. */
  count: number
  by: string
  reason: string
  href: string
  /** Of a single paper that came back: what leads to where it is filled in anew. A refused line is 0 and stays so (W4). */
  again: { customerId: string; plan: string; facts: Record<string, unknown> } | null
}

type RawOutcome = {
  id: string
  at: Date
  values: {
    verdict: string
    plan: string
    form: string
    title: string
    count: number
    by: string
    reason: string
  }
  href: string
  plan: string
  customerId: string | null
  facts: Record<string, unknown>
  state: string
  superseded: boolean
}

/**
 * Outcomes the viewer was told and has not acknowledged, what came back first, then the newest. The paper itself is read as
 * it stands now; one that came back and was handed in anew is told no longer.
 */
export async function outcomesOf(
  viewer: Viewer,
  most: number,
): Promise<{ rows: OutcomeRow[]; count: number }> {
  const found = await sql<RawOutcome & { total: number }>(
    `SELECT n."id"::text,n."at",n."values",n."href",a."plan",a."customerId"::text,a."facts",a."state",
       EXISTS (SELECT 1 FROM "Approval" l WHERE l."customerId"=a."customerId" AND l."id">a."id" AND l."plan"=a."plan"
         AND l."facts"->>'formId' IS NOT DISTINCT FROM a."facts"->>'formId' AND l."facts"->>'period' IS NOT DISTINCT FROM a."facts"->>'period') AS "superseded",
       count(*) OVER ()::int AS "total"
     FROM (SELECT * FROM "Notice" WHERE "personId"=$1::uuid AND "readAt" IS NULL ORDER BY "id" DESC LIMIT 100) n
     JOIN "Approval" a ON n."kind"='approvals.outcome' AND a."id"=(n."values"->>'approvalId')::uuid
     ORDER BY a."state"='approved',n."id" DESC`,
    [viewer.personId],
  )
  const open = found.filter((row) => row.state === 'approved' || !row.superseded || row.values.count > 1)
  return {
    count: open.length,
    rows: open.slice(0, most).map(({ id, at, values, href, plan, customerId, facts, state }) => ({
      noticeId: id,
      at: at.toISOString(),
      verdict: values.verdict as OutcomeRow['verdict'],
      plan,
      formId: values.form === '' ? null : values.form,
      title: values.title,
      count: values.count,
      by: values.by,
      reason: values.reason,
      href,
      again: state === 'approved' || values.count > 1 || !customerId ? null : { customerId, plan, facts },
    })),
  }
}
