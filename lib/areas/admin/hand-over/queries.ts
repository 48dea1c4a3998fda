import { sql } from '@/lib/core/db'
import { may, type Viewer } from '@/lib/core/scope'
import { handOverReach, mayHandOver } from './policy'

export type HandOverReach = { all: boolean; units: string[]; subtrees: string[] }

/** Customers of one person within reach and, when any are named, within the branches. $1 person, $2 all, $3 subtrees, $4 units, $5 branches. */
export const HANDED = `"Customer" c WHERE c."ownerId" = $1::uuid AND c."deletedAt" IS NULL
  AND ($2::boolean OR c."regionId" = ANY ($3::uuid[]) OR c."branchId" = ANY ($3::uuid[]) OR c."marketOfficeId" = ANY ($3::uuid[])
    OR coalesce(c."marketOfficeId", c."branchId", c."regionId") = ANY ($4::uuid[]))
  AND (cardinality($5::uuid[]) = 0 OR c."branchId" = ANY ($5::uuid[]))`

/** The parameters of HANDED. */
export function handedParams(
  fromPersonId: string,
  reach: HandOverReach,
  branchIds: readonly string[],
): unknown[] {
  return [fromPersonId, reach.all, reach.subtrees, reach.units, [...branchIds]]
}

export type HandOverPreview = {
  from: { id: string; name: string; disabled: boolean }
  branches: { branchId: string | null; name: string; count: number }[]
  /** The first hundred by name; empty for a viewer who may not read customers. */
  customers: {
    id: string
    name: string
    fileNumber: string
    branch: string | null
    creditGrade: number | null
  }[]
  total: number
}

/** What would go over from one person: counts by branch, and the customers themselves. Null when nothing may be seen. */
export async function handOverPreview(viewer: Viewer, fromPersonId: string): Promise<HandOverPreview | null> {
  if (!mayHandOver(viewer)) return null
  const [from] = await sql<HandOverPreview['from']>(
    `SELECT "id", "name", "disabledAt" IS NOT NULL AS "disabled" FROM "Person" WHERE "id" = $1::uuid`,
    [fromPersonId],
  )
  if (!from) return null
  const params = handedParams(fromPersonId, handOverReach(viewer), [])
  const [branches, customers] = await Promise.all([
    sql<HandOverPreview['branches'][number]>(
      `SELECT h."branchId", u."name", h."count" FROM (SELECT c."branchId", min(c."regionId"::text)::uuid AS "regionId", count(*)::int AS "count"
         FROM ${HANDED} GROUP BY c."branchId") h JOIN "Unit" u ON u."id" = coalesce(h."branchId", h."regionId") ORDER BY u."code"`,
      params,
    ),
    may(viewer, 'customers.read')
      ? sql<HandOverPreview['customers'][number]>(
          `SELECT h.*, u."name" AS "branch" FROM (SELECT c."id", c."name", c."fileNumber", c."creditGrade", c."branchId", c."namePinyin"
             FROM ${HANDED} ORDER BY c."namePinyin", c."id" LIMIT 100) h LEFT JOIN "Unit" u ON u."id" = h."branchId" ORDER BY h."namePinyin", h."id"`,
          params,
        )
      : Promise.resolve([]),
  ])
  return { from, branches, customers, total: branches.reduce((sum, branch) => sum + branch.count, 0) }
}
