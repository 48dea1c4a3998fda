import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { isEmpty } from '@/lib/core/forms/values'
import { ConflictError, InvalidError, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { closeAgreeing } from '../agreement/writes'
import { keepKeysOf } from '../duplicates/writes'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import { columnFacts, type DossierFactKey } from '../rules/dossier-facts'
import { searchColumnsOf } from '../rules/search-columns'
import { startImmediateUpdates } from '../updates/writes'
import { type LockedDossier, readDossier } from './queries'
import { completenessColumns } from './rules/dossier-completeness'
import { type Reconciled, reconcile } from './rules/fact-changes'
import type { FactChange, FactSource } from './schema'

type Facts = Record<string, unknown>

/**
 * Locks the customer, then reads its facts in a statement of its own: read together with the lock they could be
 * older than what the lock waited for.
 */
export async function lockDossier(tx: SqlTx, customerId: string): Promise<LockedDossier | null> {
  const locked = await tx.kept(
    `SELECT 1 FROM "Customer" WHERE "id" = $1::uuid AND "deletedAt" IS NULL FOR UPDATE`,
    [customerId],
  )
  return locked.length > 0 ? readDossier(tx, customerId) : null
}

const refId = (value: unknown): string | null => (value as { id?: string | null } | null)?.id ?? null

/** Checks that a named place is a chain of living units: office in branch in region. Throws InvalidError at the fact. */
async function checkPlace(tx: SqlTx, facts: Facts): Promise<void> {
  const wanted = (['region', 'branch', 'marketOffice'] as const).map((fact) => ({
    fact,
    id: refId(facts[fact]),
  }))
  const kinds = { region: 'region', branch: 'branch', marketOffice: 'market-office' } as const
  const ids = wanted.flatMap(({ id }) => (id ? [id] : []))
  const units = await tx.query<{ id: string; kind: string; parentId: string | null }>(
    `SELECT "id","kind","parentId" FROM "Unit" WHERE "id"::text = ANY($1) AND "endedOn" IS NULL`,
    [ids],
  )
  let above: string | null = null
  for (const { fact, id } of wanted) {
    if (id === null) {
      above = fact === 'region' ? null : above
      continue
    }
    const unit = units.find((row) => row.id === id && row.kind === kinds[fact])
    if (!unit || (fact !== 'region' && unit.parentId !== above))
      throw new InvalidError({ [`facts.${fact}`]: [{ code: 'customers.not-in-unit' }] })
    above = id
  }
}

async function checkOwner(tx: SqlTx, ownerId: string | null): Promise<void> {
  if (ownerId === null) return
  const found = await tx.query(`SELECT 1 FROM "Person" WHERE "id"::text = $1 AND "disabledAt" IS NULL`, [
    ownerId,
  ])
  if (found.length === 0) throw new InvalidError({ 'facts.salesRep': [{ code: 'customers.no-such-person' }] })
}

type TaxNumberHolder = CustomerPlace & { id: string; name: string; fileNumber: string }

/** The living customer that has this tax number already; null when none or only `exceptId`. */
async function taxNumberHolder(
  tx: SqlTx,
  taxNumber: string,
  exceptId: string | null,
): Promise<TaxNumberHolder | null> {
  const [row] = await tx.query<TaxNumberHolder>(
    `SELECT "id","name","fileNumber","ownerId","regionId","branchId","marketOfficeId" FROM "Customer"
     WHERE (CASE WHEN "deletedAt" IS NULL THEN "taxNumber" END) = $1 AND "id" IS DISTINCT FROM $2::uuid`,
    [taxNumber, exceptId],
  )
  return row ?? null
}

/** Refuses a tax number a living customer has; names that customer only to whoever may see it. Twins wait for each other. */
export async function claimTaxNumber(
  tx: SqlTx,
  viewer: Viewer,
  taxNumber: string,
  exceptId: string | null,
  field: string,
): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 1))::text`, [`tax:${taxNumber}`])
  const holder = await taxNumberHolder(tx, taxNumber, exceptId)
  if (!holder) return
  const seen = mayOnCustomer(viewer, 'customers.read', holder)
  const error = seen
    ? {
        code: 'customers.tax-number-taken',
        values: { name: holder.name, fileNumber: holder.fileNumber, id: holder.id },
      }
    : { code: 'customers.tax-number-taken-elsewhere' }
  throw new InvalidError({ [field]: [error] })
}

const SAVE = `
UPDATE "Customer" SET "name"=$2,"phone"=$3,"address"=$4,"archiveClass"=$5,"channelNature"=$6,"kind"=$7,"taxNumber"=$8,
  "regionId"=$9::uuid,"branchId"=$10::uuid,"marketOfficeId"=$11::uuid,"ownerId"=$12::uuid,"namePinyin"=$13,
  "nameInitials"=$14,"nameStripped"=$15,"grams"=$16::text[],"phoneTail"=$17,"completeness"=$18,
  "paymentTerms"=$20,"formerNames"=$21::text[],"website"=$22,"email"=$23,"missingFacts"=$24::text[],
  "missingCount"=cardinality($24::text[]),"countedBy"=$25,"version"="version"+1,"updatedAt"=$19::timestamptz
WHERE "id"=$1::uuid RETURNING "version"`

const KEEP = `INSERT INTO "Dossier" ("customerId","facts","updatedAt") VALUES ($1::uuid,$2::jsonb,$3::timestamptz)
  ON CONFLICT ("customerId") DO UPDATE SET "facts"=$2::jsonb,"updatedAt"=$3::timestamptz`

const TRACE = `
INSERT INTO "FactChange" ("id","customerId","fact","before","after","source","personId","reason","at","byName","refType","refId")
SELECT (r->>'id')::uuid,$2::uuid,r->>'fact',nullif(r->'before','null'),nullif(r->'after','null'),$3,$4::uuid,$5,$6::timestamptz,$7,$8,$9
FROM jsonb_array_elements($1::jsonb) r`

/** Where a change comes from: the kind of source, our person, who said it outside the house, and what it was taken from. */
export type FactTrace = {
  source: FactSource
  personId: string | null
  reason: string | null
  byName?: string | null
  ref?: { type: string; id: string } | null
}

/** Writes the history of changed facts. */
export async function traceFacts(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  changes: Reconciled['changes'],
  trace: FactTrace,
): Promise<void> {
  const rows = changes.map((change) => ({ id: newId(at.now), ...change }))
  await tx.kept(TRACE, [
    JSON.stringify(rows),
    customerId,
    trace.source,
    trace.personId,
    trace.reason,
    at.now.toISOString(),
    trace.byName ?? null,
    trace.ref?.type ?? null,
    trace.ref?.id ?? null,
  ])
}

/**
 * Changes facts of a locked customer: the columns, the map of the others, what is computed from them (pinyin, search,
 * completeness) and the history. Returns what really changed and the new version.
 * Throws ConflictError (nothing saved) when a fact is no longer as the writer saw it.
 */
export async function changeFacts(
  tx: SqlTx,
  at: Moment,
  dossier: LockedDossier,
  wanted: readonly FactChange[],
  trace: FactTrace,
): Promise<{ changes: Reconciled['changes']; version: number }> {
  const { changes, conflicts } = reconcile(wanted, dossier.facts)
  if (conflicts.length > 0) throw new ConflictError(conflicts, dossier.version)
  if (changes.length === 0) return { changes, version: dossier.version }
  const facts: Facts = { ...dossier.facts }
  for (const { fact, after } of changes) facts[fact] = after
  const changed = new Set<DossierFactKey>(changes.map((change) => change.fact))
  if (changed.has('region') || changed.has('branch') || changed.has('marketOffice'))
    await checkPlace(tx, facts)
  if (changed.has('salesRep')) await checkOwner(tx, refId(facts['salesRep']))
  const version = await storeFacts(tx, at, dossier, facts)
  if (comparedFacts.some((fact) => changed.has(fact))) await keepKeysOf(tx, at, [dossier.id])
  await traceFacts(tx, at, dossier.id, changes, trace)
  // What a merge or a bulk change closed would have to wait again once it is taken back; a merge sees to it itself.
  if (trace.source !== 'system')
    await closeAgreeing(
      tx,
      at,
      changes.map(({ fact, after }) => ({ customerId: dossier.id, fact, value: after })),
      trace.personId,
    )
  await startImmediateUpdates(tx, at, dossier, changes, trace)
  return { changes, version }
}

const formerNamesOf = (facts: Facts): string[] =>
  ((facts['formerNames'] ?? []) as { name: string }[]).map(({ name }) => name)

async function storeFacts(tx: SqlTx, at: Moment, dossier: LockedDossier, facts: Facts): Promise<number> {
  const text = (fact: DossierFactKey) => (isEmpty(facts[fact]) ? null : (facts[fact] as string))
  const search = searchColumnsOf({
    name: text('name') ?? '',
    shortName: dossier.shortName,
    fileNumber: text('fileNumber') ?? '',
    taxNumber: text('taxNumber'),
    phone: text('phone'),
    formerNames: formerNamesOf(facts),
  })
  const counted = completenessColumns(facts)
  const [row] = await tx.kept<{ version: number }>(SAVE, [
    dossier.id,
    text('name'),
    text('phone'),
    text('address'),
    text('archiveClass'),
    text('channelNature'),
    text('kind'),
    text('taxNumber'),
    refId(facts['region']),
    refId(facts['branch']),
    refId(facts['marketOffice']),
    refId(facts['salesRep']),
    search.namePinyin,
    search.nameInitials,
    search.nameStripped,
    search.grams,
    search.phoneTail,
    counted.completeness,
    at.now.toISOString(),
    text('paymentTerms'),
    formerNamesOf(facts),
    text('website'),
    text('email'),
    counted.missingFacts,
    counted.countedBy,
  ])
  const rest = Object.entries(facts).filter(
    ([key, value]) =>
      !columns.has(key) && !isEmpty(value) && (key !== 'openedOn' || value !== dossier.createdOn),
  )
  await tx.kept(KEEP, [dossier.id, JSON.stringify(Object.fromEntries(rest)), at.now.toISOString()])
  return row!.version
}

/** Facts customers are compared by when duplicates are looked for. */
const comparedFacts = ['name', 'taxNumber', 'phone', 'address', 'website', 'email'] as DossierFactKey[]

const columns: ReadonlySet<string> = new Set(columnFacts)

/** The draft of a person on a form and subject, locked though it may not be there yet; null when it is not. */
export async function lockDraft(
  tx: SqlTx,
  viewer: Viewer,
  formId: string,
  subjectId: string,
): Promise<{ answers: Facts; version: number } | null> {
  await tx.kept(`SELECT pg_advisory_xact_lock(hashtextextended($1, 6))::text`, [
    `${viewer.personId}:${formId}:${subjectId}`,
  ])
  const [row] = await tx.kept<{ answers: Facts; version: number }>(
    `SELECT "answers","version" FROM "Draft" WHERE "personId"=$1::uuid AND "formId"=$2 AND "subjectId"=$3`,
    [viewer.personId, formId, subjectId],
  )
  return row ?? null
}

/** Stores a draft as this version. */
export async function keepDraft(
  tx: SqlTx,
  at: Moment,
  draft: { formId: string; subjectId: string; answers: Facts; base: number },
  version: number,
  personId: string,
): Promise<{ savedAt: string; version: number }> {
  await tx.kept(
    `INSERT INTO "Draft" ("id","personId","formId","subjectId","answers","base","version","savedAt") VALUES ($1::uuid,$2::uuid,$3,$4,$5::jsonb,$6,$7,$8::timestamptz)
     ON CONFLICT ("personId","formId","subjectId") DO UPDATE SET "answers"=$5::jsonb,"base"=$6,"version"=$7,"savedAt"=$8::timestamptz`,
    [
      newId(at.now),
      personId,
      draft.formId,
      draft.subjectId,
      JSON.stringify(draft.answers),
      draft.base,
      version,
      at.now.toISOString(),
    ],
  )
  return { savedAt: at.now.toISOString(), version }
}
