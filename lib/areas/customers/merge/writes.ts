import type { SqlTx } from '@/lib/core/db'
import { monthOf } from '@/lib/core/dates'
import type { Moment } from '@/lib/core/mutation'
import { followPapers } from '../papers/writes'
import { type MovedPlace, movedPlaces } from './rules/moved-tables'
import { searchColumnsOf } from '../rules/search-columns'
import type { GroupLinkChange, MergeImage } from './schema'

const nameOf = ({ table, column }: MovedPlace) => `${table}.${column}`
const keyOf = ({ key }: MovedPlace, alias: string) =>
  key.length === 1
    ? `${alias}."${key[0]}"::text`
    : `concat_ws('/',${key.map((column) => `${alias}."${column}"::text`).join(',')})`
const typeOf = ({ text }: MovedPlace) => (text ? 'text' : 'uuid')

/**
 * Moves the rows of one place from one customer ($1) to another ($2) and remembers them under the merge ($3; without one
 * they are not remembered). $4 is the month. Every statement names all four, for a parameter without a use has no type.
 */
function moveOf(place: MovedPlace): string {
  const { table, column, key, when, unless } = place
  const type = typeOf(place)
  const alone = unless
    ? ` AND NOT EXISTS (SELECT 1 FROM "${table}" k WHERE ${[`k."${column}"=$2::${type}`, ...unless.map((one) => `k."${one}"=t."${one}"`)].join(' AND ')})`
    : ''
  const narrowed = when ? ` AND ${when.replace(':month', '$4::text')}` : ''
  return `WITH found AS (
      SELECT ${key.map((one) => `t."${one}"`).join(',')},${keyOf(place, 't')} AS "rowKey" FROM "${table}" t
      WHERE t."${column}"=$1::${type}${narrowed}${alone} AND $4::text<>'' FOR UPDATE),
    kept AS (
      INSERT INTO "MergedRow" ("mergeId","place","rowKey","fromId")
      SELECT $3::uuid,'${nameOf(place)}',found."rowKey",$1::uuid FROM found WHERE $3::uuid IS NOT NULL)
    UPDATE "${table}" t SET "${column}"=$2::${type} FROM found
    WHERE ${key.map((one) => `t."${one}"=found."${one}"`).join(' AND ')} RETURNING 1`
}

/** Moves everything of one customer to another (`movedPlaces`). Returns how many rows by place, those with none left out. */
export async function moveRows(
  tx: SqlTx,
  at: Moment,
  fromId: string,
  toId: string,
  mergeId: string | null,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const place of movedPlaces) {
    const moved = await tx.query(moveOf(place), [fromId, toId, mergeId, monthOf(at.today)])
    if (moved.length > 0) counts[nameOf(place)] = moved.length
  }
  return counts
}

/** Puts the rows of a merge back where they were, as far as they still stand at the kept customer. */
export async function returnRows(tx: SqlTx, mergeId: string, keptId: string): Promise<number> {
  let returned = 0
  // What came last goes first: a list that goes back takes along the slots that are still with it.
  for (const place of movedPlaces.toReversed()) {
    const { table, column, key } = place
    const type = typeOf(place)
    // Where the customer is part of the key, the other parts tell the row; the key was written with the old customer.
    const match = key
      .flatMap((one, nth) =>
        one === column
          ? []
          : [
              key.length === 1
                ? `t."${one}"=r."rowKey"::uuid`
                : `t."${one}"::text=split_part(r."rowKey",'/',${nth + 1})`,
            ],
      )
      .concat('true')
      .join(' AND ')
    const rows = await tx.query(
      `UPDATE "${table}" t SET "${column}"=r."fromId"${place.text ? '::text' : ''} FROM "MergedRow" r
       WHERE r."mergeId"=$1::uuid AND r."place"='${nameOf(place)}' AND t."${column}"=$2::${type} AND ${match} RETURNING 1`,
      [mergeId, keptId],
    )
    returned += rows.length
  }
  await tx.query(`DELETE FROM "MergedRow" WHERE "mergeId"=$1::uuid`, [mergeId])
  return returned
}

/** Adds the sales of one customer to another's, month by month, and takes them off the first. Returns what was added. */
export async function addSalesOf(tx: SqlTx, fromId: string, toId: string): Promise<MergeImage['sales']> {
  return tx.query(
    `WITH gone AS (DELETE FROM "MonthlySales" WHERE "customerId"=$1::uuid RETURNING "month","amount","orders"),
     added AS (INSERT INTO "MonthlySales" ("customerId","month","amount","orders") SELECT $2::uuid,"month","amount","orders" FROM gone
       ON CONFLICT ("customerId","month") DO UPDATE SET "amount"="MonthlySales"."amount"+excluded."amount","orders"="MonthlySales"."orders"+excluded."orders")
     SELECT $1::text AS "from","month","amount"::text,"orders" FROM gone`,
    [fromId, toId],
  )
}

/** Takes sales off the kept customer again and gives them back to whom they came from. */
export async function returnSales(tx: SqlTx, keptId: string, sales: MergeImage['sales']): Promise<void> {
  if (sales.length === 0) return
  const rows = JSON.stringify(sales)
  await tx.query(
    `WITH r AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("from" uuid,"month" text,"amount" numeric,"orders" int)),
     taken AS (SELECT "month",sum("amount") AS amount,sum("orders") AS orders FROM r GROUP BY 1),
     less AS (UPDATE "MonthlySales" m SET "amount"=m."amount"-taken.amount,"orders"=m."orders"-taken.orders FROM taken
       WHERE m."customerId"=$2::uuid AND m."month"=taken."month")
     INSERT INTO "MonthlySales" ("customerId","month","amount","orders") SELECT "from","month","amount","orders" FROM r`,
    [rows, keptId],
  )
  await tx.query(
    `DELETE FROM "MonthlySales" WHERE "customerId"=$1::uuid AND "month"=ANY($2) AND "amount"=0 AND "orders"=0`,
    [keptId, [...new Set(sales.map((row) => row.month))]],
  )
}

/** Makes the approved ratings of merged customers earlier ones, so that only the kept one's is in force. Returns their ids. */
export async function supersedeRatings(tx: SqlTx, customerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE "CreditRating" SET "state"='superseded' WHERE "customerId"=ANY($1::uuid[]) AND "state"='approved' RETURNING "id"::text`,
    [customerIds],
  )
  return rows.map((row) => row.id)
}

/**
 * Makes signed papers of merged customers earlier versions where the kept one has signed the same form, or another of
 * them signed it later: one stays signed. Returns their ids.
 */
export async function replaceEntries(
  tx: SqlTx,
  customerIds: readonly string[],
  keptId: string,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE "FormEntry" e SET "state"='replaced' WHERE e."customerId"=ANY($1::uuid[]) AND e."state"='signed'
       AND EXISTS (SELECT 1 FROM "FormEntry" k WHERE k."formId"=e."formId" AND k."period" IS NOT DISTINCT FROM e."period" AND k."state"='signed'
         AND (k."customerId"=$2::uuid OR k."customerId"=ANY($1::uuid[]) AND (k."signedAt",k."id")>(e."signedAt",e."id")))
     RETURNING e."id"::text`,
    [customerIds, keptId],
  )
  return rows.map((row) => row.id)
}

/** Makes papers the signed ones again, for an undo. */
export async function reviveEntries(tx: SqlTx, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE "FormEntry" SET "state"='signed' WHERE "id"=ANY($1::uuid[]) AND "state"='replaced'`,
    [ids],
  )
}

/** The other way round, for an undo. */
export async function reviveRatings(tx: SqlTx, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE "CreditRating" SET "state"='approved' WHERE "id"=ANY($1::uuid[]) AND "state"='superseded'`,
    [ids],
  )
}

/**
 * The file back where it was before a merge moved it, and on from there by the papers that are left. Names what stayed
 * elsewhere: it went on since, or a paper signed since moves it too.
 */
export async function returnFile(
  tx: SqlTx,
  at: Moment,
  keptId: string,
  moved: MergeImage['fileState'],
): Promise<string[]> {
  if (!moved) return []
  const rows = await tx.query(
    `UPDATE "Customer" SET "fileState"=$3 WHERE "id"=$1::uuid AND "fileState"=$2 RETURNING 1`,
    [keptId, moved.after, moved.before],
  )
  const stays = rows.length === 0 || (await followPapers(tx, at, keptId)) !== null
  return stays ? ['fileState'] : []
}

/** Writes links of groups: the new ones, or with `back` the old ones where nobody changed them since. Returns whose were written. */
export async function saveGroupLinks(
  tx: SqlTx,
  changes: readonly GroupLinkChange[],
  back = false,
): Promise<string[]> {
  if (changes.length === 0) return []
  const rows = changes.map(({ id, before, after }) => ({
    id,
    now: back ? after : before,
    to: back ? before : after,
  }))
  const written = await tx.query<{ id: string }>(
    `UPDATE "Customer" c SET "parentId"=(r."to"->>'parentId')::uuid,"groupTie"=r."to"->>'tie',"groupRootId"=(r."to"->>'root')::uuid,"version"=c."version"+1
     FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"now" jsonb,"to" jsonb)
     WHERE c."id"=r."id" AND c."parentId" IS NOT DISTINCT FROM (r."now"->>'parentId')::uuid AND c."groupTie" IS NOT DISTINCT FROM r."now"->>'tie'
       AND c."groupRootId" IS NOT DISTINCT FROM (r."now"->>'root')::uuid RETURNING c."id"::text`,
    [JSON.stringify(rows)],
  )
  return written.map((row) => row.id)
}

/** Puts merged customers into the recycle bin, each with the way to the kept one. */
export async function binMerged(
  tx: SqlTx,
  at: Moment,
  ids: readonly string[],
  keptId: string,
): Promise<void> {
  await tx.query(
    `UPDATE "Customer" SET "deletedAt"=$2::timestamptz,"mergedIntoId"=$3::uuid,"version"="version"+1,"updatedAt"=$2::timestamptz WHERE "id"=ANY($1::uuid[])`,
    [ids, at.now.toISOString(), keptId],
  )
}

/** Takes merged customers out of the recycle bin. */
export async function unbinMerged(tx: SqlTx, at: Moment, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE "Customer" SET "deletedAt"=NULL,"mergedIntoId"=NULL,"version"="version"+1,"updatedAt"=$2::timestamptz WHERE "id"=ANY($1::uuid[])`,
    [ids, at.now.toISOString()],
  )
}

type Kept = {
  name: string
  shortName: string | null
  fileNumber: string
  taxNumber: string | null
  phone: string | null
}

/** Writes the columns the kept customer takes from the others, and finds it by its former names too. */
export async function saveKeptColumns(
  tx: SqlTx,
  at: Moment,
  keptId: string,
  columns: {
    formerNames: string[]
    lastOrderOn: string | null
    lastVisitOn: string | null
    nextVisitOn: string | null
  },
): Promise<void> {
  const [kept] = await tx.query<Kept>(
    `SELECT "name","shortName","fileNumber","taxNumber","phone" FROM "Customer" WHERE "id"=$1::uuid`,
    [keptId],
  )
  const { grams } = searchColumnsOf({ ...kept!, formerNames: columns.formerNames })
  await tx.query(
    `UPDATE "Customer" SET "formerNames"=$2::text[],"grams"=$3::text[],"lastOrderOn"=$4::date,"lastVisitOn"=$5::date,"nextVisitOn"=$6::date,
       "version"="version"+1,"updatedAt"=$7::timestamptz WHERE "id"=$1::uuid`,
    [
      keptId,
      columns.formerNames,
      grams,
      columns.lastOrderOn,
      columns.lastVisitOn,
      columns.nextVisitOn,
      at.now.toISOString(),
    ],
  )
}

/** Marks the pairs among merged records as merged. Returns them as they were. */
export async function closePairs(tx: SqlTx, ids: readonly string[]): Promise<MergeImage['pairs']> {
  return tx.query(
    `UPDATE "DuplicatePair" p SET "state"='merged' FROM (SELECT "id","state" FROM "DuplicatePair"
       WHERE "aId"=ANY($1::uuid[]) AND "bId"=ANY($1::uuid[]) FOR UPDATE) old WHERE p."id"=old."id" RETURNING p."id"::text,old."state"`,
    [ids],
  )
}

/** Gives pairs back the state they had before a merge. */
export async function reopenPairs(tx: SqlTx, pairs: MergeImage['pairs']): Promise<void> {
  await tx.query(
    `UPDATE "DuplicatePair" p SET "state"=r."state" FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"state" text)
     WHERE p."id"=r."id" AND p."state"='merged'`,
    [JSON.stringify(pairs)],
  )
}

export type NewMerge = {
  id: string
  keptId: string
  loserIds: readonly string[]
  reason: string
  image: MergeImage
  counts: Record<string, number>
  undoUntil: string
  personId: string
}

/** Keeps what it takes to undo a merge. */
export async function insertMerge(tx: SqlTx, at: Moment, merge: NewMerge): Promise<void> {
  await tx.query(
    `INSERT INTO "CustomerMerge" ("id","keptId","loserIds","state","reason","before","counts","mergedById","mergedAt","undoUntil")
     VALUES ($1::uuid,$2::uuid,$3::uuid[],'done',$4,$5::jsonb,$6::jsonb,$7::uuid,$8::timestamptz,$9::date)`,
    [
      merge.id,
      merge.keptId,
      merge.loserIds,
      merge.reason,
      JSON.stringify(merge.image),
      JSON.stringify(merge.counts),
      merge.personId,
      at.now.toISOString(),
      merge.undoUntil,
    ],
  )
}

/** Marks a merge as undone, with what stayed at the kept customer because it was changed since. */
export async function closeMerge(
  tx: SqlTx,
  at: Moment,
  id: string,
  personId: string,
  stayed: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE "CustomerMerge" SET "state"='undone',"undoneById"=$2::uuid,"undoneAt"=$3::timestamptz,"stayed"=$4::jsonb WHERE "id"=$1::uuid`,
    [id, personId, at.now.toISOString(), JSON.stringify(stayed)],
  )
}
