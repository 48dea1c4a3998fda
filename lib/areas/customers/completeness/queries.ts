import { sql } from '@/lib/core/db'
import { cursorOf, keyOf, type Page } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { armSql, type ReachArm, reachArms } from '../policy'
import type { DossierFactKey } from '../rules/dossier-facts'
import type { CompletenessRow, GapsOf } from './schema'

/** Customers that belong to nobody, or to the region itself, stand under the nil uuid. */
const NIL = '00000000-0000-0000-0000-000000000000'

export type CompletenessTotals = {
  rows: CompletenessRow[]
  /** The facts most often missing. */
  facts: { fact: DossierFactKey; customers: number }[]
  countedAt: string | null
}

const COLUMN = {
  ownerId: 'ownerId',
  regionId: 'regionId',
  branchId: 'branchId',
  marketOfficeId: null,
} as const

/**
 * The totals a reach covers; a reach of market offices alone is no total's, so their people stand by person, and neither is
 * one of a branch without its offices: they are counted together. $1 is the nil uuid.
 */
function within(arms: 'all' | ReachArm[], params: unknown[]): string {
  if (arms === 'all') return 'true'
  const parts = arms.flatMap(({ column, ids, lowest }) => {
    const known = COLUMN[column]
    if (!known || (lowest && column === 'branchId')) return []
    params.push(ids)
    const unit = `t."${known}"=ANY($${params.length}::uuid[])`
    return [lowest && column === 'regionId' ? `(${unit} AND t."branchId"=$1::uuid)` : unit]
  })
  return parts.length > 0 ? `(${parts.join(' OR ')})` : 'false'
}

type Row = Omit<CompletenessRow, 'percent'> & {
  percents: number
  facts: Record<string, number>
  countedAt: Date
}

/** How complete the dossiers of each branch and each of its people are, as last counted; what is missing most. */
export async function completenessTotals(viewer: Viewer): Promise<CompletenessTotals> {
  const params: unknown[] = [NIL]
  const reach = within(reachArms(viewer, 'customers.read'), params)
  const rows = await sql<Row>(
    `SELECT t."regionId",r."name" AS "regionName",nullif(t."branchId",$1::uuid) AS "branchId",b."name" AS "branchName",
       nullif(t."ownerId",$1::uuid) AS "ownerId",p."name" AS "ownerName",t."customers",t."complete",t."percents",t."missing",t."conflicts",t."facts",t."countedAt"
     FROM "CompletenessTotal" t JOIN "Unit" r ON r."id"=t."regionId" LEFT JOIN "Unit" b ON b."id"=t."branchId" LEFT JOIN "Person" p ON p."id"=t."ownerId"
     WHERE ${reach} ORDER BY r."code",b."code" NULLS FIRST,t."missing" DESC LIMIT 2000`,
    params,
  )
  const facts = new Map<string, number>()
  for (const row of rows)
    for (const [fact, count] of Object.entries(row.facts)) facts.set(fact, (facts.get(fact) ?? 0) + count)
  return {
    rows: rows.map(({ percents, facts: _, countedAt: __, ...row }) => ({
      ...row,
      percent: row.customers === 0 ? 100 : Math.floor(percents / row.customers),
    })),
    facts: [...facts]
      .map(([fact, customers]) => ({ fact: fact as DossierFactKey, customers }))
      .sort((a, b) => b.customers - a.customers)
      .slice(0, 12),
    countedAt: rows[0]?.countedAt.toISOString() ?? null,
  }
}

export type GapRow = {
  id: string
  name: string
  fileNumber: string
  unitName: string
  ownerName: string | null
  completeness: number
  missingFacts: DossierFactKey[]
  /** Values sources disagree on that nobody decided yet. */
  conflicts: number
}

const PAGE = 40

/** Columns a reach is tested by on a customer. */
function reachOn(arms: 'all' | ReachArm[], params: unknown[]): string {
  if (arms === 'all') return 'true'
  const parts = arms.map((arm) => {
    params.push(arm.ids)
    return armSql(arm, params.length)
  })
  return parts.length > 0 ? `(${parts.join(' OR ')})` : 'false'
}

/**
 * Customers of a branch or of a person whose dossier lacks required facts, those with most gaps first, with the facts and
 * who owes them. A page at a time, along the index of the branch or person.
 */
export async function gapsPage(viewer: Viewer, { branchId, ownerId, after }: GapsOf): Promise<Page<GapRow>> {
  const nothing: Page<GapRow> = { rows: [], next: null, previous: null }
  if (branchId === null && ownerId === null) return nothing
  const [count, id] = (after && keyOf(after, 2)) || [null, null]
  const params: unknown[] = [branchId, ownerId, count, id]
  const reach = reachOn(reachArms(viewer, 'customers.read'), params)
  const rows = await sql<GapRow & { missingCount: number }>(
    `SELECT c."id",c."name",c."fileNumber",u."name" AS "unitName",p."name" AS "ownerName",c."completeness",c."missingFacts",c."missingCount",
       (SELECT count(*) FROM "FactClaim" f WHERE f."customerId"=c."id" AND f."state"='open')::int AS "conflicts"
     FROM "Customer" c JOIN "Unit" u ON u."id"=coalesce(c."marketOfficeId",c."branchId",c."regionId") LEFT JOIN "Person" p ON p."id"=c."ownerId"
     WHERE ${branchId ? 'c."branchId"=$1::uuid' : '$1::uuid IS NULL'} AND ${ownerId ? 'c."ownerId"=$2::uuid' : '$2::uuid IS NULL'}
       AND c."missingCount">0 AND c."deletedAt" IS NULL AND c."state" NOT IN ('disqualified','lost','ended') AND ${reach}
       AND ($3::int IS NULL OR (c."missingCount",c."id")<($3::int,$4::uuid))
     ORDER BY c."missingCount" DESC,c."id" DESC LIMIT ${PAGE + 1}`,
    params,
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ missingCount: _, ...row }) => row),
    next: rows.length > PAGE && last ? cursorOf([last.missingCount, last.id]) : null,
    previous: null,
  }
}
