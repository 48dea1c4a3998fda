import { today } from '@/lib/core/clock'
import { sql } from '@/lib/core/db'
import { may, type Viewer } from '@/lib/core/scope'
import { mayReadOrganisation } from '../policy'
import type { UnitKind } from './rules/tree'

/** A unit in the tree, parents before children. `depth` 0 is the head office. */
export type UnitRow = {
  id: string
  parentId: string | null
  code: string
  name: string
  kind: UnitKind
  depth: number
  posts: number
  customers: number | null
  channelDominance: 'state' | 'private' | 'half' | null
  customerQuota: number | null
  endedOn: string | null
  version: number
}

/** The whole tree with what stands in each unit. Null for a viewer who may not see it. */
export async function unitTree(viewer: Viewer): Promise<UnitRow[] | null> {
  if (!mayReadOrganisation(viewer)) return null
  return sql<UnitRow>(
    `WITH RECURSIVE tree AS (
       SELECT u.*, 0 AS "depth", ARRAY[u."code"] AS "order" FROM "Unit" u WHERE u."parentId" IS NULL
       UNION ALL SELECT u.*, t."depth" + 1, t."order" || u."code" FROM "Unit" u JOIN tree t ON u."parentId" = t."id")
     SELECT t."id", t."parentId", t."code", t."name", t."kind", t."depth", t."channelDominance", t."customerQuota",
       t."endedOn"::text AS "endedOn", t."version",
       (SELECT count(*)::int FROM "Post" po WHERE po."unitId" = t."id" AND po."startsOn" <= $1::date
          AND (po."endsOn" IS NULL OR po."endsOn" >= $1::date)) AS "posts",
       CASE t."kind" WHEN 'branch' THEN (SELECT count(*)::int FROM "Customer" c WHERE c."branchId" = t."id" AND c."deletedAt" IS NULL)
         WHEN 'market-office' THEN (SELECT count(*)::int FROM "Customer" c WHERE c."marketOfficeId" = t."id" AND c."deletedAt" IS NULL)
         END AS "customers"
     FROM tree t ORDER BY t."order"`,
    [today()],
  )
}

/** A unit as a choice in a form, indented by depth. */
export type UnitChoice = { id: string; name: string; kind: UnitKind; depth: number }

/** All units in use, for forms that place a post or a value; nothing for people without any right in administration. */
export async function unitChoices(viewer: Viewer): Promise<UnitChoice[]> {
  const allowed = (['admin.organisation', 'admin.people', 'admin.settings'] as const).some((name) =>
    may(viewer, name),
  )
  if (!allowed) return []
  return sql<UnitChoice>(
    `WITH RECURSIVE tree AS (
       SELECT u."id", u."name", u."kind", 0 AS "depth", ARRAY[u."code"] AS "order" FROM "Unit" u
         WHERE u."parentId" IS NULL AND u."endedOn" IS NULL
       UNION ALL SELECT u."id", u."name", u."kind", t."depth" + 1, t."order" || u."code" FROM "Unit" u
         JOIN tree t ON u."parentId" = t."id" WHERE u."endedOn" IS NULL)
     SELECT "id", "name", "kind", "depth" FROM tree ORDER BY "order"`,
  )
}
