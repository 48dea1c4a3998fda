import { fieldsOf } from '@/lib/core/forms/definition'
import type { Field, KindName, OptionSet } from '@/lib/core/forms/kinds'
import { guardOf } from '../../dossier/rules/fact-changes'
import { dossierPapers } from '../../papers/rules/dossier-papers'
import { paperForm } from '../../papers/rules/paper-forms'
import { columnFacts, type DossierFactKey, dossierFacts } from '../../rules/dossier-facts'

/** How a column is filtered and shown. `count`: how many lines a table or files a list has. */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'choice'
  | 'many'
  | 'level'
  | 'number'
  | 'percent'
  | 'money'
  | 'date'
  | 'month'
  | 'contact'
  | 'ref'
  | 'count'
  | 'flag'

/** The right a column lies behind; rows without it show nothing of it and are never found by it. */
export type ColumnGuard = 'credit' | 'trade' | 'personal' | 'bank'

/** `walk`: an index gives the order, whatever the size of the list; `set`: lists of up to a few thousand are sorted. */
export type SortWay = 'walk' | 'set'

export type ColumnGroup = { paper: string; section: string } | { own: string }

export type ListColumn = {
  id: string
  kind: ColumnKind
  group: ColumnGroup
  guard?: ColumnGuard
  sort?: SortWay
  /** Codes a choice may have. */
  options?: OptionSet
  /** The fact it shows; facts are edited in the list and in its sheet. */
  fact?: DossierFactKey
}

export const conditionOps = ['in', 'has', 'from', 'to', 'none', 'any', 'idle'] as const
/** in: one of; has: contains; from, to: at least, at most; none, any: empty, filled; idle: nothing since that day. */
export type ConditionOp = (typeof conditionOps)[number]

const OPS: Record<ColumnKind, readonly ConditionOp[]> = {
  text: ['has', 'none', 'any'],
  code: ['has', 'none', 'any'],
  choice: ['in', 'none', 'any'],
  many: ['in', 'none', 'any'],
  level: ['in', 'none', 'any'],
  number: ['from', 'to', 'none', 'any'],
  percent: ['from', 'to'],
  money: ['from', 'to', 'none', 'any'],
  date: ['from', 'to', 'none', 'any'],
  month: ['from', 'to', 'none', 'any'],
  contact: ['has', 'none', 'any'],
  ref: ['has', 'none', 'any'],
  count: ['from', 'to'],
  flag: ['in'],
}

/** What a column can be narrowed by. */
export function opsOf({ kind }: ListColumn): readonly ConditionOp[] {
  return OPS[kind]
}

const of = (own: string): ColumnGroup => ({ own })
const plain = (
  id: string,
  kind: ColumnKind,
  group: string,
  more: Partial<Omit<ListColumn, 'id' | 'kind' | 'group'>> = {},
): ListColumn => ({ id, kind, group: of(group), sort: 'set', ...more })

const set = (field: { options: OptionSet }) => field.options

/** Columns no paper of the dossier names, in the order of the chooser; facts with a column of their own stand here too. */
const ownColumns: readonly ListColumn[] = [
  plain('name', 'text', 'customer', { sort: 'walk', fact: 'name' }),
  plain('file', 'code', 'customer', { sort: 'walk', fact: 'fileNumber' }),
  plain('shortName', 'text', 'customer'),
  plain('formerNames', 'text', 'customer', { sort: undefined }),
  plain('tier', 'level', 'customer', { sort: 'walk' }),
  plain('abc', 'level', 'customer'),
  plain('grade', 'level', 'customer', { sort: 'walk' }),
  plain('archive', 'choice', 'customer', { fact: 'archiveClass', options: set(dossierFacts.archiveClass) }),
  plain('kind', 'choice', 'customer', { fact: 'kind', options: set(dossierFacts.kind) }),
  plain('channel', 'choice', 'customer', { fact: 'channelNature', options: set(dossierFacts.channelNature) }),
  plain('state', 'level', 'customer'),
  plain('group', 'text', 'customer'),
  plain('taxNumber', 'code', 'customer', { fact: 'taxNumber' }),
  plain('phone', 'code', 'customer', { fact: 'phone' }),
  plain('address', 'text', 'customer', { fact: 'address' }),
  plain('website', 'text', 'customer', { fact: 'website' }),
  plain('email', 'text', 'customer', { fact: 'email' }),
  plain('paymentTerms', 'choice', 'credit', {
    fact: 'paymentTerms',
    options: set(dossierFacts.paymentTerms),
  }),
  plain('unit', 'text', 'place'),
  plain('region', 'ref', 'place', { fact: 'region' }),
  plain('branch', 'ref', 'place', { fact: 'branch' }),
  plain('office', 'ref', 'place', { fact: 'marketOffice' }),
  plain('owner', 'ref', 'place', { fact: 'salesRep' }),
  plain('used', 'percent', 'credit', { guard: 'credit' }),
  plain('exposure', 'money', 'credit', { guard: 'credit' }),
  plain('receivable', 'money', 'credit', { guard: 'credit' }),
  plain('line', 'money', 'credit', { guard: 'credit' }),
  plain('available', 'money', 'credit', { guard: 'credit' }),
  plain('overdue', 'money', 'credit', { guard: 'credit' }),
  plain('sales', 'money', 'credit', { guard: 'trade' }),
  plain('lastOrder', 'date', 'credit'),
  plain('contract', 'date', 'credit'),
  plain('lastVisit', 'date', 'visits'),
  plain('nextVisit', 'date', 'visits', { sort: 'walk' }),
  plain('fileState', 'level', 'file'),
  plain('completeness', 'percent', 'file'),
  plain('missing', 'count', 'file'),
  plain('claims', 'count', 'file'),
  plain('papers', 'count', 'file'),
  plain('rerate', 'date', 'file', { sort: 'walk' }),
  plain('reviewDue', 'date', 'file', { sort: 'walk' }),
  plain('observed', 'date', 'file'),
  plain('created', 'date', 'file', { sort: 'walk' }),
]

const KINDS: Partial<Record<KindName, ColumnKind>> = {
  text: 'text',
  'long-text': 'text',
  integer: 'number',
  number: 'number',
  percent: 'number',
  money: 'money',
  date: 'date',
  datetime: 'date',
  month: 'month',
  choice: 'choice',
  many: 'many',
  rating: 'level',
  'yes-no': 'flag',
  person: 'ref',
  unit: 'ref',
  customer: 'ref',
  reference: 'ref',
  contact: 'contact',
  phone: 'code',
  'tax-number': 'code',
  'bank-account': 'code',
  table: 'count',
  file: 'count',
}

const papers = dossierPapers.map((id) => paperForm(id)!)

/** The section of the first paper that shows a fact. */
const placeOfFact: ReadonlyMap<string, ColumnGroup> = new Map(
  papers
    .flatMap((paper) =>
      fieldsOf(paper).flatMap(({ section, field }): [string, ColumnGroup][] =>
        field.bind === undefined ? [] : [[field.bind, { paper: paper.id, section }]],
      ),
    )
    .reverse(),
)

const ownIds: ReadonlySet<string> = new Set(ownColumns.map(({ id }) => id))
const NEVER_SORTED: readonly ColumnKind[] = ['many', 'count']

function factColumn(fact: DossierFactKey): ListColumn[] {
  const field: Field = dossierFacts[fact]
  const kind = KINDS[field.kind]
  if (!kind) return []
  const guard = guardOf(fact)
  return [
    {
      id: ownIds.has(fact) ? `${fact}Fact` : fact,
      kind,
      fact,
      group: placeOfFact.get(fact) ?? of('more'),
      ...(!NEVER_SORTED.includes(kind) && { sort: 'set' as const }),
      ...(guard && { guard }),
      ...('options' in field && { options: field.options }),
    },
  ]
}

/** Shown by a column of their own; the day the file was opened is `created`. */
const inColumns: readonly string[] = [...columnFacts, 'openedOn']

/** Is it the very column of its fact, whose values are those of the dossier. */
export function isFactColumn({ id, fact }: ListColumn): boolean {
  return fact !== undefined && (id === fact || id === `${fact}Fact`)
}

/** Every column a list of customers can have: what the ledger knows, and each fact of the dossier. */
export const listColumns: readonly ListColumn[] = [
  ...ownColumns,
  ...(Object.keys(dossierFacts) as DossierFactKey[])
    .filter((fact) => !inColumns.includes(fact))
    .flatMap(factColumn),
]

const byId: ReadonlyMap<string, ListColumn> = new Map(listColumns.map((column) => [column.id, column]))

/** The column of that name; undefined when there is none. */
export function listColumn(id: string): ListColumn | undefined {
  return byId.get(id)
}

/** The column that shows a fact. */
export function columnOfFact(fact: DossierFactKey): ListColumn | undefined {
  return listColumns.find((column) => column.fact === fact)
}

/** Columns a list shows until a person chooses others. */
export const usualColumns: readonly string[] = [
  'name', 'file', 'tier', 'abc', 'grade', 'used', 'receivable', 'line', 'sales', 'nextVisit', 'unit', 'owner', 'state',
] // prettier-ignore
