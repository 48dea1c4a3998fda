import { type AuditEntry, newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import { nextNumber } from '@/lib/core/numbering'
import { type CodedUnit, fileSeriesOf } from './rules/file-number'
import { searchColumnsOf } from './rules/search-columns'
import { completenessColumns } from './dossier/rules/dossier-completeness'
import { BASIS } from './duplicates/queries'
import { keyNumbersOf } from './duplicates/rules/blocking-keys'
import type { CustomerPlace } from './policy'

/** A place customers may belong to: its region, branch and market office, with their codes. */
export type SalesPlace = Omit<CustomerPlace, 'ownerId'> & { path: CodedUnit[] }

/** The place a unit stands for; null when it is closed, unknown, or no unit of the sales structure. */
export async function salesPlaceOf(tx: SqlTx, unitId: string): Promise<SalesPlace | null> {
  const path = await tx.kept<{ id: string; kind: string; code: string; endedOn: string | null }>(
    `SELECT a."id",a."kind",a."code",a."endedOn"::text FROM "Unit" u
     JOIN "Unit" a ON a."id" = ANY (string_to_array(trim(BOTH '/' FROM u."path"),'/')::uuid[])
     WHERE u."id" = $1::uuid ORDER BY length(a."path")`,
    [unitId],
  )
  const last = path.at(-1)
  const idOf = (kind: string) => path.find((unit) => unit.kind === kind)?.id ?? null
  const regionId = idOf('region')
  if (!last || !regionId || path.some((unit) => unit.endedOn)) return null
  if (!['region', 'branch', 'market-office'].includes(last.kind)) return null
  return { regionId, branchId: idOf('branch'), marketOfficeId: idOf('market-office'), path }
}

export type NewCustomer = {
  name: string
  taxNumber: string | null
  ownerId: string | null
  place: SalesPlace
}

const INSERT = `
WITH made AS (
  INSERT INTO "Customer" ("id","fileNumber","name","namePinyin","nameInitials","nameStripped","grams","taxNumber",
    "regionId","branchId","marketOfficeId","ownerId","completeness","createdBy","createdAt","updatedAt",
    "missingFacts","missingCount","countedBy")
  VALUES ($1::uuid,$2,$3,$4,$5,$6,$7::text[],$8,$9::uuid,$10::uuid,$11::uuid,$12::uuid,$13,$14::uuid,$15::timestamptz,$15::timestamptz,
    $16::text[],cardinality($16::text[]),$17)
  RETURNING *),
filed AS (INSERT INTO "Dossier" ("customerId","facts","updatedAt") SELECT "id",'{}'::jsonb,$15::timestamptz FROM made)
INSERT INTO "DuplicateKeys" ("customerId","keys","basis","fresh","at") SELECT c."id",$18::bigint[],${BASIS},true,$15::timestamptz FROM made c`

/** Opens the file of a potential customer under the next number of its branch. Returns id and number. */
export async function insertCustomer(
  tx: SqlTx,
  at: Moment,
  customer: NewCustomer,
  createdBy: string | null,
): Promise<{ id: string; fileNumber: string }> {
  const id = newId(at.now)
  const { place, name, taxNumber, ownerId } = customer
  const fileNumber = await nextNumber(tx, fileSeriesOf(place.path), '')
  const search = searchColumnsOf({ name, shortName: null, fileNumber, taxNumber, phone: null })
  const facts = {
    name,
    fileNumber,
    taxNumber,
    region: place.regionId,
    branch: place.branchId,
    marketOffice: place.marketOfficeId,
    salesRep: ownerId,
  }
  const counted = completenessColumns(facts)
  const described = {
    name,
    shortName: null,
    formerNames: [],
    taxNumber,
    phone: null,
    website: null,
    email: null,
    address: null,
  }
  await tx.kept(INSERT, [
    id,
    fileNumber,
    name,
    search.namePinyin,
    search.nameInitials,
    search.nameStripped,
    search.grams,
    taxNumber,
    place.regionId,
    place.branchId,
    place.marketOfficeId,
    ownerId,
    counted.completeness,
    createdBy,
    at.now.toISOString(),
    counted.missingFacts,
    counted.countedBy,
    keyNumbersOf(described),
  ])
  return { id, fileNumber }
}

export type LockedCustomer = CustomerPlace & {
  id: string
  name: string
  fileNumber: string
  state: string
  taxNumber: string | null
  deletedAt: string | null
  mergedIntoId: string | null
}

/** Locks customers in the order of their ids (living or binned), so that two bulk changes cannot deadlock. */
export async function lockCustomers(tx: SqlTx, ids: readonly string[]): Promise<LockedCustomer[]> {
  return tx.query<LockedCustomer>(
    `SELECT "id","name","fileNumber","state","taxNumber","ownerId","regionId","branchId","marketOfficeId","deletedAt"::text,"mergedIntoId"::text
     FROM "Customer" WHERE "id" = ANY($1::uuid[]) ORDER BY "id" FOR UPDATE`,
    [ids],
  )
}

/** An event about a customer, with its name and number as they were. */
export function customerEvent(
  kind: string,
  customer: CustomerPlace & { id: string; name: string; fileNumber: string },
  values: Record<string, unknown>,
): AuditEntry {
  const unitId = customer.marketOfficeId ?? customer.branchId ?? customer.regionId
  const { id, name, fileNumber } = customer
  return {
    kind,
    subjectType: 'customer',
    subjectId: id,
    customerId: id,
    unitId,
    values: { name, fileNumber, ...values },
  }
}
