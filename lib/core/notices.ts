import { newId } from './audit'
import type { BusinessDate } from './dates'
import type { SqlTx } from './db'
import type { RoleCode } from './permissions'

/** One notice for one person. `values` renders the sentence `notices.<kind>`; `key` names the business event, so that it is told once. */
export type NewNotice = {
  personId: string
  kind: string
  values: Record<string, string | number>
  href: string | null
  key: string
}

/** Puts notices under the bell, in one statement; whoever was told of an event already is not told again. Returns how many were new. */
export async function writeNotices(run: SqlTx, at: Date, notices: readonly NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  const rows = await run.query(
    `INSERT INTO "Notice" ("id","personId","kind","values","href","at","key")
     SELECT n."id",n."personId",n."kind",n."values",n."href",$2::timestamptz,n."key"
     FROM jsonb_to_recordset($1::jsonb) AS n("id" uuid,"personId" uuid,"kind" text,"values" jsonb,"href" text,"key" text)
     ON CONFLICT ("personId","key") DO NOTHING RETURNING 1`,
    [JSON.stringify(notices.map((notice) => ({ id: newId(at), ...notice }))), at.toISOString()],
  )
  return rows.length
}

export type HeldBy = { role: RoleCode; unitId: string; personId: string }

/** Who holds these posts at these units on a day, whoever is disabled left out. */
export async function holdersOf(
  run: SqlTx,
  day: BusinessDate,
  places: readonly { role: RoleCode; unitId: string }[],
): Promise<HeldBy[]> {
  if (places.length === 0) return []
  return run.query<HeldBy>(
    `SELECT DISTINCT o."role",o."unitId"::text AS "unitId",o."personId"::text AS "personId" FROM "Post" o
     JOIN jsonb_to_recordset($1::jsonb) AS w("role" text,"unitId" uuid) ON w."role"=o."role" AND w."unitId"=o."unitId"
     JOIN "Person" p ON p."id"=o."personId" AND p."disabledAt" IS NULL
     WHERE o."startsOn"<=$2::date AND coalesce(o."endsOn",'infinity')>=$2::date`,
    [JSON.stringify(places), day],
  )
}

/** Everybody who holds a role anywhere on a day. */
export async function peopleWith(run: SqlTx, day: BusinessDate, role: RoleCode): Promise<string[]> {
  const rows = await run.query<{ id: string }>(
    `SELECT DISTINCT o."personId"::text AS id FROM "Post" o JOIN "Person" p ON p."id"=o."personId" AND p."disabledAt" IS NULL
     WHERE o."role"=$1 AND o."startsOn"<=$2::date AND coalesce(o."endsOn",'infinity')>=$2::date`,
    [role, day],
  )
  return rows.map((row) => row.id)
}
