import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'

export type NoticeRow = {
  id: string
  kind: string
  values: Record<string, string | number>
  href: string | null
  at: string
  read: boolean
}

const PAGE = 50

/** The viewer's notices, newest first, fifty a page; `before` is the id of the last one seen. */
export async function notices(
  viewer: Viewer,
  before: string | null,
): Promise<{ rows: NoticeRow[]; next: string | null }> {
  const found = await sql<Omit<NoticeRow, 'at'> & { at: Date }>(
    `SELECT "id"::text,"kind","values","href","at","readAt" IS NOT NULL AS "read" FROM "Notice"
     WHERE "personId" = $1::uuid AND ($2::uuid IS NULL OR "id" < $2::uuid) ORDER BY "id" DESC LIMIT ${PAGE + 1}`,
    [viewer.personId, before],
  )
  const rows = found.slice(0, PAGE).map((row) => ({ ...row, at: row.at.toISOString() }))
  return { rows, next: found.length > PAGE ? rows.at(-1)!.id : null }
}

/** How many notices a person, named by `parameter`, has not read, counted no further than a hundred. */
export const unreadOf = (parameter: string) =>
  `(SELECT count(*)::int FROM (SELECT 1 FROM "Notice" WHERE "personId" = ${parameter}::uuid AND "readAt" IS NULL LIMIT 100) n)`

/** How many notices the viewer has not read, counted no further than a hundred. */
export async function unreadNotices(viewer: Viewer): Promise<number> {
  const [row] = await sql<{ count: number }>(`SELECT ${unreadOf('$1')} AS count`, [viewer.personId])
  return row?.count ?? 0
}
