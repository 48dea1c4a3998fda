import { businessZone, today } from '@/lib/core/clock'
import { type Month, monthOf, plusMonths } from '@/lib/core/dates'
import { keptSql, onPool, sql, type SqlTx } from '@/lib/core/db'
import { maskedText } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import { type Fen, fenFromYuan, sumFen, ZERO } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { paperThatServes } from '../papers/rules/dossier-papers'
import { type CustomerPlace, mayOnCustomer, sightOf } from '../policy'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'
import { type DossierCompleteness, dossierCompleteness } from './rules/dossier-completeness'
import { guardOf } from './rules/fact-changes'
import { isFactKey } from './schema'

type Facts = Record<string, unknown>
/** All facts of a customer with where it stands. */
export type LockedDossier = CustomerPlace & {
  id: string
  version: number
  state: string
  shortName: string | null
  /** Day its file was opened here; what 建档日期 says unless somebody says otherwise. */
  createdOn: string
  facts: Facts
}

type Row = CustomerPlace & {
  id: string; version: number; state: string; shortName: string | null; name: string; fileNumber: string
  phone: string | null; address: string | null; archiveClass: string | null; channelNature: string | null
  kind: string | null; taxNumber: string | null; regionName: string; branchName: string | null
  officeName: string | null; ownerName: string | null; facts: Facts | null; tier: number | null; creditGrade: number | null
  abcClass: string | null; paymentTerms: string | null; formerNames: string[]; website: string | null; email: string | null
  createdOn: string
} // prettier-ignore

function ref(id: string | null, label: string | null) {
  return id === null ? null : { id, label: label ?? '' }
}

function dossierOf(row: Row): LockedDossier {
  const { id, version, state, shortName, createdOn, ownerId, regionId, branchId, marketOfficeId } = row
  const code = (level: number | null) => (level === null ? null : String(level))
  const facts: Facts = {
    openedOn: row.createdOn,
    ...row.facts,
    name: row.name,
    fileNumber: row.fileNumber,
    phone: row.phone,
    address: row.address,
    archiveClass: row.archiveClass,
    channelNature: row.channelNature,
    kind: row.kind,
    taxNumber: row.taxNumber,
    region: ref(regionId, row.regionName),
    branch: ref(branchId, row.branchName),
    marketOffice: ref(marketOfficeId, row.officeName),
    salesRep: ref(ownerId, row.ownerName),
    tier: code(row.tier),
    creditGrade: code(row.creditGrade),
    abcClass: row.abcClass === 'none' ? null : row.abcClass,
    paymentTerms: row.paymentTerms,
    formerNames: row.formerNames.length > 0 ? row.formerNames.map((name) => ({ name })) : null,
    website: row.website,
    email: row.email,
  }
  return { id, version, state, shortName, createdOn, ownerId, regionId, branchId, marketOfficeId, facts }
}

/** All facts of a living customer with where it stands; null when there is none. Works on the pool as in a transaction. */
export async function readDossier(tx: SqlTx, customerId: string): Promise<LockedDossier | null> {
  return (await readDossiers(tx, [customerId]))[0] ?? null
}

/** The same of many, in the order of their ids; those that are not there are left out. */
export async function readDossiers(tx: SqlTx, ids: readonly string[]): Promise<LockedDossier[]> {
  if (ids.length === 0) return []
  const rows = await tx.kept<Row>(`SELECT * FROM dossier_facts($1::uuid[],$2)`, [ids, businessZone()])
  return rows.map(dossierOf)
}

/** What of a month's line is used; null amounts are hidden or not there. */
export type CreditGauge = {
  month: Month
  line: Fen | null
  exposure: Fen
  receivable: Fen
  inTransit: Fen
  overdue: Fen
  /** Line less exposure, not below zero; zero while frozen. */
  available: Fen
  frozen: boolean
}

export type CustomerHeader = {
  id: string
  version: number
  name: string
  shortName: string | null
  fileNumber: string
  state: string
  fileState: string
  tier: number | null
  abc: string | null
  grade: number | null
  archiveClass: string | null
  completeness: number
  owner: { id: string; name: string } | null
  /** Region, branch, market office: the names there are. */
  units: string[]
  place: CustomerPlace
  rerateDueOn: string | null
  contractUntil: string | null
  cashExceptionOn: string | null
  lastOrderOn: string | null
  observedUntil: string | null
  cooperationEndedOn: string | null
  /** null: the viewer may not read credit here. */
  credit: CreditGauge | null
  may: {
    edit: boolean
    handOver: boolean
    remove: boolean
    personal: boolean
    bank: boolean
    trade: boolean
    grading: boolean
    history: boolean
  }
}

export type HeaderRow = CustomerPlace & {
  id: string; version: number; name: string; shortName: string | null; fileNumber: string; state: string; fileState: string
  tier: number | null; abc: string | null; grade: number | null; archiveClass: string | null; completeness: number
  ownerName: string | null; regionName: string; branchName: string | null; officeName: string | null
  rerateDueOn: string | null; contractUntil: string | null; cashExceptionOn: string | null; lastOrderOn: string | null
  observedUntil: string | null; cooperationEndedOn: string | null
  receivable: string | null; inTransit: string | null; overdue: string | null; line: string | null; frozen: boolean
  change: { number: string; approvalId: string | null } | null; openClaims: number; merged: boolean
} // prettier-ignore

function gaugeOf(row: HeaderRow, month: Month): CreditGauge {
  const [receivable, inTransit, overdue] = [row.receivable, row.inTransit, row.overdue].map((yuan) =>
    fenFromYuan(yuan ?? '0'),
  )
  const exposure = sumFen([receivable!, inTransit!])
  const line = row.line === null ? null : fenFromYuan(row.line)
  const left = line === null || row.frozen ? 0 : Math.max(0, line - exposure)
  return {
    month,
    line,
    exposure,
    receivable: receivable!,
    inTransit: inTransit!,
    overdue: overdue!,
    available: left as Fen,
    frozen: row.frozen,
  }
}

/** Is this a uuid? Anything else is an unknown row. */
export const isId = (text: string) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)

/** What the head of a living customer's folder is made of, whoever looks; null when there is none. Figures are those of `month`. */
export async function readHead(customerId: string, month: Month): Promise<HeaderRow | null> {
  if (!isId(customerId)) return null
  const [row] = await keptSql<{ head: HeaderRow | null }>(`SELECT folder_head($1::uuid,$2) AS "head"`, [
    customerId,
    month,
  ])
  return row?.head ?? null
}

/** The head of a folder: who the customer is, where it stands, how much of its line is used. Null beyond reach. */
export async function customerHeader(viewer: Viewer, customerId: string): Promise<CustomerHeader | null> {
  const month = monthOf(today())
  const row = await readHead(customerId, month)
  return row && headerOf(viewer, row, month)
}

/** The head as this viewer sees it; null beyond reach. */
export function headerOf(viewer: Viewer, row: HeaderRow, month: Month): CustomerHeader | null {
  if (!mayOnCustomer(viewer, 'customers.read', row)) return null
  const sight = sightOf(viewer, row)
  const {
    id,
    version,
    name,
    shortName,
    fileNumber,
    state,
    fileState,
    tier,
    abc,
    grade,
    archiveClass,
    completeness,
  } = row
  const {
    rerateDueOn,
    contractUntil,
    cashExceptionOn,
    lastOrderOn,
    observedUntil,
    cooperationEndedOn,
    ownerId,
    regionId,
    branchId,
    marketOfficeId,
  } = row
  return {
    id, version, name, shortName, fileNumber, state, fileState, tier, abc, grade, archiveClass, completeness,
    rerateDueOn, contractUntil, cashExceptionOn, lastOrderOn, observedUntil, cooperationEndedOn,
    owner: ownerId ? { id: ownerId, name: row.ownerName ?? '' } : null,
    units: [row.regionName, row.branchName, row.officeName].filter((unit) => unit !== null),
    place: { ownerId, regionId, branchId, marketOfficeId },
    credit: sight.credit ? gaugeOf(row, month) : null,
    may: {
      edit: mayOnCustomer(viewer, 'customers.edit', row),
      handOver: mayOnCustomer(viewer, 'customers.hand-over', row),
      remove: state === 'potential' && mayOnCustomer(viewer, 'customers.create', row),
      personal: sight.personal,
      bank: sight.bank,
      trade: sight.trade,
      grading: mayOnCustomer(viewer, 'grading.read', row),
      history: mayOnCustomer(viewer, 'customers.read', row),
    },
  } // prettier-ignore
}

/** A value as this product shows it before it is asked for: guarded facts masked, whoever looks. */
export function shownFact(fact: string, value: unknown): unknown {
  if (!isFactKey(fact) || !guardOf(fact) || isEmpty(value)) return value ?? null
  return { masked: true, shown: maskedText(dossierFacts[fact], value) }
}

export type DossierFactsView = {
  version: number
  /** By fact key; guarded ones that are filled are masked (`customers.unmask` shows them). */
  facts: Record<string, unknown>
  /** Guarded facts the viewer may have shown. */
  mayUnmask: DossierFactKey[]
}

const GUARDED = (Object.keys(dossierFacts) as DossierFactKey[]).flatMap((fact) => {
  const guard = guardOf(fact)
  return guard ? [{ fact, guard }] : []
})

/** All facts of a customer, guarded ones masked. Null beyond reach. */
export async function dossierFactsOf(viewer: Viewer, customerId: string): Promise<DossierFactsView | null> {
  if (!isId(customerId)) return null
  const dossier = await readDossier(onPool, customerId)
  return dossier && factsView(viewer, dossier)
}

function factsView(viewer: Viewer, dossier: LockedDossier): DossierFactsView | null {
  if (!mayOnCustomer(viewer, 'customers.read', dossier)) return null
  const sight = sightOf(viewer, dossier)
  return {
    version: dossier.version,
    facts: Object.fromEntries(
      Object.entries(dossier.facts).map(([fact, value]) => [fact, shownFact(fact, value)]),
    ),
    mayUnmask: GUARDED.flatMap(({ fact, guard }) => (sight[guard] ? [fact] : [])),
  }
}

export type DossierOverview = {
  completeness: DossierCompleteness
  facts: Record<string, unknown>
  /** Facts changed since the newest signed paper that shows them: fact → day. */
  unsigned: Record<string, string>
  /** Thirteen months, oldest first; null: hidden. */
  sales: { month: Month; amount: Fen }[] | null
}

/** What an overview is read from; part of a statement whose first four values are `overviewValues`. */
export const OVERVIEW_FACTS = `(SELECT to_json(d) FROM dossier_facts(ARRAY[$1::uuid],$2) d) AS "dossier",dossier_movement($1::uuid,$2,$3,$4) AS "movement"`

/** The row of `OVERVIEW_FACTS`; `dossier` is null when there is no such living customer. */
export type OverviewRow = {
  dossier: Row | null
  movement: { sales: Record<string, string>; unsigned: Record<string, string> }
}

/** Values of `OVERVIEW_FACTS`: sales of thirteen months, changes since the last file card (A1) was signed. */
export function overviewValues(customerId: string): [string, string, Month, string] {
  return [customerId, businessZone(), plusMonths(monthOf(today()), -12), paperThatServes('card')]
}

/** The overview as this viewer sees it; null beyond reach. */
export function overviewOf(viewer: Viewer, { dossier, movement }: OverviewRow): DossierOverview | null {
  const view = dossier && factsView(viewer, dossierOf(dossier))
  if (!view) return null
  return {
    completeness: dossierCompleteness(view.facts),
    facts: view.facts,
    unsigned: movement.unsigned,
    sales: sightOf(viewer, dossier).trade ? salesOf(movement.sales) : null,
  }
}

/** What the first tab shows: how complete the dossier is, its facts, its months of sales. Null beyond reach. */
export async function dossierOverview(viewer: Viewer, customerId: string): Promise<DossierOverview | null> {
  if (!isId(customerId)) return null
  const [row] = await sql<OverviewRow>(`SELECT ${OVERVIEW_FACTS}`, overviewValues(customerId))
  return row ? overviewOf(viewer, row) : null
}

function salesOf(amounts: Record<string, string>): { month: Month; amount: Fen }[] {
  const last = monthOf(today())
  return Array.from({ length: 13 }, (_, back) => {
    const month = plusMonths(last, back - 12)
    const amount = amounts[month]
    return { month, amount: amount === undefined ? ZERO : fenFromYuan(amount) }
  })
}

/** The draft of this person for a form of a customer; null when there is none. */
export async function draftOf(viewer: Viewer, formId: string, subjectId: string) {
  const [row] = await sql<{
    answers: Record<string, unknown>
    base: number
    version: number
    savedAt: Date
  }>(
    `SELECT "answers","base","version","savedAt" FROM "Draft" WHERE "personId"=$1::uuid AND "formId"=$2 AND "subjectId"=$3`,
    [viewer.personId, formId, subjectId],
  )
  return row ? { ...row, savedAt: row.savedAt.toISOString() } : null
}
