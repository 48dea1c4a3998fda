import { today } from '@/lib/core/clock'
import { onPool, sql } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { isEmpty } from '@/lib/core/forms/values'
import { may, type Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { customerSettings } from '../contributes'
import { isId, readDossier, shownFact } from '../dossier/queries'
import { guardOf, sameFact } from '../dossier/rules/fact-changes'
import { isFactKey } from '../dossier/schema'
import { type MergeRecord, readMerge, recordsToMerge, type StoredMerge } from '../merge/queries'
import { isChoosable } from '../merge/rules/kept-facts'
import { decideMerge, decideUndo, isOpen, proposedKept } from '../merge/rules/merge-decision'
import { proposedRecord } from '../merge/rules/value-proposal'
import { MOST_RECORDS } from '../merge/schema'
import { type CustomerPlace, mayOnCustomer, sightOf } from '../policy'
import { dossierFacts } from '../rules/dossier-facts'

export type SheetRecord = {
  id: string
  name: string
  fileNumber: string
  state: string
  version: number
  completeness: number
  createdOn: string
  unitName: string
  ownerName: string | null
  /** Has a debt, goods on the way or slips under way. */
  open: boolean
  /** Rows that hang on it, by table. */
  hangs: { people: number; visits: number; orders: number; receipts: number; papers: number }
  /** Why the records could not become one if this one were kept; empty when they can. */
  reasons: Reason[]
}

export type SheetValue = { recordId: string; value: unknown; at: string | null; source: string | null }
export type SheetFact = {
  fact: string
  values: SheetValue[]
  /** All records say the same, or only one says anything. */
  agreed: boolean
  /** By kept record: the record whose value is proposed. */
  proposed: Record<string, string>
}
export type MergeSheet = {
  records: SheetRecord[]
  proposedKept: string
  facts: SheetFact[]
  /** The records have different tax numbers. */
  taxNumbersDiffer: boolean
  /** Days in which the merge could be undone. */
  undoDays: number
}

type Hanging = { id: string; unitName: string; ownerName: string | null } & SheetRecord['hangs']

const HANGING = `
SELECT c."id"::text,
  (SELECT u."name" FROM "Unit" u WHERE u."id"=coalesce(c."marketOfficeId",c."branchId",c."regionId")) AS "unitName",
  (SELECT o."name" FROM "Person" o WHERE o."id"=c."ownerId") AS "ownerName",
  (SELECT count(*)::int FROM "ContactPost" t WHERE t."customerId"=c."id") AS people,
  (SELECT count(*)::int FROM "Visit" t WHERE t."customerId"=c."id") AS visits,
  (SELECT count(*)::int FROM "ShippingOrder" t WHERE t."customerId"=c."id") AS orders,
  (SELECT count(*)::int FROM "Receipt" t WHERE t."customerId"=c."id") AS receipts,
  (SELECT count(*)::int FROM "FormEntry" t WHERE t."customerId"=c."id") AS papers
FROM "Customer" c WHERE c."id"=ANY($1::uuid[])`

type Source = { customerId: string; fact: string; source: string; at: Date }

const SOURCES = `
SELECT DISTINCT ON ("customerId","fact") "customerId"::text,"fact","source","at" FROM "FactChange"
WHERE "customerId"=ANY($1::uuid[]) ORDER BY "customerId","fact","id" DESC`

function mayMergeOn(viewer: Viewer, record: CustomerPlace): boolean {
  return mayOnCustomer(viewer, 'customers.merge', record) && mayOnCustomer(viewer, 'customers.read', record)
}

/**
 * Records side by side for a merge: every fact any of them has, with when and from where it came, and what is proposed.
 * Guarded facts are masked. Null unless the viewer may merge all of them.
 */
export async function mergeSheet(viewer: Viewer, ids: readonly string[]): Promise<MergeSheet | null> {
  const wanted = [...new Set(ids)]
  if (wanted.length < 2 || wanted.length > MOST_RECORDS || !wanted.every(isId)) return null
  const records = await recordsToMerge(onPool, wanted)
  if (records.length !== wanted.length || !records.every((record) => mayMergeOn(viewer, record))) return null
  const ordered = wanted.map((id) => records.find((record) => record.id === id)!)
  const [settings, hanging, sources, dossiers] = await Promise.all([
    settingsAsOf(onPool, today()),
    sql<Hanging>(HANGING, [wanted]),
    sql<Source>(SOURCES, [wanted]),
    Promise.all(wanted.map((id) => readDossier(onPool, id))),
  ])
  const sights = new Map(ordered.map((record) => [record.id, sightOf(viewer, record)]))
  const guarded = (fact: string) => {
    const guard = isFactKey(fact) ? guardOf(fact) : null
    return guard !== null && !ordered.every((record) => sights.get(record.id)![guard])
  }
  // A name beside a tax number is the one on the licence.
  const licensed = new Set(dossiers.flatMap((one) => (one?.facts['taxNumber'] ? [one.id] : [])))
  const named = (values: SheetValue[]) => {
    const lawful = values.filter(({ recordId }) => licensed.has(recordId))
    return lawful.length > 0 ? lawful : values
  }
  const facts = Object.keys(dossierFacts)
    .filter((fact) => isChoosable(fact) && !guarded(fact))
    .flatMap((fact): SheetFact[] => {
      const values = dossiers.flatMap((dossier): SheetValue[] => {
        if (!dossier) return []
        const from = sources.find((one) => one.customerId === dossier.id && one.fact === fact)
        return [
          {
            recordId: dossier.id,
            value: dossier.facts[fact] ?? null,
            at: from?.at.toISOString() ?? null,
            source: from?.source ?? null,
          },
        ]
      })
      if (values.every(({ value }) => isEmpty(value))) return []
      const [first, ...others] = values.filter(({ value }) => !isEmpty(value))
      return [
        {
          fact,
          agreed:
            isFactKey(fact) &&
            others.every(({ value }) => sameFact(fact, first!.value, value)) &&
            others.length + 1 === values.length,
          proposed: Object.fromEntries(
            ordered.map(({ id }) => [id, proposedRecord(fact === 'name' ? named(values) : values, id)]),
          ),
          values: values.map((one) => ({ ...one, value: shownFact(fact, one.value) })),
        },
      ]
    })
  return {
    records: ordered.map((record) => sheetRecord(record, ordered, hanging)),
    proposedKept: proposedKept(ordered)!.id,
    facts,
    taxNumbersDiffer: new Set(dossiers.flatMap((one) => one?.facts['taxNumber'] ?? [])).size > 1,
    undoDays: settings.valueOf(customerSettings, 'customers.merge-undo-days'),
  }
}

function sheetRecord(
  record: MergeRecord,
  all: readonly MergeRecord[],
  hanging: readonly Hanging[],
): SheetRecord {
  const { id, name, fileNumber, state, version, completeness, createdOn } = record
  const found = hanging.find((one) => one.id === id)!
  const { unitName, ownerName, people, visits, orders, receipts, papers } = found
  const decision = decideMerge(
    record,
    all.filter((other) => other !== record),
  )
  return {
    id,
    name,
    fileNumber,
    state,
    version,
    completeness,
    createdOn,
    unitName,
    ownerName,
    open: isOpen(record),
    hangs: { people, visits, orders, receipts, papers },
    reasons: decision.allowed ? [] : decision.reasons,
  }
}

export type MergeView = {
  id: string
  state: 'done' | 'undone'
  reason: string
  kept: { id: string; name: string; fileNumber: string }
  losers: { id: string; name: string; fileNumber: string }[]
  mergedBy: string
  mergedAt: string
  undoUntil: string
  undoneBy: string | null
  undoneAt: string | null
  /** Rows moved, by place. */
  counts: Record<string, number>
  facts: { fact: string; before: unknown; after: unknown }[]
  /** What stayed with the kept one at the undo because it was changed since. */
  stayed: string[]
  mayUndo: boolean
}

type Named = { mergedBy: string; undoneBy: string | null } & CustomerPlace & { living: boolean }

function viewOf(viewer: Viewer, merge: StoredMerge, named: Named): MergeView {
  const { before } = merge
  const undo = decideUndo({
    state: merge.state,
    today: today(),
    undoUntil: merge.undoUntil,
    kept: { name: before.kept.name, living: named.living },
    strayed: [],
    reversed: [],
  })
  return {
    id: merge.id,
    state: merge.state,
    reason: merge.reason,
    kept: before.kept,
    losers: before.losers,
    mergedBy: named.mergedBy,
    mergedAt: merge.mergedAt.toISOString(),
    undoUntil: merge.undoUntil,
    undoneBy: named.undoneBy,
    undoneAt: merge.undoneAt?.toISOString() ?? null,
    counts: merge.counts,
    facts: before.facts.map(({ fact, before: old, after }) => ({
      fact,
      before: shownFact(fact, old),
      after: shownFact(fact, after),
    })),
    stayed: merge.stayed ?? [],
    mayUndo: undo.allowed && mayMergeOn(viewer, named),
  }
}

const NAMED = `
SELECT c."ownerId",c."regionId",c."branchId",c."marketOfficeId",c."deletedAt" IS NULL AS living,
  (SELECT p."name" FROM "Person" p WHERE p."id"=m."mergedById") AS "mergedBy",
  (SELECT p."name" FROM "Person" p WHERE p."id"=m."undoneById") AS "undoneBy"
FROM "CustomerMerge" m JOIN "Customer" c ON c."id"=m."keptId" WHERE m."id"=$1::uuid`

/** A merge with what it changed and whether it can be taken back; null unless the viewer may merge the kept record. */
export async function mergeOf(viewer: Viewer, mergeId: string): Promise<MergeView | null> {
  if (!isId(mergeId) || !may(viewer, 'customers.merge')) return null
  const merge = await readMerge(onPool, mergeId)
  const [named] = merge ? await sql<Named>(NAMED, [mergeId]) : []
  return merge && named && mayMergeOn(viewer, named) ? viewOf(viewer, merge, named) : null
}

/** The merges into a customer, newest first, each with whether it can be taken back. Empty without the right. */
export async function mergesInto(viewer: Viewer, customerId: string): Promise<MergeView[]> {
  if (!isId(customerId) || !may(viewer, 'customers.merge')) return []
  const rows = await sql<{ id: string }>(
    `SELECT "id"::text FROM "CustomerMerge" WHERE "keptId"=$1::uuid ORDER BY "id" DESC LIMIT 5`,
    [customerId],
  )
  const found = await Promise.all(rows.map((row) => mergeOf(viewer, row.id)))
  return found.filter((merge) => merge !== null)
}
