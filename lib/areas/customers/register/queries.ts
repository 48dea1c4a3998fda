import { holdersAbove } from '@/lib/areas/approvals/queries'
import { businessZone, today } from '@/lib/core/clock'
import type { BusinessDate } from '@/lib/core/dates'
import { onPool, sql } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import type { Answers } from '@/lib/core/forms/definition'
import type { RoleCode } from '@/lib/core/permissions'
import { may, type Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { addWorkDays, type WorkCalendar, workCalendar } from '@/lib/core/work-days'
import { derivedAnswers } from '../changes/labels'
import { mayPropose } from '../changes/policy'
import { type ChangeFacts, changeFacts, proposalFacts } from '../changes/queries'
import type { Area } from '../changes/rules/areas'
import { changeKindsFrom, decideProposal } from '../changes/rules/proposal'
import type { ChangeKind, ChangeState } from '../changes/schema'
import { customerSettings } from '../contributes'
import { type CustomerPlace, mayOnCustomer, reachArms } from '../policy'
import type { CustomerState } from '../rules/customer-kinds'

const isId = (text: string) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)

/** The changes of its customer a viewer can hand in now, and the paper under way; for the buttons of a dossier. */
export async function possibleChanges(
  viewer: Viewer,
  customerId: string,
): Promise<{ kinds: ChangeKind[]; open: { number: string; approvalId: string } | null }> {
  if (!isId(customerId)) return { kinds: [], open: null }
  const [row] = await sql<
    CustomerPlace & { state: CustomerState; number: string | null; approvalId: string | null }
  >(
    `SELECT c."state",c."ownerId",c."regionId",c."branchId",c."marketOfficeId",x."number",x."approvalId"
     FROM "Customer" c LEFT JOIN "CustomerChange" x ON x."customerId"=c."id" AND x."state"='pending'
     WHERE c."id"=$1::uuid AND c."deletedAt" IS NULL`,
    [customerId],
  )
  if (!row || !mayOnCustomer(viewer, 'customers.read', row)) return { kinds: [], open: null }
  const { number, approvalId } = row
  if (number && approvalId) return { kinds: [], open: { number, approvalId } }
  return { kinds: changeKindsFrom(row.state).filter((kind) => mayPropose(viewer, kind, row)), open: null }
}

/** What a C1 to fill starts from. */
export type ChangeSheet = {
  customer: { id: string; name: string; fileNumber: string; branchName: string | null }
  kind: ChangeKind
  /** What the house fills in. */
  derived: Answers
  /** What it proposes and a person may change. */
  start: Answers
  /** The areas above the customer with their numbers, lowest first, where one more is to come in (R-S01). */
  areas: Area[]
  /** What would be refused whatever is written on the form: a gap in the file, a full area, an open debt. */
  blockers: Reason[]
  /** Required facts of the file that are still empty. */
  missingFacts: readonly string[]
  /** Who holds the posts it goes through, and files it (R-S04). */
  signers: { role: RoleCode; name: string }[]
}

const SIGNERS = [
  { role: 'branch-gm', at: 'branch' },
  { role: 'head-of-marketing', at: 'head-office' },
  { role: 'marketing-officer', at: 'head-office' },
] as const

/** Refusals that nothing written on the form can heal. */
const NOT_ON_THE_FORM = new Set([
  'customers.file-incomplete',
  'customers.rating-not-begun',
  'customers.no-quota',
  'customers.quota-full',
  'customers.quota-far-over',
  'customers.nature-unknown',
  'customers.kind-unknown',
  'customers.change-no-branch',
  'customers.change-open',
  'customers.debts-open',
  'customers.bought-again',
  'customers.nothing-amended',
])

async function blockersOf(kind: ChangeKind, facts: ChangeFacts, start: Answers) {
  const settings = await settingsAsOf(onPool, today())
  const asked = proposalFacts(kind, facts, start, settings, today())
  const decision = decideProposal(asked)
  return {
    blockers: decision.allowed ? [] : decision.reasons.filter(({ code }) => NOT_ON_THE_FORM.has(code)),
    missingFacts: kind === 'add' ? asked.selection.missingFacts : [],
  }
}

const isGood = (rating: unknown) => typeof rating === 'number' && rating >= 3

/** The sheet of one kind of change with the figures filled; null beyond reach or right, or when W1 knows no such step now. */
export async function changeSheet(
  viewer: Viewer,
  customerId: string,
  kind: ChangeKind,
): Promise<ChangeSheet | null> {
  if (!isId(customerId)) return null
  const facts = await changeFacts(onPool, customerId, today())
  if (!facts || !mayPropose(viewer, kind, facts.dossier)) return null
  if (!changeKindsFrom(facts.dossier.state as CustomerState).includes(kind)) return null
  const known = facts.dossier.facts
  const musts = {
    canDistribute: isGood(known.distributionAbility) || null,
    canDistributeNote: known.distributionAbilityNote ?? null,
    hasFunds: isGood(known.funds) || null,
    hasFundsNote: known.fundsNote ?? null,
    hasWill: isGood(known.cooperation) || null,
    hasWillNote: known.cooperationNote ?? null,
  }
  const branch = known.branch as { label?: string } | null
  const start: Answers = {
    channelNature: known.channelNature ?? null,
    ...(kind === 'add' && musts),
    ...(kind === 'lost' && { removalReason: 'no-purchase' }),
  }
  return {
    customer: {
      id: customerId,
      name: String(known.name),
      fileNumber: String(known.fileNumber),
      branchName: branch?.label ?? null,
    },
    kind,
    derived: derivedAnswers(kind, facts, today()),
    start,
    areas: kind === 'add' || kind === 'restore' ? facts.areas : [],
    ...(await blockersOf(kind, facts, start)),
    signers: facts.dossier.branchId ? await holdersAbove(facts.dossier.branchId, SIGNERS) : [],
  }
}

/** A C1 as it was handed in. */
export type ChangePaper = {
  id: string
  number: string
  kind: ChangeKind
  state: ChangeState
  customerId: string
  customerName: string
  branchName: string | null
  approvalId: string | null
  answers: Answers
  filed: { name: string; at: string } | null
  createdByName: string
  createdAt: string
}

type RawPaper = Omit<ChangePaper, 'filed' | 'createdAt'> &
  CustomerPlace & { filedByName: string | null; filedAt: Date | null; createdAt: Date }

const PAPER = `
SELECT x."id",x."number",x."kind",x."state",x."customerId",x."approvalId",x."answers",x."filedAt",x."createdAt",
  c."name" AS "customerName",c."ownerId",c."regionId",c."branchId",c."marketOfficeId",b."name" AS "branchName",
  f."name" AS "filedByName",coalesce(m."name",'') AS "createdByName"
FROM "CustomerChange" x JOIN "Customer" c ON c."id"=x."customerId" LEFT JOIN "Unit" b ON b."id"=x."branchId"
LEFT JOIN "Person" f ON f."id"=x."filedById" LEFT JOIN "Person" m ON m."id"=x."createdBy"
WHERE x."id"=$1::uuid`

/** One C1. `seen`: the caller knows that the viewer may see it (a paper waiting for his signature). */
export async function changePaper(viewer: Viewer, id: string, seen = false): Promise<ChangePaper | null> {
  if (!isId(id)) return null
  const [row] = await sql<RawPaper>(PAPER, [id])
  if (!row || !(seen || mayOnCustomer(viewer, 'customers.read', row))) return null
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    customerId: row.customerId,
    customerName: row.customerName,
    branchName: row.branchName,
    approvalId: row.approvalId,
    answers: row.answers,
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    filed: row.filedAt ? { name: row.filedByName ?? '', at: row.filedAt.toISOString() } : null,
  }
}

export type RegisterFilter = {
  kind: ChangeKind | null
  state: ChangeState | null
  /** due: approved and not filed; late: its days are over. */
  filing: 'due' | 'late' | null
  /** Last id of the page before. */
  before: string | null
}

export type RegisterRow = {
  id: string
  number: string
  kind: ChangeKind
  state: ChangeState
  customerId: string
  customerName: string
  branchName: string | null
  filledOn: BusinessDate
  createdByName: string
  approvalId: string | null
  /** Day by which it is to be filed; null = filed or not approved. */
  fileBy: BusinessDate | null
  late: boolean
  filedByName: string | null
}

async function calendarOf(): Promise<WorkCalendar> {
  return workCalendar(
    await sql<{ date: string; kind: string }>(`SELECT "date"::text,"kind" FROM "WorkCalendar"`),
  )
}

function reachCondition(viewer: Viewer, values: unknown[]): string {
  const arms = reachArms(viewer, 'customers.read')
  if (arms === 'all') return 'true'
  const parts = arms.map(({ column, ids }) => {
    values.push(ids)
    return `c."${column}"=ANY($${values.length}::uuid[])`
  })
  return parts.length > 0 ? `(${parts.join(' OR ')})` : 'false'
}

const PAGE = 50

type RawRow = Omit<RegisterRow, 'fileBy' | 'late'> & { approvedOn: BusinessDate | null }

/** The register of changes within reach, newest first, fifty at a time; with what is still to be filed and by when (R-S04). */
export async function changeRegister(
  viewer: Viewer,
  filter: RegisterFilter,
): Promise<{ rows: RegisterRow[]; next: string | null; due: number; late: number; mayFile: boolean }> {
  const day = today()
  const [settings, calendar] = await Promise.all([settingsAsOf(onPool, day), calendarOf()])
  const days = settings.valueOf(customerSettings, 'customers.filing-days')
  const lateBefore = addWorkDays(day, -days, calendar)
  const values: unknown[] = [
    filter.kind,
    filter.state,
    filter.filing,
    lateBefore,
    businessZone(),
    filter.before,
  ]
  const reach = reachCondition(viewer, values)
  const FROM = `FROM "CustomerChange" x JOIN "Customer" c ON c."id"=x."customerId" LEFT JOIN "Approval" a ON a."id"=x."approvalId"`
  const approvedOn = `CASE WHEN x."state"='approved' THEN (a."closedAt" AT TIME ZONE $5)::date END`
  const rows = await sql<RawRow>(
    `SELECT x."id",x."number",x."kind",x."state",x."customerId",x."approvalId",x."filledOn"::text,c."name" AS "customerName",
       b."name" AS "branchName",coalesce(m."name",'') AS "createdByName",f."name" AS "filedByName",(${approvedOn})::text AS "approvedOn"
     ${FROM} LEFT JOIN "Unit" b ON b."id"=x."branchId" LEFT JOIN "Person" m ON m."id"=x."createdBy" LEFT JOIN "Person" f ON f."id"=x."filedById"
     WHERE ${reach} AND ($1::text IS NULL OR x."kind"=$1) AND ($2::text IS NULL OR x."state"=$2)
       AND ($3::text IS NULL OR (x."state"='approved' AND ($3='due' OR ${approvedOn}<$4::date)))
       AND ($6::uuid IS NULL OR x."id"<$6::uuid) ORDER BY x."id" DESC LIMIT ${PAGE + 1}`,
    values,
  )
  const counting: unknown[] = [lateBefore, businessZone()]
  const [counts] = await sql<{ due: number; late: number }>(
    `SELECT count(*)::int AS due,(count(*) FILTER (WHERE (a."closedAt" AT TIME ZONE $2)::date<$1::date))::int AS late ${FROM}
     WHERE x."state"='approved' AND ${reachCondition(viewer, counting)}`,
    counting,
  )
  const page = rows.slice(0, PAGE)
  return {
    rows: page.map(({ approvedOn: on, ...row }) => ({
      ...row,
      fileBy: on ? addWorkDays(on, days, calendar) : null,
      late: on !== null && on < lateBefore,
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    due: counts?.due ?? 0,
    late: counts?.late ?? 0,
    mayFile: may(viewer, 'customers.file-change'),
  }
}

/** A unit customers belong to, with its number and how many are selected (R-S01, R-S03). */
export type AreaRow = {
  id: string
  name: string
  regionName: string | null
  quota: number | null
  present: number
  channelDominance: 'state' | 'private' | 'half' | null
  version: number
}

/** Branches with their numbers, for those who set them; null for everybody else. */
export async function areaNumbers(viewer: Viewer): Promise<AreaRow[] | null> {
  if (!may(viewer, 'customers.set-quota')) return null
  return sql<AreaRow>(
    `SELECT u."id",u."name",r."name" AS "regionName",u."customerQuota" AS quota,u."channelDominance",u."version",
       (SELECT count(*)::int FROM "Customer" c WHERE c."branchId"=u."id" AND c."state"='selected' AND c."deletedAt" IS NULL) AS present
     FROM "Unit" u LEFT JOIN "Unit" r ON r."id"=u."parentId" WHERE u."kind"='branch' AND u."endedOn" IS NULL ORDER BY r."code",u."code"`,
  )
}
