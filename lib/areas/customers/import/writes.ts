import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import { nextNumbers } from '@/lib/core/numbering'
import { factOrigins } from '../claims/queries'
import { closeAgreeing, type StandingFact } from '../agreement/writes'
import { insertClaims, type NewClaim, withdrawClaims } from '../claims/writes'
import { isFactKey } from '../dossier/schema'
import { completenessColumns } from '../dossier/rules/dossier-completeness'
import { keepKeysOf } from '../duplicates/writes'
import { fileSeriesOf } from '../rules/file-number'
import type { ImportFacts } from '../rules/import-facts'
import { type FactEdit, waitsForOwner } from '../rules/import-plan'
import { searchColumnsOf } from '../rules/search-columns'
import type { SalesPlace } from '../writes'

const IN_COLUMNS: ReadonlySet<string> = new Set([
  'name',
  'shortName',
  'fileNumber',
  'taxNumber',
  'phone',
  'address',
  'channelNature',
  'kind',
  'website',
  'email',
])

/** Facts that lie in the map of the dossier, not in columns. */
function mapFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([name, value]) => !IN_COLUMNS.has(name) && value !== undefined && value !== null,
    ),
  )
}

type ColumnValues = {
  name: string; shortName: string | null; taxNumber: string | null; phone: string | null; address: string | null
  channelNature: string | null; kind: string | null; website: string | null; email: string | null
} // prettier-ignore

function columnValues(facts: Record<string, unknown>): ColumnValues {
  const text = (name: string) => (facts[name] as string | undefined) ?? null
  const [shortName, taxNumber, phone, address] = ['shortName', 'taxNumber', 'phone', 'address'].map(text)
  return {
    name: facts['name'] as string,
    shortName: shortName ?? null,
    taxNumber: taxNumber ?? null,
    phone: phone ?? null,
    address: address ?? null,
    channelNature: text('channelNature'),
    kind: text('kind'),
    website: text('website'),
    email: text('email'),
  }
}

const RECORD = `"id" uuid,"fileNumber" text,"name" text,"shortName" text,"namePinyin" text,"nameInitials" text,"nameStripped" text,
  "grams" jsonb,"taxNumber" text,"phone" text,"phoneTail" text,"address" text,"channelNature" text,"kind" text,"website" text,"email" text,
  "completeness" int,"missingFacts" jsonb,"missingCount" int,"countedBy" text,"facts" jsonb`

const INSERT = `
WITH r AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(${RECORD})),
made AS (
  INSERT INTO "Customer" ("id","fileNumber","name","shortName","namePinyin","nameInitials","nameStripped","grams","taxNumber","phone",
    "phoneTail","address","channelNature","kind","website","email","completeness","missingFacts","missingCount","countedBy","regionId","branchId","marketOfficeId","ownerId","importId","createdBy","createdAt","updatedAt")
  SELECT "id","fileNumber","name","shortName","namePinyin","nameInitials","nameStripped",ARRAY(SELECT jsonb_array_elements_text("grams")),"taxNumber","phone",
    "phoneTail","address","channelNature","kind","website","email","completeness",ARRAY(SELECT jsonb_array_elements_text("missingFacts")),"missingCount","countedBy",$2::uuid,$3::uuid,$4::uuid,$5::uuid,$6::uuid,$7::uuid,$8::timestamptz,$8::timestamptz FROM r)
INSERT INTO "Dossier" ("customerId","facts","updatedAt") SELECT "id","facts",$8::timestamptz FROM r`

export type ImportTarget = { importId: string; place: SalesPlace; ownerId: string | null; personId: string }
export type MadeCustomer = { id: string; fileNumber: string; name: string }

/** Opens files for many new customers at once, under the next numbers of their place. */
export async function insertImported(
  tx: SqlTx,
  at: Moment,
  target: ImportTarget,
  rows: readonly (ImportFacts & { name: string })[],
): Promise<MadeCustomer[]> {
  if (rows.length === 0) return []
  const { place, ownerId } = target
  const series = fileSeriesOf(place.path)
  const first = await nextNumbers(tx, series, '', rows.length)
  const placed = {
    region: place.regionId,
    branch: place.branchId,
    marketOffice: place.marketOfficeId,
    salesRep: ownerId,
  }
  const records = rows.map((facts, nth) => {
    const fileNumber = `${series}-${String(first + nth).padStart(4, '0')}`
    const columns = columnValues(facts)
    return {
      id: newId(at.now),
      fileNumber,
      ...columns,
      ...searchColumnsOf({ ...columns, fileNumber }),
      ...completenessColumns({ ...facts, fileNumber, ...placed }),
      facts: mapFacts(facts),
    }
  })
  await tx.query(INSERT, [
    JSON.stringify(records),
    place.regionId,
    place.branchId,
    place.marketOfficeId,
    ownerId,
    target.importId,
    target.personId,
    at.now.toISOString(),
  ])
  await keepKeysOf(
    tx,
    at,
    records.map((record) => record.id),
  )
  return records.map(({ id, fileNumber, name }) => ({ id, fileNumber, name }))
}

type Stored = ColumnValues & {
  id: string
  importId: string | null
  version: number
  fileNumber: string
  formerNames: string[]
  /** What a list never brings, by fact. */
  others: Record<string, unknown>
  facts: Record<string, unknown> | null
}

const LOCK = `SELECT 1 FROM "Customer" WHERE "id" = ANY($1::uuid[]) AND "deletedAt" IS NULL ORDER BY "id" FOR UPDATE`
const READ = `SELECT c."id",c."version",c."fileNumber",c."name",c."shortName",c."taxNumber",c."phone",c."address",c."channelNature",c."kind",c."importId",
  c."website",c."email",c."formerNames",d."facts",jsonb_build_object('region',c."regionId",'branch',c."branchId",'marketOffice',c."marketOfficeId",
  'salesRep',c."ownerId",'archiveClass',c."archiveClass",'tier',c."tier",'paymentTerms',c."paymentTerms",'openedOn',c."createdAt") AS "others"
  FROM "Customer" c LEFT JOIN "Dossier" d ON d."customerId" = c."id" WHERE c."id" = ANY($1::uuid[]) AND c."deletedAt" IS NULL`

const UPDATE = `
WITH r AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(${RECORD})),
kept AS (
  INSERT INTO "Dossier" ("customerId","facts","updatedAt") SELECT "id","facts",$2::timestamptz FROM r
  ON CONFLICT ("customerId") DO UPDATE SET "facts"=EXCLUDED."facts","updatedAt"=EXCLUDED."updatedAt")
UPDATE "Customer" c SET "name"=r."name","shortName"=r."shortName","namePinyin"=r."namePinyin","nameInitials"=r."nameInitials",
  "nameStripped"=r."nameStripped","grams"=ARRAY(SELECT jsonb_array_elements_text(r."grams")),"taxNumber"=r."taxNumber","phone"=r."phone",
  "phoneTail"=r."phoneTail","address"=r."address","channelNature"=r."channelNature","kind"=r."kind","website"=r."website","email"=r."email","completeness"=r."completeness",
  "missingFacts"=ARRAY(SELECT jsonb_array_elements_text(r."missingFacts")),"missingCount"=r."missingCount","countedBy"=r."countedBy",
  "version"=c."version"+1,"updatedAt"=$2::timestamptz
FROM r WHERE c."id"=r."id"`

const TRACE = `
INSERT INTO "FactChange" ("id","customerId","fact","before","after","source","personId","reason","at")
SELECT (r->>'id')::uuid,(r->>'customerId')::uuid,r->>'fact',nullif(r->'before','null'),nullif(r->'after','null'),'import',$2::uuid,$3,$4::timestamptz
FROM jsonb_array_elements($1::jsonb) r`

export type ImportedChange = { customerId: string; version: number; edits: readonly FactEdit[] }

/** Customers as stored, locked in the order of their ids. */
async function lockStored(tx: SqlTx, ids: readonly string[]): Promise<Map<string, Stored>> {
  await tx.query(LOCK, [ids])
  const rows = await tx.query<Stored>(READ, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Changes facts of many customers at once; what was there before, as the locked row has it, stands in the history under
 * the id of the import.
 * Returns the ids that were changed meanwhile and were left alone.
 */
export async function updateImported(
  tx: SqlTx,
  at: Moment,
  target: Pick<ImportTarget, 'importId' | 'personId'> & { overwrite: boolean },
  changes: readonly ImportedChange[],
): Promise<{ changed: MadeCustomer[]; stale: string[]; untouched: number; waiting: number }> {
  if (changes.length === 0) return { changed: [], stale: [], untouched: 0, waiting: 0 }
  const ids = changes.map((change) => change.customerId)
  const stored = await lockStored(tx, ids)
  const origins = target.overwrite ? null : await factOrigins(tx, ids)
  const stale: string[] = []
  const claims: NewClaim[] = []
  let untouched = 0
  const records: object[] = []
  const traces: object[] = []
  const standing: StandingFact[] = []
  const changed: MadeCustomer[] = []
  for (const { customerId, version, edits } of changes) {
    const row = stored.get(customerId)
    if (!row || row.version !== version) {
      stale.push(customerId)
      continue
    }
    const facts: Record<string, unknown> = { ...row.facts, ...columnsOf(row) }
    const now = edits.map(({ fact, to }) => ({ fact, from: facts[fact] ?? null, to }))
    const waits = now.filter(
      (edit) =>
        origins !== null && waitsForOwner(edit, row.importId !== null, origins.get(row.id)?.get(edit.fact)),
    )
    claims.push(...waits.map(({ fact, from, to }) => ({ customerId, fact, value: to, against: from })))
    if (waits.length === edits.length) {
      untouched += 1
      continue
    }
    for (const { fact, from, to } of now) {
      if (waits.some((wait) => wait.fact === fact)) continue
      facts[fact] = to
      traces.push({ id: newId(at.now), customerId, fact, before: from, after: to ?? null })
      if (isFactKey(fact)) standing.push({ customerId, fact, value: to })
    }
    records.push(recordOf(row, facts))
    changed.push({ id: row.id, fileNumber: row.fileNumber, name: facts['name'] as string })
  }
  await tx.query(UPDATE, [JSON.stringify(records), at.now.toISOString()])
  await keepKeysOf(
    tx,
    at,
    changed.map((row) => row.id),
  )
  await tx.query(TRACE, [JSON.stringify(traces), target.personId, target.importId, at.now.toISOString()])
  await closeAgreeing(tx, at, standing, target.personId)
  const ref = { type: 'import', id: target.importId }
  const origin = { source: 'import', personId: target.personId, byName: null, ref } as const
  return { changed, stale, untouched, waiting: await insertClaims(tx, at, claims, origin) }
}

function columnsOf(row: Stored): Record<string, unknown> {
  const { name, shortName, taxNumber, phone, address, channelNature, kind, website, email } = row
  return { name, shortName, taxNumber, phone, address, channelNature, kind, website, email }
}

function recordOf(row: Stored, facts: Record<string, unknown>): object {
  const columns = columnValues(facts)
  return {
    id: row.id,
    ...columns,
    ...searchColumnsOf({ ...columns, fileNumber: row.fileNumber, formerNames: row.formerNames }),
    ...completenessColumns({ ...row.others, ...facts, fileNumber: row.fileNumber }),
    facts: mapFacts(facts),
  }
}

/** Puts customers an import opened into the recycle bin, those nobody touched since; their ids. */
export async function removeMade(
  tx: SqlTx,
  at: Moment,
  importId: string,
  ids: readonly string[],
): Promise<string[]> {
  const removed = await tx.query<{ id: string }>(
    `UPDATE "Customer" c SET "deletedAt"=$3::timestamptz,"version"=c."version"+1
     WHERE c."id" = ANY($1::uuid[]) AND c."importId"=$2::uuid AND c."deletedAt" IS NULL AND c."version"=1 AND c."state"='potential'
       AND NOT EXISTS (SELECT 1 FROM "ShippingOrder" s WHERE s."customerId"=c."id")
       AND NOT EXISTS (SELECT 1 FROM "CreditRating" g WHERE g."customerId"=c."id")
       AND NOT EXISTS (SELECT 1 FROM "CustomerChange" x WHERE x."customerId"=c."id")
       AND NOT EXISTS (SELECT 1 FROM "FormEntry" f WHERE f."customerId"=c."id") RETURNING c."id"`,
    [ids, importId, at.now.toISOString()],
  )
  return removed.map((row) => row.id)
}

export type Undone = { removed: number; restored: number; kept: MadeCustomer[] }

/**
 * Takes back a part of an import: customers it opened go to the recycle bin when nobody touched them since; facts it
 * changed get their former value where they still have the one the import gave. The others are kept and named.
 */
export async function undoImported(
  tx: SqlTx,
  at: Moment,
  importId: string,
  personId: string,
  ids: readonly string[],
): Promise<Undone> {
  const stored = await lockStored(tx, ids)
  const gone = new Set(await removeMade(tx, at, importId, ids))
  const traces = await tx.query<{ customerId: string; fact: string; before: unknown; after: unknown }>(
    `SELECT "customerId","fact","before","after" FROM "FactChange" WHERE "customerId" = ANY($1::uuid[]) AND "source"='import' AND "reason"=$2`,
    [ids, importId],
  )
  const changes: ImportedChange[] = []
  const kept: MadeCustomer[] = []
  for (const [id, row] of stored) {
    if (gone.has(id)) continue
    const facts: Record<string, unknown> = { ...row.facts, ...columnsOf(row) }
    const mine = traces.filter((trace) => trace.customerId === id)
    const back = mine.filter(
      (trace) => JSON.stringify(facts[trace.fact] ?? null) === JSON.stringify(trace.after ?? null),
    )
    if (back.length < mine.length || mine.length === 0)
      kept.push({ id, fileNumber: row.fileNumber, name: row.name })
    const edits = back.map(({ fact, before, after }) => ({
      fact: fact as FactEdit['fact'],
      from: after,
      to: before,
    }))
    if (edits.length > 0) changes.push({ customerId: id, version: row.version, edits })
  }
  const { changed } = await updateImported(
    tx,
    at,
    { importId: `undo ${importId}`, personId, overwrite: true },
    changes,
  )
  await withdrawClaims(tx, at, 'import', importId)
  return { removed: gone.size, restored: changed.length, kept }
}
