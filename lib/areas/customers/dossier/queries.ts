import { businessZone, today } from '@/lib/core/clock'
import { type Month, monthOf, plusMonths } from '@/lib/core/dates'
import { sql, type SqlTx } from '@/lib/core/db'
import { maskedText } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import { type Fen, fenFromYuan, sumFen, ZERO } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { paperThatServes } from '../papers/rules/dossier-papers'
import { type CustomerPlace, mayOnCustomer, sightOf } from '../policy'
import { customerPlace } from '../queries'
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

/** Looked up by key, not joined: planning a join of seven costs more than running it. */
const NAMES = `(SELECT o."name" FROM "Person" o WHERE o."id" = c."ownerId") AS "ownerName",
  (SELECT r."name" FROM "Unit" r WHERE r."id" = c."regionId") AS "regionName",
  (SELECT b."name" FROM "Unit" b WHERE b."id" = c."branchId") AS "branchName",
  (SELECT m."name" FROM "Unit" m WHERE m."id" = c."marketOfficeId") AS "officeName"`

const SELECT = `
SELECT c."id", c."version", c."state", c."shortName", c."name", c."fileNumber", c."phone", c."address", c."archiveClass",
  c."channelNature", c."kind", c."taxNumber", c."regionId", c."branchId", c."marketOfficeId", c."ownerId",
  c."tier", c."creditGrade", c."abcClass", c."paymentTerms", c."formerNames", c."website", c."email",
  (c."createdAt" AT TIME ZONE $2)::date::text AS "createdOn", ${NAMES}, d."facts"
FROM "Customer" c LEFT JOIN "Dossier" d ON d."customerId" = c."id"
`
const READ = `${SELECT} WHERE c."id" = $1::uuid AND c."deletedAt" IS NULL`
const READ_MANY = `${SELECT} WHERE c."id" = ANY($1::uuid[]) AND c."deletedAt" IS NULL ORDER BY c."id"`

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

/** All facts of a living customer with where it stands; null when there is none. Works on a pool as on a transaction. */
export async function readDossier(tx: SqlTx, customerId: string): Promise<LockedDossier | null> {
  const [row] = await tx.query<Row>(READ, [customerId, businessZone()])
  return row ? dossierOf(row) : null
}

/** The same of many, in the order of their ids; those that are not there are left out. */
export async function readDossiers(tx: SqlTx, ids: readonly string[]): Promise<LockedDossier[]> {
  if (ids.length === 0) return []
  return (await tx.query<Row>(READ_MANY, [ids, businessZone()])).map(dossierOf)
}

const pool: SqlTx = { query: sql }

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

type HeaderRow = CustomerPlace & {
  id: string; version: number; name: string; shortName: string | null; fileNumber: string; state: string; fileState: string
  tier: number | null; abc: string | null; grade: number | null; archiveClass: string | null; completeness: number
  ownerName: string | null; regionName: string; branchName: string | null; officeName: string | null
  rerateDueOn: string | null; contractUntil: string | null; cashExceptionOn: string | null; lastOrderOn: string | null
  observedUntil: string | null; cooperationEndedOn: string | null
  receivable: string | null; inTransit: string | null; overdue: string | null; line: string | null; frozen: boolean
} // prettier-ignore

const HEADER = `
SELECT c."id", c."version", c."name", c."shortName", c."fileNumber", c."state", c."fileState", c."tier", c."abcClass" AS "abc",
  c."creditGrade" AS "grade", c."archiveClass", c."completeness", c."ownerId", c."regionId", c."branchId", c."marketOfficeId",
  ${NAMES},
  c."rerateDueOn"::text, c."contractUntil"::text, c."cashExceptionOn"::text, c."lastOrderOn"::text,
  c."observedUntil"::text, c."cooperationEndedOn"::text,
  cp."receivable"::text, cp."inTransit"::text, cp."overdue"::text, cl."amount"::text AS "line", cl."frozenAt" IS NOT NULL AS "frozen"
FROM "Customer" c
LEFT JOIN "CreditPosition" cp ON cp."customerId" = c."id"
LEFT JOIN "CreditLine" cl ON cl."customerId" = c."id" AND cl."month" = $2
WHERE c."id" = $1::uuid AND c."deletedAt" IS NULL`

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

/** The head of a folder: who the customer is, where it stands, how much of its line is used. Null beyond reach. */
export async function customerHeader(viewer: Viewer, customerId: string): Promise<CustomerHeader | null> {
  if (!isId(customerId)) return null
  const month = monthOf(today())
  const [row] = await sql<HeaderRow>(HEADER, [customerId, month])
  if (!row || !mayOnCustomer(viewer, 'customers.read', row)) return null
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

/** All facts of a customer, guarded ones masked. Null beyond reach. */
export async function dossierFactsOf(viewer: Viewer, customerId: string): Promise<DossierFactsView | null> {
  if (!isId(customerId)) return null
  const dossier = await readDossier(pool, customerId)
  if (!dossier || !mayOnCustomer(viewer, 'customers.read', dossier)) return null
  const sight = sightOf(viewer, dossier)
  const guarded = (Object.keys(dossierFacts) as DossierFactKey[]).filter((fact) => {
    const guard = guardOf(fact)
    return guard !== null && sight[guard]
  })
  return {
    version: dossier.version,
    facts: Object.fromEntries(
      Object.entries(dossier.facts).map(([fact, value]) => [fact, shownFact(fact, value)]),
    ),
    mayUnmask: guarded,
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

/** What the first tab shows: how complete the dossier is, its facts, its months of sales. Null beyond reach. */
export async function dossierOverview(viewer: Viewer, customerId: string): Promise<DossierOverview | null> {
  const view = await dossierFactsOf(viewer, customerId)
  if (!view) return null
  const place = await customerPlace(viewer, customerId)
  const sight = place && sightOf(viewer, place)
  const [sales, unsigned] = await Promise.all([
    sight?.trade ? salesOf(customerId) : null,
    unsignedChanges(customerId),
  ])
  return { completeness: dossierCompleteness(view.facts), facts: view.facts, unsigned, sales }
}

async function salesOf(customerId: string): Promise<{ month: Month; amount: Fen }[]> {
  const last = monthOf(today())
  const months = Array.from({ length: 13 }, (_, back) => plusMonths(last, back - 12))
  const rows = await sql<{ month: string; amount: string }>(
    `SELECT "month","amount"::text FROM "MonthlySales" WHERE "customerId" = $1::uuid AND "month" >= $2`,
    [customerId, months[0]],
  )
  const byMonth = new Map(rows.map((row) => [row.month, fenFromYuan(row.amount)]))
  return months.map((month) => ({ month, amount: byMonth.get(month) ?? ZERO }))
}

/** Facts changed after the last signed file card (A1); nothing when none was ever signed. */
export async function unsignedChanges(customerId: string): Promise<Record<string, string>> {
  const rows = await sql<{ fact: string; on: string }>(
    `SELECT f."fact", max((f."at" AT TIME ZONE $2)::date)::text AS "on" FROM "FactChange" f
     WHERE f."customerId" = $1::uuid AND f."at" > (
       SELECT max(e."submittedAt") FROM "FormEntry" e WHERE e."customerId" = $1::uuid AND e."formId" = $3 AND e."state" = 'signed')
     GROUP BY f."fact"`,
    [customerId, businessZone(), paperThatServes('card')],
  )
  return Object.fromEntries(rows.map((row) => [row.fact, row.on]))
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
