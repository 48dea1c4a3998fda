import { monthOf } from '@/lib/core/dates'
import { today } from '@/lib/core/clock'
import { sql } from '@/lib/core/db'
import type { Permission } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { isUuid } from '@/lib/core/uuid'
import { type CustomerPlace, mayOnCustomer } from './policy'
import { typedName } from './rules/search-columns'
import { scanKeys } from './scan/queries'
import { searchWaysOf } from './search/rules/search-ways'

/** A customer as one line of an answer. */
export type CustomerHit = {
  id: string
  name: string
  fileNumber: string
  unitName: string
  ownerName: string | null
  state: string
  tier: number | null
  grade: number | null
}

const HITS = `
SELECT c."id", c."name", c."fileNumber", u."name" AS "unitName", o."name" AS "ownerName", c."state", c."tier", c."creditGrade" AS "grade"
FROM unnest($1::uuid[]) WITH ORDINALITY wanted("id", "at") JOIN "Customer" c ON c."id" = wanted."id"
JOIN "Unit" u ON u."id" = coalesce(c."marketOfficeId", c."branchId", c."regionId")
LEFT JOIN "Person" o ON o."id" = c."ownerId" ORDER BY wanted."at"`

/**
 * Customers within reach that a typed text finds, best first: exact name or number, the beginning of the name, pinyin,
 * initials, file number, telephone tail, any part of the name.
 * @param permission narrows to customers one may do something with (e.g. `trade.order-create`)
 */
export async function customerSearch(
  viewer: Viewer,
  typed: string,
  most = 8,
  permission: Permission = 'customers.read',
): Promise<CustomerHit[]> {
  const ways = searchWaysOf(typedName(typed.slice(0, 100)))
  if (ways.length === 0) return []
  const scan = {
    permission,
    filters: {},
    conditions: [],
    ways,
    sort: 'name',
    descending: false,
    month: monthOf(today()),
  } as const
  const keys = await scanKeys(viewer, scan, {}, most)
  return keys.length === 0 ? [] : sql<CustomerHit>(HITS, [keys.map((key) => key.id)])
}

/** The place of a living customer, when the viewer may do this with it; null otherwise, as for an unknown one. */
export async function customerPlace(
  viewer: Viewer,
  customerId: string,
  permission: Permission = 'customers.read',
): Promise<CustomerPlace | null> {
  if (!isUuid(customerId)) return null
  const [row] = await sql<CustomerPlace>(
    `SELECT "ownerId","regionId","branchId","marketOfficeId" FROM "Customer" WHERE "id" = $1::uuid AND "deletedAt" IS NULL`,
    [customerId],
  )
  return row && mayOnCustomer(viewer, permission, row) ? row : null
}

export type OwnerChoice = { id: string; name: string; role: string; unitName: string }

/** People who may own a customer: holders of a sales post (of `roles`, if any are named) within reach of `permission`, by name or pinyin; the first ones where nothing is typed. */
export async function ownerChoices(
  viewer: Viewer,
  typed: string,
  permission: Permission,
  roles: readonly string[] = [],
): Promise<OwnerChoice[]> {
  const reach = viewer.reach.get(permission)
  if (!reach) return []
  return sql<OwnerChoice>(
    `SELECT DISTINCT ON (p."namePinyin", p."id") p."id", p."name", po."role", u."name" AS "unitName" FROM "Person" p
     JOIN "Post" po ON po."personId" = p."id" AND po."startsOn" <= $2::date AND (po."endsOn" IS NULL OR po."endsOn" >= $2::date)
     JOIN "Unit" u ON u."id" = po."unitId"
     WHERE p."disabledAt" IS NULL AND po."role" = ANY($3) AND ($1 = '' OR p."name" LIKE $4 OR p."namePinyin" LIKE $4)
       AND ($5 OR p."id" = $6::uuid OR EXISTS (SELECT 1 FROM unnest($7::text[]) AS within(unit) WHERE u."path" LIKE '%/' || within.unit || '/%'))
     ORDER BY p."namePinyin", p."id", po."startsOn" DESC LIMIT 12`,
    [
      typed,
      today(),
      roles.length === 0 ? OWNER_ROLES : OWNER_ROLES.filter((role) => roles.includes(role)),
      `%${typed.toLowerCase().replace(/[\\%_]/g, '')}%`,
      reach.all,
      reach.own ? viewer.personId : null,
      [...reach.subtrees, ...reach.units],
    ],
  )
}

/** Posts that answer for customers. */
const OWNER_ROLES = [
  'sales-rep',
  'branch-sales-manager',
  'branch-gm',
  'ka-specialist',
  'ka-supervisor',
  'ka-manager',
]

/** Of a permission: does the viewer's reach hold every living customer this person owns? One that owns none: yes. */
export async function holdsAllOf(
  viewer: Viewer,
  ownerId: string,
): Promise<(permission: Permission) => boolean> {
  const places = await sql<Omit<CustomerPlace, 'ownerId'>>(
    `SELECT DISTINCT "regionId","branchId","marketOfficeId" FROM "Customer" WHERE "ownerId"=$1::uuid AND "deletedAt" IS NULL`,
    [ownerId],
  )
  return (permission) => places.every((place) => mayOnCustomer(viewer, permission, { ownerId, ...place }))
}
