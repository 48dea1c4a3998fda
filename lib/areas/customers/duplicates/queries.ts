import { onPool, sql, type SqlTx } from '@/lib/core/db'
import { today } from '@/lib/core/clock'
import { tidyTaxNumber } from '@/lib/core/forms/tax-number'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { customerSettings } from '../contributes'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import { duplicateKeyOf } from '../rules/search-columns'
import { keyNumbersOf } from './rules/blocking-keys'
import { likenessOf, type MatchReason } from './rules/likeness'
import { type Described, matchFactsOf } from './rules/match-facts'
import type { PairState, TypedFirm } from './schema'

export type DescribedCustomer = Described & { id: string; basis: string }

/** What customers are compared by. */
const COMPARED = `c."id"::text AS "id",c."name",c."shortName",c."formerNames",c."taxNumber",c."phone",c."website",c."email",c."address"`

/** A mark of what customers are compared by, which changes when it does. */
export const BASIS = `md5(concat_ws(chr(31),c."name",coalesce(c."shortName",''),array_to_string(c."formerNames",chr(30)),coalesce(c."taxNumber",''),
    coalesce(c."phone",''),coalesce(c."website",''),coalesce(c."email",''),coalesce(c."address",'')))`

/** Both. */
export const DESCRIBED = `${COMPARED},${BASIS} AS "basis"`

/** A key shared by more customers than this tells nothing. */
const LARGEST_BLOCK = 60
const BATCH = 2000

/** The next customers, and those among them whose keys are missing or older than their facts. */
export async function staleFirms(
  tx: SqlTx,
  after: string | null,
): Promise<{ firms: DescribedCustomer[]; last: string | null; seen: number }> {
  const rows = await tx.query<DescribedCustomer & { stale: boolean }>(
    `SELECT f.*, k."basis" IS DISTINCT FROM f."basis" AS "stale" FROM (
       SELECT ${DESCRIBED} FROM "Customer" c WHERE c."deletedAt" IS NULL AND ($1::uuid IS NULL OR c."id">$1::uuid) ORDER BY c."id" LIMIT $2) f
     LEFT JOIN "DuplicateKeys" k ON k."customerId"=f."id"::uuid ORDER BY f."id"`,
    [after, BATCH],
  )
  const last = rows.length < BATCH ? null : rows.at(-1)!.id
  return { firms: rows.filter((row) => row.stale), last, seen: rows.length }
}

/**
 * Pairs of living customers that share a key of this part of all keys, one of them fresh, and the facts of both. Set-based:
 * customers are gathered by key, never compared each with each.
 */
export async function candidatesOf(
  tx: SqlTx,
  part: number,
  parts: number,
): Promise<{ pairs: [string, string][]; firms: DescribedCustomer[] }> {
  const rows = await tx.query<{ a: string; b: string }>(
    `WITH block AS (
       SELECT array_agg(k."customerId" ORDER BY k."customerId") AS ids FROM "DuplicateKeys" k, unnest(k."keys") AS key
       WHERE key % $2::bigint = $1::bigint GROUP BY key
       HAVING count(*) BETWEEN 2 AND $3 AND bool_or(k."fresh"))
     SELECT DISTINCT x.id::text AS a, y.id::text AS b FROM block
       CROSS JOIN LATERAL unnest(block.ids) WITH ORDINALITY AS x(id, at)
       CROSS JOIN LATERAL unnest(block.ids) WITH ORDINALITY AS y(id, at)
       JOIN "DuplicateKeys" kx ON kx."customerId"=x.id JOIN "DuplicateKeys" ky ON ky."customerId"=y.id
     WHERE x.at < y.at AND (kx."fresh" OR ky."fresh")`,
    [part, parts, LARGEST_BLOCK],
  )
  const ids = [...new Set(rows.flatMap(({ a, b }) => [a, b]))]
  const firms =
    ids.length === 0
      ? []
      : await tx.query<DescribedCustomer>(
          `SELECT ${DESCRIBED} FROM "Customer" c WHERE c."id"=ANY($1::uuid[]) AND c."deletedAt" IS NULL`,
          [ids],
        )
  return { pairs: rows.map(({ a, b }) => [a, b]), firms }
}

/** How many customers there are, for the progress of a search; an estimate of the statistics. */
export async function customersRoughly(): Promise<number> {
  const [row] = await sql<{ count: string }>(
    `SELECT greatest(0,reltuples)::bigint::text AS count FROM pg_class WHERE oid='"Customer"'::regclass`,
  )
  return Number(row?.count ?? 0)
}

/** How many customers the search has not compared yet. */
export async function freshCount(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM "DuplicateKeys" WHERE "fresh"`,
  )
  return row!.count
}

/** Open pairs from a score on. */
export async function openPairsOf(tx: SqlTx, from: number): Promise<{ id: string; a: string; b: string }[]> {
  return tx.query(
    `SELECT "id"::text,"aId"::text AS a,"bId"::text AS b FROM "DuplicatePair" WHERE "state"='open' AND "score">=$1`,
    [from],
  )
}

type Placed = CustomerPlace & { id: string; name: string; fileNumber: string }

const PLACED = (alias: string) =>
  `json_build_object('id',${alias}."id",'name',${alias}."name",'fileNumber',${alias}."fileNumber",'ownerId',${alias}."ownerId",
    'regionId',${alias}."regionId",'branchId',${alias}."branchId",'marketOfficeId',${alias}."marketOfficeId")`

export type LockedPair = { id: string; state: PairState; score: number; a: Placed | null; b: Placed | null }

/** Pairs of living customers, locked. */
export async function lockPairs(tx: SqlTx, ids: readonly string[]): Promise<LockedPair[]> {
  return tx.query<LockedPair>(
    `SELECT p."id"::text,p."state",p."score",${PLACED('a')} AS a,${PLACED('b')} AS b FROM "DuplicatePair" p
     JOIN "Customer" a ON a."id"=p."aId" AND a."deletedAt" IS NULL JOIN "Customer" b ON b."id"=p."bId" AND b."deletedAt" IS NULL
     WHERE p."id"=ANY($1::uuid[]) ORDER BY p."id" FOR UPDATE OF p`,
    [ids],
  )
}

/** A customer on file that may be the firm somebody types. */
export type LikelyCustomer = {
  id: string
  name: string
  fileNumber: string
  unitName: string
  ownerName: string | null
  score: number
  verdict: 'same' | 'likely' | 'possible'
  because: MatchReason[]
}

/** Asked for within brackets: the planner would run it once more to guess how many it finds. */
const LIKE_TYPED = `
SELECT ${COMPARED},c."fileNumber",c."ownerId",c."regionId",c."branchId",c."marketOfficeId"
FROM "Customer" c WHERE c."id"=ANY((SELECT customers_like($1::bigint[],$2,$3,${LARGEST_BLOCK}))::uuid[]) AND c."deletedAt" IS NULL AND ($4::uuid IS NULL OR c."id"<>$4::uuid)`

const NAMES = `
SELECT c."id",(SELECT u."name" FROM "Unit" u WHERE u."id"=coalesce(c."marketOfficeId",c."branchId",c."regionId")) AS "unitName",
  (SELECT o."name" FROM "Person" o WHERE o."id"=c."ownerId") AS "ownerName"
FROM "Customer" c WHERE c."id"=ANY($1::uuid[])`

const MOST_SHOWN = 8

/**
 * Customers on file within reach that may be the firm typed, likeliest first, each with its score and why. What lies
 * beyond reach is not shown, not even as a number.
 */
export async function likelyCustomers(
  viewer: Viewer,
  typed: TypedFirm,
  run: SqlTx = onPool,
): Promise<LikelyCustomer[]> {
  const firm: Described = {
    name: typed.name,
    shortName: null,
    formerNames: [],
    taxNumber: tidyTaxNumber(typed.taxNumber) || null,
    phone: typed.phone || null,
    website: typed.website || null,
    email: null,
    address: null,
  }
  const keys = keyNumbersOf(firm)
  if (keys.length === 0) return []
  const rows = await run.kept<Described & Placed>(LIKE_TYPED, [
    keys,
    duplicateKeyOf(typed.name),
    firm.taxNumber,
    typed.exceptId ?? null,
  ])
  const settings = await settingsAsOf(run, today())
  const limits = settings.valueOf(customerSettings, 'customers.duplicates')
  const asked = matchFactsOf(firm)
  const likely = rows
    .filter((row) => mayOnCustomer(viewer, 'customers.read', row))
    .flatMap(({ id, name, fileNumber, ...row }) => {
      const { score, verdict, because } = likenessOf(asked, matchFactsOf({ ...row, name }), limits)
      return verdict === 'different' ? [] : [{ id, name, fileNumber, score, verdict, because }]
    })
    .sort((a, b) => b.score - a.score || (a.fileNumber < b.fileNumber ? -1 : 1))
    .slice(0, MOST_SHOWN)
  if (likely.length === 0) return []
  const beside = await run.kept<{ id: string; unitName: string; ownerName: string | null }>(NAMES, [
    likely.map(({ id }) => id),
  ])
  const namesOf = new Map(beside.map((row) => [row.id, row]))
  return likely.map((row) => {
    const { unitName, ownerName } = namesOf.get(row.id)!
    return { ...row, unitName, ownerName }
  })
}
