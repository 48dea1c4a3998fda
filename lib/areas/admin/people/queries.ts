import { sql } from '@/lib/core/db'
import { isDemonstration } from '@/lib/core/demonstration'
import { today } from '@/lib/core/clock'
import type { RoleCode } from '@/lib/core/permissions'

type DemonstrationPerson = {
  username: string
  name: string
  unit: string
  posts: { role: RoleCode; acting: boolean }[]
}

/** Everybody one may sign in as in the demonstration, by unit. Nobody outside it. */
export async function demonstrationPeople(): Promise<DemonstrationPerson[]> {
  if (!isDemonstration()) return []
  return sql<DemonstrationPerson>(
    `SELECT p."username", p."name", (array_agg(u."name" ORDER BY po."acting", u."code"))[1] AS "unit",
       json_agg(json_build_object('role', po."role", 'acting', po."acting") ORDER BY po."acting", po."id") AS "posts"
     FROM "Person" p JOIN "Post" po ON po."personId" = p."id" JOIN "Unit" u ON u."id" = po."unitId"
     WHERE p."disabledAt" IS NULL AND p."passwordHash" IS NOT NULL
       AND po."startsOn" <= $1::date AND (po."endsOn" IS NULL OR po."endsOn" >= $1::date)
     GROUP BY p."id" ORDER BY min(u."path"), min(po."id"::text) LIMIT 200`,
    [today()],
  )
}
