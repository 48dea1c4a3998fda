import { type SqlTx, sql } from '@/lib/core/db'
import { storage } from '@/lib/core/files'
import type { Viewer } from '@/lib/core/scope'
import { type OpenedSheet, openSheet } from '@/lib/core/sheets/open-sheet'
import type { SheetCell, SheetRow } from '@/lib/core/sheets/sheet'
import { storedFile } from '@/lib/core/stored-files'
import type { Task } from '@/lib/core/tasks'
import { factOrigins } from '../claims/queries'
import { type CustomerPlace, mayOnCustomer, sightOf } from '../policy'
import type { ImportFactKey, ImportFacts } from '../rules/import-facts'
import { importFactKeys } from '../rules/import-facts'
import { findHeader, guessMapping, headerKey, type ImportMapping } from '../rules/import-mapping'
import { type ExistingCustomer, type FactEdit, type ImportLookups, waitsForOwner } from '../rules/import-plan'
import type { ImportedRow } from '../rules/import-row'
import { strippedName } from '../rules/search-columns'

/** Opens the file of a task; `read` gets its rows. */
export async function withSheet<T>(task: Task, read: (sheet: OpenedSheet) => Promise<T>): Promise<T> {
  const file = task.fileId ? await storedFile(task.fileId) : null
  if (!file) throw new Error('the file of this import is gone')
  return storage().withPath(file.key, async (path) => {
    const sheet = await openSheet(path)
    try {
      return await read(sheet)
    } finally {
      await sheet.close()
    }
  })
}

const HEAD = 40

export type ImportHead = {
  /** The first rows as they stand in the file. */
  rows: SheetRow[]
  headerRow: number
  titles: string[]
  mapping: ImportMapping
  /** The mapping was chosen by hand the last time a file had these titles. */
  remembered: boolean
}

/** The top of an uploaded file and what its columns seem to mean; a mapping chosen before for these titles goes first. */
export async function importHead(viewer: Viewer, task: Task, headerRow?: number): Promise<ImportHead> {
  const rows = await withSheet(task, async (sheet) => {
    const head: SheetRow[] = []
    for await (const row of sheet.rows) if (head.push(row) >= HEAD) break
    return head
  })
  const given = rows.findIndex((row) => row.number === headerRow)
  const at = given >= 0 ? given : (findHeader(rows) ?? 0)
  const titles = rows[at]?.cells ?? []
  const samples = rows.slice(at + 1).map((row) => row.cells)
  const [kept] = await sql<{ mapping: ImportMapping }>(
    `SELECT "mapping" FROM "ImportMapping" WHERE "personId" = $1::uuid AND "headerHash" = $2`,
    [viewer.personId, headerKey(titles)],
  )
  const known = kept?.mapping.columns.filter(({ fact }) => importFactKeys.includes(fact))
  const guessed = guessMapping(titles, samples)
  return {
    rows,
    headerRow: rows[at]?.number ?? 1,
    titles: titles.map((cell) => String(cell ?? '')),
    mapping: known ? { columns: known, keyColumn: guessed.keyColumn } : guessed,
    remembered: known !== undefined,
  }
}

/** Facts this viewer may bring in: account numbers only with the right to read them somewhere. */
export function importableFacts(viewer: Viewer): ImportFactKey[] {
  const bank = viewer.reach.has('customers.read-bank')
  return importFactKeys.filter((fact) => bank || fact !== 'bankAccount')
}

type Row = CustomerPlace & {
  id: string; version: number; fileNumber: string; name: string; nameStripped: string; shortName: string | null
  taxNumber: string | null; phone: string | null; address: string | null; channelNature: string | null
  kind: string | null; website: string | null; email: string | null; facts: Record<string, unknown> | null
} // prettier-ignore

const COLUMNS = [
  'shortName',
  'taxNumber',
  'phone',
  'address',
  'channelNature',
  'kind',
  'website',
  'email',
] as const

const FOUND = `
SELECT c."id",c."version",c."fileNumber",c."name",c."nameStripped",c."shortName",c."taxNumber",c."phone",c."address",
  c."channelNature",c."kind",c."website",c."email",c."ownerId",c."regionId",c."branchId",c."marketOfficeId",d."facts"
FROM "Customer" c LEFT JOIN "Dossier" d ON d."customerId" = c."id"
WHERE c."deletedAt" IS NULL AND c."id" IN (
  SELECT "id" FROM "Customer" WHERE "id" = ANY($1::uuid[])
  UNION SELECT "id" FROM "Customer" WHERE "fileNumber" = ANY($2)
  UNION SELECT "id" FROM "Customer" WHERE (CASE WHEN "deletedAt" IS NULL THEN "taxNumber" END) = ANY($3)
  UNION SELECT "id" FROM "Customer" WHERE "nameStripped" = ANY($4))`

function existing(row: Row, mayBank: boolean): ExistingCustomer {
  const columns = COLUMNS.flatMap((name) => (row[name] === null ? [] : [[name, row[name]]]))
  const { bankAccount, ...facts } = row.facts ?? {}
  const kept = mayBank && bankAccount !== undefined ? { ...facts, bankAccount } : facts
  const { id, version, fileNumber, name } = row
  return {
    id,
    version,
    fileNumber,
    name,
    facts: { ...kept, ...Object.fromEntries(columns) } as ImportFacts,
    hidden: mayBank ? [] : ['bankAccount'],
  }
}

export type Lookups = ImportLookups & {
  /** Tax numbers of living customers the viewer may not change. */
  heldElsewhere: ReadonlySet<string>
}

/** Customers on file that rows of a chunk may mean: those the viewer may change. */
export async function importLookups(
  tx: SqlTx,
  viewer: Viewer,
  rows: readonly ImportedRow[],
): Promise<Lookups> {
  const read = rows.flatMap((row) => (row.ok ? [row] : []))
  const found = await tx.query<Row>(FOUND, [
    read.flatMap(({ key }) => (key ? [key.id] : [])),
    read.flatMap(({ facts }) => facts.fileNumber ?? []),
    read.flatMap(({ facts }) => facts.taxNumber ?? []),
    [...new Set(read.map(({ facts }) => strippedName(facts.name)).filter(Boolean))],
  ])
  const mine = found.filter(
    (row) => mayOnCustomer(viewer, 'customers.edit', row) && mayOnCustomer(viewer, 'customers.read', row),
  )
  const known = mine.map((row) => ({ row, customer: existing(row, sightOf(viewer, row).bank) }))
  const others = found.filter((row) => !mine.includes(row))
  return {
    byId: new Map(known.map(({ customer }) => [customer.id, customer])),
    byFileNumber: new Map(known.map(({ customer }) => [customer.fileNumber, customer])),
    byTaxNumber: new Map(
      known.flatMap(({ row, customer }) => (row.taxNumber ? [[row.taxNumber, customer] as const] : [])),
    ),
    byStrippedName: new Map(
      [...Map.groupBy(known, ({ row }) => row.nameStripped)].map(([name, of]) => [
        name,
        of.map(({ customer }) => customer),
      ]),
    ),
    heldElsewhere: new Set(others.flatMap(({ taxNumber }) => taxNumber ?? [])),
  }
}

type Update = { customerId: string; edits: readonly FactEdit[] }

/** The edits of these updates that would wait for the owner of the customer instead of being written. */
export async function waitingEdits(tx: SqlTx, updates: readonly Update[]): Promise<ReadonlySet<FactEdit>> {
  const ids = updates.map(({ customerId }) => customerId)
  const [listed, origins] = await Promise.all([
    tx.query<{ id: string }>(
      `SELECT "id" FROM "Customer" WHERE "id" = ANY($1::uuid[]) AND "importId" IS NOT NULL`,
      [ids],
    ),
    factOrigins(tx, ids),
  ])
  const isListed = new Set(listed.map(({ id }) => id))
  return new Set(
    updates.flatMap(({ customerId, edits }) =>
      edits.filter((edit) =>
        waitsForOwner(edit, isListed.has(customerId), origins.get(customerId)?.get(edit.fact)),
      ),
    ),
  )
}

/** A cell as the mapping screen shows it. */
export function cellText(cell: SheetCell): string {
  return cell === null ? '' : String(cell).slice(0, 60)
}

/** The smallest id of a moment: ids are made of their time. */
function idFrom(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** Customers an import opened or changed, in the order of their ids. */
export async function importedIds(task: Task): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `SELECT "id" FROM "Customer" WHERE "importId" = $1::uuid AND "deletedAt" IS NULL
     UNION SELECT "customerId" FROM "AuditEvent" WHERE "kind" = 'customers.facts-imported' AND "id" >= $2::uuid AND "values"->>'importId' = $1::text
     ORDER BY 1`,
    [task.id, idFrom(task.createdAt)],
  )
  return rows.map((row) => row.id)
}

/** Customers an import opened, by the name the file gave them; at most so many, and none whose name it opened twice. */
export async function importedNames(taskId: string, most: number): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }>(
    `SELECT c."id",c."name" FROM (SELECT "id","name" FROM "Customer" WHERE "importId" = $1::uuid AND "deletedAt" IS NULL ORDER BY "id" LIMIT $2) c
     WHERE NOT EXISTS (SELECT 1 FROM "Customer" o WHERE o."importId" = $1::uuid AND o."name" = c."name" AND o."id" <> c."id")`,
    [taskId, most],
  )
  return new Map(rows.map(({ id, name }) => [name, id]))
}
