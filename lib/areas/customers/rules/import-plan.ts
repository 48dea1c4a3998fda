import { mustWait, type Origin } from '../claims/rules/conflicts'
import { type DossierFactKey, dossierFacts } from './dossier-facts'
import { plainText } from './import-cells'
import type { ImportFactKey, ImportFacts } from './import-facts'
import { type FindingCode, type ImportFinding, leavesOut } from './import-findings'
import type { ImportedRow } from './import-row'
import { strippedName } from './search-columns'

/** A customer on file, as far as an import must know it. */
export type ExistingCustomer = {
  id: string
  version: number
  fileNumber: string
  name: string
  facts: ImportFacts
  /** Facts the importer may not read on this customer: not among `facts`, and never changed by the list. */
  hidden?: readonly ImportFactKey[]
}

/** Customers on file by what a row may say (`lookupsFor` tells what to ask for); a stripped name may belong to several. */
export type ImportLookups = {
  byId: ReadonlyMap<string, ExistingCustomer>
  byFileNumber: ReadonlyMap<string, ExistingCustomer>
  byTaxNumber: ReadonlyMap<string, ExistingCustomer>
  byStrippedName: ReadonlyMap<string, readonly ExistingCustomer[]>
}

type Accepted = Extract<ImportedRow, { ok: true }>

/** What to ask the database for before these rows are planned: ids, numbers and stripped names, each once. */
export function lookupsFor(rows: readonly ImportedRow[]) {
  const accepted = rows.filter((row) => row.ok)
  const each = (of: (row: Accepted) => string | undefined) => [
    ...new Set(accepted.flatMap((row) => of(row) ?? [])),
  ]
  return {
    ids: each(({ key }) => key?.id),
    fileNumbers: each(({ facts }) => facts.fileNumber),
    taxNumbers: each(({ facts }) => facts.taxNumber),
    strippedNames: each(({ facts }) => strippedName(facts.name) || undefined),
  }
}

export type FactKey = ImportFactKey | 'moreEmails' | 'moreWebsites' | 'morePhones'
export type FactEdit = { fact: FactKey; from: unknown; to: unknown }

export type PlannedRow = { row: number; name: string; notes: readonly ImportFinding[] } & (
  | { kind: 'new'; facts: ImportFacts & { name: string } }
  | { kind: 'update'; customerId: string; version: number; edits: readonly FactEdit[] }
  | { kind: 'same'; customerId: string }
  /** What it would have changed could not be read. */
  | { kind: 'left-out'; customerId: string }
  | { kind: 'refused'; reasons: readonly ImportFinding[] }
)

export type PlanCounts = Record<PlannedRow['kind'], number>

function finding(code: FindingCode, values: ImportFinding['values'] = {}): ImportFinding {
  return { code, fact: null, column: null, values }
}

type Match =
  | { found: ExistingCustomer; how: 'key' | 'file-number' | 'tax-number' | 'name' }
  | { found: null; note?: ImportFinding }
  | { refused: ImportFinding }

/** By the hidden key, else the file number, else the tax number, else the name without its legal suffix. */
function matchOf({ facts, key }: Accepted, lookups: ImportLookups): Match {
  if (key) {
    const found = lookups.byId.get(key.id)
    if (!found) return { refused: finding('key-unknown') }
    if (found.version !== key.version) return { refused: finding('changed-meanwhile', { name: found.name }) }
    return { found, how: 'key' }
  }
  const byNumber = facts.fileNumber === undefined ? undefined : lookups.byFileNumber.get(facts.fileNumber)
  if (byNumber) return { found: byNumber, how: 'file-number' }
  const byTax = facts.taxNumber === undefined ? undefined : lookups.byTaxNumber.get(facts.taxNumber)
  if (byTax) return { found: byTax, how: 'tax-number' }
  const stripped = strippedName(facts.name)
  const namesakes = stripped === '' ? [] : (lookups.byStrippedName.get(stripped) ?? [])
  const possible = namesakes.filter(
    ({ facts: { taxNumber } }) => !taxNumber || !facts.taxNumber || taxNumber === facts.taxNumber,
  )
  const exact = possible.filter(({ name }) => name === facts.name)
  const [found, another] = exact.length > 0 ? exact : possible
  if (another)
    return { refused: finding('several-match', { count: Math.max(possible.length, exact.length) }) }
  if (found) return { found, how: 'name' }
  const [other] = namesakes
  return { found: null, ...(other && { note: finding('same-name-other-tax-number', { name: other.name }) }) }
}

/** Texts are compared as a cell would give them: blanks and line breaks are not worth a change. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return plainText(a) === plainText(b)
  return Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, i) => item === b[i])
    : a === b
}

const isHidden = (fact: FactKey, { hidden = [] }: ExistingCustomer) => hidden.some((key) => key === fact)

/** What the row changes. An empty cell changes nothing; the file number is ours and never changed by a list. */
function editsOf(row: Accepted, existing: ExistingCustomer, keepName: boolean): FactEdit[] {
  return (Object.keys(row.facts) as FactKey[]).flatMap((fact) => {
    if (fact === 'fileNumber' || (fact === 'name' && keepName)) return []
    if (isHidden(fact, existing)) return []
    const from = fact === 'name' ? existing.name : existing.facts[fact]
    const to = row.facts[fact]
    return isSame(from, to) ? [] : [{ fact, from: from ?? null, to }]
  })
}

/** Does a list say otherwise than somebody else? A file a list opened is the list's word until somebody changes it. */
export function waitsForOwner({ fact, from, to }: FactEdit, isListed: boolean, origin?: Origin): boolean {
  if (!Object.hasOwn(dossierFacts, fact)) return false
  const opened = { source: isListed ? 'import' : 'form' } as const
  return mustWait(fact as DossierFactKey, to, from, 'import', origin ?? opened)
}

export type Planner = {
  /** Plans the next row; `lookups` must know the customers this row could mean. */
  add: (row: ImportedRow, lookups: ImportLookups) => PlannedRow
  counts: () => PlanCounts
  /** How often each reason or note stood, most frequent first. */
  reasons: () => { code: FindingCode; rows: number }[]
  notes: () => { code: FindingCode; rows: number }[]
}

function tally(counts: Map<FindingCode, number>, findings: readonly ImportFinding[]) {
  for (const code of new Set(findings.map((item) => item.code))) counts.set(code, (counts.get(code) ?? 0) + 1)
}

function ranked(counts: Map<FindingCode, number>) {
  return [...counts].map(([code, rows]) => ({ code, rows })).sort((a, b) => b.rows - a.rows)
}

/**
 * The dry run of an import: what every row would do, nothing written. Found by tax number or name, a customer is
 * updated or, when the row says nothing new or nothing new that can be read, left alone; a row changed meanwhile, one that fits several customers and
 * a second row for the same customer are refused. A customer found only by the name without its legal suffix keeps
 * its name.
 */
export function importPlanner(): Planner {
  const counts: PlanCounts = { new: 0, update: 0, same: 0, 'left-out': 0, refused: 0 }
  const reasonCounts = new Map<FindingCode, number>()
  const noteCounts = new Map<FindingCode, number>()
  const rowOfCustomer = new Map<string, number>()

  function plan(row: ImportedRow, lookups: ImportLookups): PlannedRow {
    const { row: number, name, notes } = row
    const refused = (reasons: readonly ImportFinding[]): PlannedRow => ({
      kind: 'refused',
      row: number,
      name,
      notes,
      reasons,
    })
    if (!row.ok) return refused(row.reasons)
    const match = matchOf(row, lookups)
    if ('refused' in match) return refused([match.refused])
    if (!match.found) {
      return {
        kind: 'new',
        row: number,
        name,
        facts: row.facts,
        notes: match.note ? [...notes, match.note] : notes,
      }
    }
    const { found, how } = match
    const first = rowOfCustomer.get(found.id)
    if (first !== undefined) return refused([finding('same-customer-twice', { first, name: found.name })])
    rowOfCustomer.set(found.id, number)
    const keepName = how === 'name' && found.name !== row.facts.name
    const remarks = [
      ...notes,
      ...(keepName ? [finding('matched-by-name', { name: found.name })] : []),
      ...((Object.keys(row.facts) as FactKey[]).some((fact) => isHidden(fact, found))
        ? [finding('guarded-fact')]
        : []),
    ]
    const edits = editsOf(row, found, keepName)
    if (edits.length === 0) {
      const kind = leavesOut(remarks) ? 'left-out' : 'same'
      return { kind, row: number, name, customerId: found.id, notes: remarks }
    }
    return {
      kind: 'update',
      row: number,
      name,
      customerId: found.id,
      version: found.version,
      edits,
      notes: remarks,
    }
  }

  return {
    add(row, lookups) {
      const planned = plan(row, lookups)
      counts[planned.kind]++
      tally(noteCounts, planned.notes)
      if (planned.kind === 'refused') tally(reasonCounts, planned.reasons)
      return planned
    },
    counts: () => ({ ...counts }),
    reasons: () => ranked(reasonCounts),
    notes: () => ranked(noteCounts),
  }
}
