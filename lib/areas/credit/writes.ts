import { newId } from '@/lib/core/audit'
import type { Month } from '@/lib/core/dates'
import { dateColumn, moneyColumn, type Prisma, sqlOf, type SqlTx, type Tx } from '@/lib/core/db'
import { type Fen, yuanOf } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'

/** Locks positions of customers in the order of their ids: whatever changes a line takes this lock, as the gate does. */
export async function lockPositions(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await sqlOf(tx).query(
    `SELECT 1 FROM "CreditPosition" WHERE "customerId"=ANY($1::uuid[]) ORDER BY "customerId" FOR UPDATE`,
    [[...new Set(customerIds)]],
  )
}

/** Locks the month of regions (R-C08), making the rows that are not there yet. */
export async function lockRegionMonths(
  tx: Tx,
  regionIds: readonly string[],
  month: Month,
): Promise<Map<string, string>> {
  const ids = [...new Set(regionIds)].sort()
  const run = sqlOf(tx)
  await run.query(
    `INSERT INTO "RegionMonth" ("regionId","month") SELECT id,$2 FROM unnest($1::uuid[]) id ON CONFLICT DO NOTHING`,
    [ids, month],
  )
  const rows = await run.query<{ id: string; decided: string }>(
    `SELECT "regionId"::text AS id,"decided"::text FROM "RegionMonth" WHERE "regionId"=ANY($1::uuid[]) AND "month"=$2 ORDER BY "regionId" FOR UPDATE`,
    [ids, month],
  )
  return new Map(rows.map((row) => [row.id, row.decided]))
}

export type NewApplication = {
  sheetNumber: string
  customerId: string
  branchId: string | null
  regionId: string
  month: Month
  supplementary: boolean
  grade: number
  appliedFen: Fen
  ceilingFen: Fen | null
  facts: Record<string, unknown>
  withinRule: boolean
  dueAt: Date
  approvalId: string | null
}

/** Stores rows of a B2 sheet. Returns their ids in order. */
export async function insertApplications(
  tx: Tx,
  at: Moment,
  rows: readonly NewApplication[],
  ids: readonly string[],
  personId: string,
): Promise<void> {
  await tx.lineApplication.createMany({
    data: rows.map((row, i) => ({
      id: ids[i]!,
      sheetNumber: row.sheetNumber,
      customerId: row.customerId,
      branchId: row.branchId,
      regionId: row.regionId,
      month: row.month,
      supplementary: row.supplementary,
      grade: row.grade,
      applied: moneyColumn(row.appliedFen),
      ceiling: row.ceilingFen === null ? null : moneyColumn(row.ceilingFen),
      facts: row.facts as Prisma.InputJsonValue,
      withinRule: row.withinRule,
      // Without an approver there is nothing to decide: a line of zero.
      state: row.approvalId ? 'applied' : 'decided',
      decided: row.approvalId ? null : '0',
      approvalId: row.approvalId,
      appliedOn: dateColumn(at.today),
      appliedBy: personId,
      dueAt: row.dueAt,
      createdAt: at.now,
    })),
  })
}

export type Line = {
  applicationId: string
  customerId: string
  regionId: string
  month: Month
  grade: number
  amountFen: Fen
  opinion: string
}

/** Puts decided lines in force, set-based: application, line of the month and sum of the region. Positions and region months are locked before. */
export async function saveLines(tx: Tx, at: Moment, lines: readonly Line[], personId: string): Promise<void> {
  const rows = JSON.stringify(lines.map((line) => ({ ...line, amount: yuanOf(line.amountFen) })))
  await sqlOf(tx).query(
    `WITH d AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS d("applicationId" uuid,"customerId" uuid,"regionId" uuid,"month" text,"grade" int,"amount" numeric,"opinion" text)),
     applications AS (UPDATE "LineApplication" a SET "state"='decided',"decided"=d."amount","opinion"=nullif(d."opinion",''),"decidedBy"=$2::uuid,"decidedAt"=$3::timestamptz,"version"=a."version"+1 FROM d WHERE a."id"=d."applicationId"),
     old AS (SELECT d."regionId",d."month",sum(d."amount"-coalesce(l."amount",0)) AS more FROM d LEFT JOIN "CreditLine" l ON l."customerId"=d."customerId" AND l."month"=d."month" GROUP BY 1,2),
     regions AS (UPDATE "RegionMonth" r SET "decided"=r."decided"+old.more FROM old WHERE r."regionId"=old."regionId" AND r."month"=old."month")
     INSERT INTO "CreditLine" ("customerId","month","amount","grade","applicationId","regionId","decidedBy","decidedAt","version")
     SELECT d."customerId",d."month",d."amount",d."grade",d."applicationId",d."regionId",$2::uuid,$3::timestamptz,1 FROM d
     ON CONFLICT ("customerId","month") DO UPDATE SET "amount"=excluded."amount","grade"=excluded."grade","applicationId"=excluded."applicationId","decidedBy"=excluded."decidedBy","decidedAt"=excluded."decidedAt","version"="CreditLine"."version"+1`,
    [rows, personId, at.now.toISOString()],
  )
}

/** Closes applications without a line: refused, returned, withdrawn. */
export async function closeApplications(
  tx: Tx,
  at: Moment,
  ids: readonly string[],
  state: 'refused' | 'returned' | 'withdrawn',
  opinion: string,
  personId: string,
): Promise<void> {
  await tx.lineApplication.updateMany({
    where: { id: { in: [...ids] } },
    data: {
      state,
      opinion: opinion || null,
      decidedBy: personId,
      decidedAt: at.now,
      version: { increment: 1 },
      ...(state === 'refused' ? { decided: '0' } : {}),
    },
  })
}

export type Cut = { customerId: string; regionId: string; month: Month; toFen: Fen; reason: string }

/** Lowers lines in force, never raises one (W3, W4); the region gets back what is cut. Positions are locked before. Returns before and after in yuan. */
export async function cutLines(
  tx: Tx,
  at: Moment,
  cuts: readonly Cut[],
): Promise<{ customerId: string; before: string; after: string }[]> {
  const rows = JSON.stringify(cuts.map((cut) => ({ ...cut, amount: yuanOf(cut.toFen) })))
  return sqlOf(tx).query(
    `WITH d AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS d("customerId" uuid,"month" text,"amount" numeric,"reason" text)),
     old AS (SELECT l."customerId",l."month",l."regionId",l."amount" AS before,d."amount" AS after FROM "CreditLine" l JOIN d ON d."customerId"=l."customerId" AND d."month"=l."month" WHERE l."amount">d."amount" FOR UPDATE OF l),
     cut AS (UPDATE "CreditLine" l SET "amount"=old.after,"version"=l."version"+1,"decidedAt"=$2::timestamptz FROM old WHERE l."customerId"=old."customerId" AND l."month"=old."month"),
     regions AS (UPDATE "RegionMonth" r SET "decided"=r."decided"-s.less FROM (SELECT "regionId","month",sum(before-after) AS less FROM old GROUP BY 1,2) s WHERE r."regionId"=s."regionId" AND r."month"=s."month")
     SELECT "customerId"::text,before::text,after::text FROM old`,
    [rows, at.now.toISOString()],
  )
}

/** Freezes all lines of customers from `month` on: the free line is zero (W4). Positions are locked before. Returns whose lines were frozen. */
export async function freezeLines(
  tx: Tx,
  at: Moment,
  customerIds: readonly string[],
  month: Month,
  reason: string,
): Promise<{ customerId: string; month: Month }[]> {
  return sqlOf(tx).query(
    `UPDATE "CreditLine" SET "frozenAt"=$3::timestamptz,"frozenReason"=$4,"version"="version"+1
     WHERE "customerId"=ANY($1::uuid[]) AND "month">=$2 AND "frozenAt" IS NULL RETURNING "customerId"::text,"month"`,
    [customerIds, month, at.now.toISOString(), reason],
  )
}

/** Ids for new applications, in time order. */
export function applicationIds(at: Moment, count: number): string[] {
  return Array.from({ length: count }, () => newId(at.now))
}

export type Total = {
  quarter: string
  amountFen: Fen
  limits: readonly { regionId: string; amountFen: Fen }[]
}

/** Stores the national total of a quarter and its split, as a draft until approved. */
export async function saveTotal(tx: Tx, at: Moment, total: Total, personId: string): Promise<void> {
  const data = {
    amount: moneyColumn(total.amountFen),
    state: 'draft',
    setBy: personId,
    setAt: at.now,
    approvedBy: null,
    approvedAt: null,
  }
  await tx.creditTotal.upsert({
    where: { quarter: total.quarter },
    create: { quarter: total.quarter, ...data },
    update: { ...data, version: { increment: 1 } },
    select: { quarter: true },
  })
  await tx.regionalLimit.deleteMany({ where: { quarter: total.quarter } })
  await tx.regionalLimit.createMany({
    data: total.limits.map(({ regionId, amountFen }) => ({
      quarter: total.quarter,
      regionId,
      amount: moneyColumn(amountFen),
    })),
  })
}

/** Puts the total of a quarter in force. */
export async function approveTotal(
  tx: Tx,
  at: Moment,
  quarter: string,
  personId: string,
): Promise<{ quarter: string; version: number }> {
  return tx.creditTotal.update({
    where: { quarter },
    data: { state: 'approved', approvedBy: personId, approvedAt: at.now, version: { increment: 1 } },
    select: { quarter: true, version: true },
  })
}

/** Marks applications as undecided in time and opens their step to the superior, set-based. They are locked before. */
export async function expireApplications(run: SqlTx, now: Date, ids: readonly string[]): Promise<void> {
  await run.query(
    `WITH marked AS (UPDATE "LineApplication" a SET "state"='expired',"version"=a."version"+1 WHERE a."id"=ANY($1::uuid[]) RETURNING a."approvalId")
     UPDATE "ApprovalStep" s SET "escalatedAt"=$2::timestamptz FROM marked m WHERE s."approvalId"=m."approvalId" AND s."state"='turn' AND s."escalatedAt" IS NULL`,
    [ids, now.toISOString()],
  )
}
