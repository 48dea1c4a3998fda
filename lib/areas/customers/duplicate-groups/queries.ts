import { businessZone, today } from '@/lib/core/clock'
import { onPool, sql } from '@/lib/core/db'
import { cursorOf, keyOf } from '@/lib/core/paging'
import { may, type Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { sqlParams, type SqlParams } from '@/lib/core/sql-params'
import { customerSettings } from '../contributes'
import type { DuplicateRow, DuplicateView } from '../duplicates/schema'
import { type ReachArm, reachArms } from '../policy'

/** A customer in a group of duplicates, as much as one needs to tell it from the others. */
export type DuplicateCustomer = {
  id: string
  name: string
  fileNumber: string
  state: string
  unitName: string
  ownerName: string | null
  taxNumber: string | null
  phone: string | null
  address: string | null
  completeness: number
  createdOn: string
}

/** Customers that hang together by pairs, with those pairs, the strongest first. */
export type DuplicateGroup = {
  key: string
  score: number
  customers: DuplicateCustomer[]
  pairs: DuplicateRow[]
}
export type DuplicateGroups = { groups: DuplicateGroup[]; next: string | null }

const PAIRS_A_PAGE = 40
const MOST_OF_GROUPS = 400

/** Both customers of a pair stand where the viewer may merge. */
function withinReach(viewer: Viewer, p: SqlParams): string {
  const arms = reachArms(viewer, 'customers.merge')
  if (arms === 'all') return 'true'
  const arm = (alias: string) => (one: ReachArm) => {
    const lower = { regionId: 'branchId', branchId: 'marketOfficeId', marketOfficeId: null, ownerId: null }[
      one.column
    ]
    const inside = `${alias}."${one.column}"=ANY(${p.put([...one.ids])}::uuid[])`
    return one.lowest && lower ? `(${inside} AND ${alias}."${lower}" IS NULL)` : inside
  }
  const reached = (alias: string) => (arms.length === 0 ? 'false' : `(${arms.map(arm(alias)).join(' OR ')})`)
  return `${reached('a')} AND ${reached('b')}`
}

function stateOf(view: DuplicateView, likelyFrom: number): string {
  if (view === 'different') return `p."state"='different'`
  return view === 'likely'
    ? `p."state"='open' AND p."score">=${likelyFrom}`
    : `p."state"='open' AND p."score"<${likelyFrom}`
}

const FROM = `FROM "DuplicatePair" p JOIN "Customer" a ON a."id"=p."aId" AND a."deletedAt" IS NULL
  JOIN "Customer" b ON b."id"=p."bId" AND b."deletedAt" IS NULL`

export type WantedGroups = { view: DuplicateView; customerId: string | null; after: string | null }
type Wanted = WantedGroups & { likelyFrom: number }

/** Pairs within reach, strongest first, from behind a cursor on. */
async function pairKeys(viewer: Viewer, wanted: Wanted, after: (string | number | null)[] | null) {
  const p = sqlParams()
  const conditions = [stateOf(wanted.view, wanted.likelyFrom), withinReach(viewer, p)]
  if (wanted.customerId) {
    const one = p.put(wanted.customerId)
    conditions.push(`(p."aId"=${one}::uuid OR p."bId"=${one}::uuid)`)
  }
  if (after)
    conditions.push(
      `(p."score"<${p.put(after[0])}::int OR (p."score"=${p.put(after[0])}::int AND p."id">${p.put(after[1])}::uuid))`,
    )
  return sql<{ id: string; score: number; groupKey: string }>(
    `SELECT p."id"::text,p."score",p."groupKey"::text ${FROM} WHERE ${conditions.join(' AND ')}
     ORDER BY p."score" DESC,p."id" LIMIT ${PAIRS_A_PAGE + 1}`,
    p.values,
  )
}

type PairRow = Omit<DuplicateRow, 'judgedAt'> & { groupKey: string; judgedAt: Date | null }

async function pairsOfGroups(viewer: Viewer, wanted: Wanted, keys: readonly string[]): Promise<PairRow[]> {
  const p = sqlParams()
  const conditions = [
    `p."groupKey"=ANY(${p.put([...keys])}::uuid[])`,
    stateOf(wanted.view, wanted.likelyFrom),
    withinReach(viewer, p),
  ]
  return sql<PairRow>(
    `SELECT p."id"::text,p."aId"::text,p."bId"::text,p."score",p."reasons",p."state",p."groupKey"::text,p."judgedAt",p."note",
       (SELECT j."name" FROM "Person" j WHERE j."id"=p."judgedById") AS "judgedBy"
     ${FROM} WHERE ${conditions.join(' AND ')} ORDER BY p."score" DESC,p."id" LIMIT ${MOST_OF_GROUPS}`,
    p.values,
  )
}

/** Customers of pairs, by id, as a group shows them. */
async function customersOf(ids: readonly string[]): Promise<Map<string, DuplicateCustomer>> {
  const rows = await sql<DuplicateCustomer>(
    `SELECT c."id"::text,c."name",c."fileNumber",c."state",c."taxNumber",c."phone",c."address",c."completeness",
       (c."createdAt" AT TIME ZONE $2)::date::text AS "createdOn",
       (SELECT u."name" FROM "Unit" u WHERE u."id"=coalesce(c."marketOfficeId",c."branchId",c."regionId")) AS "unitName",
       (SELECT o."name" FROM "Person" o WHERE o."id"=c."ownerId") AS "ownerName"
     FROM "Customer" c WHERE c."id"=ANY($1::uuid[])`,
    [ids, businessZone()],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Groups of customers that may be one firm and that the viewer may merge, strongest first; null without that right. A
 * group stands on the page of its strongest pair.
 */
export async function duplicateGroups(viewer: Viewer, asked: WantedGroups): Promise<DuplicateGroups | null> {
  if (!may(viewer, 'customers.merge')) return null
  const settings = await settingsAsOf(onPool, today())
  const wanted = {
    ...asked,
    likelyFrom: settings.valueOf(customerSettings, 'customers.duplicates').likelyFrom,
  }
  const after = wanted.after ? keyOf(wanted.after, 2) : null
  const found = await pairKeys(viewer, wanted, after)
  const page = found.slice(0, PAIRS_A_PAGE)
  const keys = [...new Set(page.map((pair) => pair.groupKey))]
  if (keys.length === 0) return { groups: [], next: null }
  const pairs = await pairsOfGroups(viewer, wanted, keys)
  const customers = await customersOf([...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))])
  const shown = new Set(page.map((pair) => pair.id))
  const groups = keys.flatMap((key) => {
    const own = pairs.filter((pair) => pair.groupKey === key)
    const [top] = own
    if (!top || (!shown.has(top.id) && !wanted.customerId)) return []
    const ids = [...new Set(own.flatMap(({ aId, bId }) => [aId, bId]))]
    return [
      {
        key,
        score: top.score,
        customers: ids.flatMap((id) => customers.get(id) ?? []),
        pairs: own.map(({ groupKey: _, judgedAt, ...pair }) => ({
          ...pair,
          judgedAt: judgedAt?.toISOString() ?? null,
        })),
      },
    ]
  })
  const last = page.at(-1)
  return { groups, next: found.length > PAIRS_A_PAGE && last ? cursorOf([last.score, last.id]) : null }
}
