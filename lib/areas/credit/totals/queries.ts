import { fenOf, onPool, sql, type SqlTx } from '@/lib/core/db'
import { type Month, month, plusMonths } from '@/lib/core/dates'
import type { Fen } from '@/lib/core/money'
import { may, type Viewer } from '@/lib/core/scope'
import type { RegionShare } from '../rules/totals'

/** The three months of `2026-Q4`. */
export function monthsOf(quarter: string): [Month, Month, Month] {
  const first = month(
    `${quarter.slice(0, 4)}-${String((Number(quarter.slice(-1)) - 1) * 3 + 1).padStart(2, '0')}`,
  )
  return [first, plusMonths(first, 1), plusMonths(first, 2)]
}

/** The quarter after or before. */
export function quarterBeside(quarter: string, by: 1 | -1): string {
  const moved = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1)) - 1 + by
  return `${Math.floor(moved / 4)}-Q${(moved % 4) + 1}`
}

/** All regions with their limit of the quarter and the most decided in any of its months. Amounts in fen. */
export async function regionShares(run: SqlTx, quarter: string): Promise<RegionShare[]> {
  const rows = await run.query<{ id: string; name: string; limit: string; decided: string }>(
    `SELECT u."id"::text AS id,u."name",coalesce((SELECT l."amount" FROM "RegionalLimit" l WHERE l."quarter"=$1 AND l."regionId"=u."id"),0)::text AS limit,
       coalesce((SELECT max(r."decided") FROM "RegionMonth" r WHERE r."regionId"=u."id" AND r."month"=ANY($2::text[])),0)::text AS decided
     FROM "Unit" u WHERE u."kind"='region' AND u."endedOn" IS NULL ORDER BY u."code"`,
    [quarter, monthsOf(quarter)],
  )
  return rows.map((row) => ({
    regionId: row.id,
    name: row.name,
    limitFen: fenOf(row.limit),
    decidedFen: fenOf(row.decided),
  }))
}

export type TotalView = {
  quarter: string
  total: {
    amountFen: Fen
    state: string
    version: number
    setBy: string
    setAt: string
    approvedBy: string | null
    approvedAt: string | null
  } | null
  regions: RegionShare[]
  maySet: boolean
  /** Another person than the one who set it. */
  mayApprove: boolean
}

/** 授信总额 of a quarter with its regions; null for whoever may not read credit. */
export async function creditTotals(viewer: Viewer, quarter: string): Promise<TotalView | null> {
  if (!may(viewer, 'credit.read') && !may(viewer, 'credit.set-totals')) return null
  const [row] = await sql<{
    amount: string
    state: string
    version: number
    setById: string
    setBy: string | null
    setAt: Date
    approvedBy: string | null
    approvedAt: Date | null
  }>(
    `SELECT t."amount"::text,t."state",t."version",t."setBy"::text AS "setById",s."name" AS "setBy",t."setAt",a."name" AS "approvedBy",t."approvedAt"
     FROM "CreditTotal" t LEFT JOIN "Person" s ON s."id"=t."setBy" LEFT JOIN "Person" a ON a."id"=t."approvedBy" WHERE t."quarter"=$1`,
    [quarter],
  )
  return {
    quarter,
    total: row
      ? {
          amountFen: fenOf(row.amount),
          state: row.state,
          version: row.version,
          setBy: row.setBy ?? '',
          setAt: row.setAt.toISOString(),
          approvedBy: row.approvedBy,
          approvedAt: row.approvedAt?.toISOString() ?? null,
        }
      : null,
    regions: await regionShares(onPool, quarter),
    maySet: may(viewer, 'credit.set-totals'),
    mayApprove:
      may(viewer, 'credit.approve-totals') && row?.state === 'draft' && row.setById !== viewer.personId,
  }
}
