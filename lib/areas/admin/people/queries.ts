import { now, today } from '@/lib/core/clock'
import { sql } from '@/lib/core/db'
import { isDemonstration } from '@/lib/core/demonstration'
import { cursorOf, keyOf } from '@/lib/core/paging'
import type { RoleCode } from '@/lib/core/permissions'
import { may, type Viewer } from '@/lib/core/scope'
import { partOf } from '@/lib/core/where-text'
import { idleSince } from '../accounts/queries'
import { mayChangePeople } from '../policy'
import type { PeopleFilter } from './schema'

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

/** A post as lists show it. */
export type PostLabel = { role: RoleCode; unit: string; acting: boolean }
export type PersonState = 'enabled' | 'disabled' | 'no-password'

export type PersonRow = {
  id: string
  name: string
  username: string
  employeeNo: string | null
  state: PersonState
  posts: PostLabel[]
  lastSeenAt: string | null
}

const STATE = `CASE WHEN p."disabledAt" IS NOT NULL THEN 'disabled' WHEN p."passwordHash" IS NULL THEN 'no-password' ELSE 'enabled' END`
const PAGE = 50

/** People by pinyin, fifty at a time. Null for a viewer who may not change people. */
export async function peoplePage(
  viewer: Viewer,
  filter: PeopleFilter,
): Promise<{ rows: PersonRow[]; next: string | null } | null> {
  if (!mayChangePeople(viewer)) return null
  const key = filter.after ? keyOf(filter.after, 2) : null
  const rows = await sql<Omit<PersonRow, 'lastSeenAt'> & { namePinyin: string; lastSeenAt: Date | null }>(
    `SELECT p."id", p."name", p."username", p."employeeNo", p."namePinyin", ${STATE} AS "state",
       (SELECT max(s."lastSeenAt") FROM "Session" s WHERE s."personId" = p."id") AS "lastSeenAt",
       (SELECT coalesce(json_agg(json_build_object('role', po."role", 'unit', u."name", 'acting', po."acting") ORDER BY po."acting", po."id"), '[]')
        FROM "Post" po JOIN "Unit" u ON u."id" = po."unitId" WHERE po."personId" = p."id"
          AND po."startsOn" <= $1::date AND (po."endsOn" IS NULL OR po."endsOn" >= $1::date)) AS "posts"
     FROM "Person" p
     WHERE ($2::text IS NULL OR p."name" LIKE $2 OR p."namePinyin" LIKE $2 OR p."username" LIKE $2 OR p."employeeNo" LIKE $2)
       AND ($3::text = 'all' OR ${STATE} = $3 OR ($3::text = 'enabled' AND ${STATE} = 'no-password'))
       AND (($4::uuid IS NULL AND $5::text IS NULL) OR EXISTS (
         SELECT 1 FROM "Post" po JOIN "Unit" u ON u."id" = po."unitId" WHERE po."personId" = p."id"
           AND (po."endsOn" IS NULL OR po."endsOn" >= $1::date) AND ($5::text IS NULL OR po."role" = $5)
           AND ($4::uuid IS NULL OR u."path" LIKE '%' || $4::text || '%')))
       AND ($6::text IS NULL OR (p."namePinyin", p."id"::text) > ($6, $7))
     ORDER BY p."namePinyin", p."id" LIMIT ${PAGE + 1}`,
    [
      today(),
      partOf(filter.q),
      filter.state,
      filter.unit ?? null,
      filter.role ?? null,
      key?.[0] ?? null,
      key?.[1] ?? null,
    ],
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ namePinyin: _, lastSeenAt, ...row }) => ({
      ...row,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
    })),
    next: rows.length > PAGE && last ? cursorOf([last.namePinyin, last.id]) : null,
  }
}

export type PostRow = PostLabel & {
  id: string
  unitId: string
  startsOn: string
  endsOn: string | null
  version: number
  /** past, now, coming */
  when: 'past' | 'now' | 'coming'
}

export type LetterRow = {
  id: string
  from: string
  to: string
  given: boolean
  plans: string[]
  startsOn: string
  endsOn: string
  reason: string
  active: boolean
}

export type PersonView = {
  id: string
  name: string
  username: string
  employeeNo: string | null
  phone: string | null
  email: string | null
  state: PersonState
  version: number
  createdAt: string
  passwordSetAt: string | null
  devices: number
  customers: number
  posts: PostRow[]
  letters: LetterRow[]
}

const POSTS = `SELECT po."id", po."role", po."unitId", u."name" AS "unit", po."acting", po."startsOn"::text AS "startsOn",
  po."endsOn"::text AS "endsOn", po."version",
  CASE WHEN po."startsOn" > $2::date THEN 'coming' WHEN po."endsOn" < $2::date THEN 'past' ELSE 'now' END AS "when"
  FROM "Post" po JOIN "Unit" u ON u."id" = po."unitId" WHERE po."personId" = $1::uuid
  ORDER BY coalesce(po."endsOn", 'infinity') DESC, po."startsOn" DESC, po."id"`

const LETTERS = `SELECT d."id", f."name" AS "from", t."name" AS "to", d."fromPersonId" = $1::uuid AS "given", d."plans",
  d."startsOn"::text AS "startsOn", d."endsOn"::text AS "endsOn", d."reason",
  d."revokedAt" IS NULL AND d."endsOn" >= $2::date AS "active"
  FROM "Delegation" d JOIN "Person" f ON f."id" = d."fromPersonId" JOIN "Person" t ON t."id" = d."toPersonId"
  WHERE d."fromPersonId" = $1::uuid OR d."toPersonId" = $1::uuid ORDER BY "active" DESC, d."endsOn" DESC, d."id" LIMIT 50`

type FactsRow = Omit<PersonView, 'posts' | 'letters' | 'createdAt' | 'passwordSetAt'> & {
  createdAt: Date
  passwordSetAt: Date | null
}

async function personView(personId: string): Promise<PersonView | null> {
  const [[facts], posts, letters] = await Promise.all([
    sql<FactsRow>(
      `SELECT p."id", p."name", p."username", p."employeeNo", p."phone", p."email", ${STATE} AS "state", p."version",
         p."createdAt", p."passwordSetAt",
         (SELECT count(*)::int FROM "Session" s WHERE s."personId" = p."id" AND s."revokedAt" IS NULL
            AND s."expiresAt" > $2::timestamptz AND s."lastSeenAt" >= $3::timestamptz) AS "devices",
         (SELECT count(*)::int FROM "Customer" c WHERE c."ownerId" = p."id" AND c."deletedAt" IS NULL) AS "customers"
       FROM "Person" p WHERE p."id" = $1::uuid`,
      [personId, now().toISOString(), (await idleSince()).toISOString()],
    ),
    sql<PostRow>(POSTS, [personId, today()]),
    sql<LetterRow>(LETTERS, [personId, today()]),
  ])
  if (!facts) return null
  const { createdAt, passwordSetAt, ...rest } = facts
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    passwordSetAt: passwordSetAt?.toISOString() ?? null,
    posts,
    letters,
  }
}

/** One person with posts and letters. Null for a viewer who may not change people. */
export async function personForAdministration(viewer: Viewer, personId: string): Promise<PersonView | null> {
  return mayChangePeople(viewer) ? personView(personId) : null
}

/** The viewer himself. */
export async function myself(viewer: Viewer): Promise<PersonView | null> {
  return personView(viewer.personId)
}

/** Enabled people whose name, pinyin or user name contains what is typed; for forms that name a colleague. */
export async function colleagues(
  viewer: Viewer,
  typed: string,
): Promise<{ id: string; name: string; username: string; post: PostLabel | null }[]> {
  const allowed = (['approvals.delegate', 'admin.people', 'customers.hand-over'] as const).some((name) =>
    may(viewer, name),
  )
  if (!allowed) return []
  return sql(
    `SELECT p."id", p."name", p."username",
       (SELECT json_build_object('role', po."role", 'unit', u."name", 'acting', po."acting") FROM "Post" po JOIN "Unit" u ON u."id" = po."unitId"
        WHERE po."personId" = p."id" AND po."startsOn" <= $2::date AND (po."endsOn" IS NULL OR po."endsOn" >= $2::date)
        ORDER BY po."acting", po."id" LIMIT 1) AS "post"
     FROM "Person" p WHERE p."disabledAt" IS NULL
       AND (p."name" LIKE $1 OR p."namePinyin" LIKE $1 OR p."username" LIKE $1)
     ORDER BY p."namePinyin", p."id" LIMIT 20`,
    [partOf(typed) ?? '%', today()],
  )
}
