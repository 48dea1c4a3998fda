import { reachArms } from '@/lib/areas/customers/policy'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { today } from '@/lib/core/clock'
import { type BusinessDate, type Month, monthOf, plusMonths } from '@/lib/core/dates'
import { fenOf, onPool, sql } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { type Fen, ZERO } from '@/lib/core/money'
import { cursorOf, keyOf, type Page, type PageAsked, pageOf, walkOf, walkSql } from '@/lib/core/paging'
import type { Permission } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { applicationSettingsOf, creditSettings } from '../contributes'
import { mayApply } from '../policy'
import { mostRows } from '../schema'
import {
  customersToApply,
  figureSettings,
  lineFigures,
  type LineFigures,
  regionRooms,
} from '../lines/queries'
import { type Authority, authorityFor } from '../rules/authority'
import { type ApplicationSettings, decideApplication } from '../rules/line-application'

const LOWER = { regionId: 'branchId', branchId: 'marketOfficeId' } as const

/**
 * Customers `c` within reach, as a condition whose values begin at parameter `first`; null when none is. `none` is how a
 * lower unit that is not there is told.
 */
export function withinReach(
  viewer: Viewer,
  permission: Permission,
  first: number,
  none = ' IS NULL',
): { where: string; values: unknown[] } | null {
  const arms = reachArms(viewer, permission)
  if (arms === 'all') return { where: 'true', values: [] }
  if (arms.length === 0) return null
  const parts = arms.map(({ column, lowest }, i) => {
    const lower = lowest && column in LOWER ? ` AND c."${LOWER[column as 'regionId']}"${none}` : ''
    return `(c."${column}"=ANY($${first + i}::uuid[])${lower})`
  })
  return { where: `(${parts.join(' OR ')})`, values: arms.map((arm) => arm.ids) }
}

/** One row of B2 as it can be applied for today. Amounts in fen. */
export type SheetRow = Omit<LineFigures, 'ceiling' | 'standing' | 'rating'> & {
  grade: Grade
  terms: string | null
  /** null: none (grade one). */
  ceilingFen: Fen | null
  advisoryFen: Fen | null
  proposalFen: Fen | null
  reasons: Reason[]
}

export type B2Sheet = {
  month: Month
  supplementary: boolean
  /** What keeps the whole sheet back: another month, the window is closed. */
  closed: Reason[]
  /** One page of the sheet. */
  rows: SheetRow[]
  /** Rows of what is asked for: the whole sheet, or what is searched in it. */
  count: number
  /** Rows of the whole sheet by grade. */
  grades: Record<Grade, number>
  /** Position of the first row of the page, from 0. */
  from: number
  /** What is not on this page and can be applied for, with its proposal, so that sums are of the whole sheet. */
  elsewhere: { customerId: string; name: string; proposalFen: Fen }[]
  next: string | null
  previous: string | null
  approvers: Record<Grade, Authority | null>
  rooms: { regionId: string; name: string; limitFen: Fen | null; decidedFen: Fen }[]
  /** Season factors other than one that its ceilings are made with (R-C07). */
  seasons: string[]
}

const WHOLE = ['credit.wrong-month', 'credit.window-closed']

/** What is proposed when nothing is typed: last month's line inside the ceiling, else the ceiling (R-C07). */
function proposalOf({ ceiling, lastLineFen }: LineFigures, supplementary: boolean): Fen | null {
  if (supplementary) return null
  const most = ceiling.amountFen ?? ceiling.advisoryFen
  if (most === null || (lastLineFen !== null && lastLineFen < most)) return lastLineFen
  return most
}

function sheetRow(
  figures: LineFigures,
  month: Month,
  settings: ApplicationSettings,
  day: BusinessDate,
): SheetRow {
  const { ceiling, standing, rating, ...rest } = figures
  const supplementary = month === monthOf(day)
  const proposalFen = proposalOf(figures, supplementary)
  const probe = supplementary
    ? (figures.line?.amountFen ?? 0) + 1
    : proposalFen === null || proposalFen === 0
      ? 1
      : proposalFen
  const decision = decideApplication(
    { month, amountFen: probe as Fen, standing, ceiling, existing: figures.existing, line: figures.line },
    settings,
    day,
  )
  return {
    ...rest,
    grade: rating.grade,
    terms: standing.terms,
    ceilingFen: ceiling.amountFen,
    advisoryFen: ceiling.advisoryFen,
    proposalFen,
    reasons: decision.allowed ? [] : decision.reasons,
  }
}

/** What regions may give in a month and what is decided (R-C08), by the code of the region. */
export async function namedRooms(regionIds: readonly string[], month: Month): Promise<B2Sheet['rooms']> {
  const rooms = await regionRooms(onPool, regionIds, month)
  const names = await sql<{ id: string; name: string }>(
    `SELECT "id"::text,"name" FROM "Unit" WHERE "id"=ANY($1::uuid[]) ORDER BY "code"`,
    [[...rooms.keys()]],
  )
  return names.map(({ id, name }) => ({ regionId: id, name, ...rooms.get(id)! }))
}

/** Rows of a page of the sheet. */
const SHEET_PAGE = 200

/** What of the sheet is asked for: a page, customers of a name or number, a grade, one customer. */
export type SheetAsked = {
  after?: string | undefined
  q?: string | undefined
  grade?: number | undefined
  customerId?: string | undefined
}

function isAsked({ q, grade, customerId }: SheetAsked, row: SheetRow): boolean {
  const typed = q?.trim().toLowerCase() ?? ''
  return (
    (typed === '' ||
      row.name.toLowerCase().includes(typed) ||
      row.fileNumber.toLowerCase().includes(typed)) &&
    (grade === undefined || row.grade === grade) &&
    (customerId === undefined || row.customerId === customerId)
  )
}

/** Where the page begins that a cursor asks for: behind the row it names (or before it), the first page when that row is gone. */
function pageFrom(rows: readonly SheetRow[], after: string | undefined): number {
  const key = after ? keyOf(after, 1) : null
  const at = key ? rows.findIndex((row) => row.customerId === key[0]) : -1
  return at + 1 < rows.length ? at + 1 : 0
}

/**
 * B2 授信额度申请(批复)表 of the viewer's customers for a month, a page at a time, the whole of it or what is searched:
 * every row with what it could be given and why not, and of the others what is proposed there.
 */
export async function b2Sheet(viewer: Viewer, month: Month, asked: SheetAsked = {}): Promise<B2Sheet> {
  const day = today()
  const supplementary = month === monthOf(day)
  const ids = await customersToApply(viewer, month, supplementary)
  const settings = await settingsAsOf(onPool, day)
  const wanted = applicationSettingsOf(settings.valuesOf(creditSettings))
  const figures = await lineFigures(onPool, ids, month, day, figureSettings(settings))
  const order = new Map(ids.map((id, at) => [id, at]))
  const all = figures
    .toSorted(
      (a, b) => a.rating.grade - b.rating.grade || order.get(a.customerId)! - order.get(b.customerId)!,
    )
    .map((one) => sheetRow(one, month, wanted, day))
  const closed = all[0]?.reasons.filter(({ code }) => WHOLE.includes(code)) ?? []
  const open = all.map((row) => ({
    ...row,
    reasons: row.reasons.filter(({ code }) => !WHOLE.includes(code)),
  }))
  const found = open.filter((row) => isAsked(asked, row))
  const from = pageFrom(found, asked.after)
  const rows = found.slice(from, from + SHEET_PAGE)
  const here = new Set(rows.map(({ customerId }) => customerId))
  const elsewhere = open
    .filter((row) => !here.has(row.customerId) && row.reasons.length === 0)
    .map(({ customerId, name, proposalFen }) => ({ customerId, name, proposalFen: proposalFen ?? ZERO }))
  const grades = [1, 2, 3, 4, 5] as const
  return {
    month,
    supplementary,
    closed,
    rows,
    count: found.length,
    grades: Object.fromEntries(
      grades.map((grade) => [grade, open.filter((row) => row.grade === grade).length]),
    ) as B2Sheet['grades'],
    from,
    elsewhere,
    next: from + SHEET_PAGE < found.length ? cursorOf([rows.at(-1)!.customerId]) : null,
    previous:
      from === 0 ? null : from <= SHEET_PAGE ? '' : cursorOf([found[from - SHEET_PAGE - 1]!.customerId]),
    approvers: Object.fromEntries(
      grades.map((grade) => [grade, authorityFor(grade, wanted.rank)]),
    ) as B2Sheet['approvers'],
    rooms: await namedRooms([...new Set(figures.map((one) => one.regionId))], month),
    seasons: [
      ...new Set(
        figures.flatMap(({ ceiling: { working } }) =>
          working.method !== 'fixed' && Number(working.seasonFactor) !== 1 ? [working.seasonFactor] : [],
        ),
      ),
    ].toSorted(),
  }
}

/** Whether and how a line can be applied for one customer, for the button of his credit page. */
export type ApplicationChance = {
  /** Next month (R-C09). */
  month: Month
  /** Why it cannot be applied for today; empty when it can. */
  reasons: Reason[]
  /** The running month may be applied for more (R-C11). */
  supplementary: Month | null
}

/** What stands in the way of applying for a line of this customer; null for whoever does not apply for his lines. */
export async function applicationChance(
  viewer: Viewer,
  customerId: string,
): Promise<ApplicationChance | null> {
  const day = today()
  const now = monthOf(day)
  const next = plusMonths(now, 1)
  const settings = await settingsAsOf(onPool, day)
  const wanted = applicationSettingsOf(settings.valuesOf(creditSettings))
  const [ahead, here] = await Promise.all(
    [next, now].map((month) => lineFigures(onPool, [customerId], month, day, figureSettings(settings))),
  )
  const [figures] = ahead!
  if (!figures || !mayApply(viewer, figures)) return null
  return {
    month: next,
    reasons: sheetRow(figures, next, wanted, day).reasons,
    supplementary: here![0] && sheetRow(here![0], now, wanted, day).reasons.length === 0 ? now : null,
  }
}

export type AppliedLine = {
  id: string
  sheetNumber: string
  customerId: string
  customerName: string
  grade: number
  state: string
  supplementary: boolean
  appliedFen: Fen
  ceilingFen: Fen | null
  decidedFen: Fen | null
  opinion: string | null
  appliedOn: string
}

type RawLine = Omit<AppliedLine, 'appliedFen' | 'ceilingFen' | 'decidedFen'> & {
  applied: string
  ceiling: string | null
  decided: string | null
}

const LINES = `SELECT a."id"::text,a."sheetNumber",a."customerId"::text,c."name" AS "customerName",a."grade",a."state",a."supplementary",a."applied"::text,a."ceiling"::text,a."decided"::text,a."opinion",a."appliedOn"::text
  FROM "LineApplication" a JOIN "Customer" c ON c."id"=a."customerId"`

const lineOf = ({ applied, ceiling, decided, ...rest }: RawLine): AppliedLine => ({
  ...rest,
  appliedFen: fenOf(applied),
  ceilingFen: ceiling === null ? null : fenOf(ceiling),
  decidedFen: decided === null ? null : fenOf(decided),
})

const STATES = {
  open: ['applied', 'expired'],
  decided: ['decided'],
  refused: ['refused', 'returned', 'withdrawn'],
} as const

/** A page of the applications of a month within reach, newest first; `state` narrows. */
export async function linesOfMonth(
  viewer: Viewer,
  month: Month,
  state: keyof typeof STATES | null,
  asked: PageAsked = {},
): Promise<Page<AppliedLine>> {
  const walk = walkOf(asked, ['id'])
  const { than, order } = walkSql(walk, 'DESC')
  const reach = withinReach(viewer, 'credit.read', 4)
  if (!reach) return pageOf<AppliedLine>([], walk, () => [])
  // An arm a state: each walks the index of the month in the order of ids and stops after a page.
  const states = state ? STATES[state] : Object.values(STATES).flat()
  const arms = states.map(
    (_one, nth) =>
      `(${LINES} WHERE a."month"=$1 AND a."state"=($2::text[])[${nth + 1}]
         AND ($3::uuid IS NULL OR a."id"${than}$3::uuid) AND ${reach.where} ORDER BY a."id" ${order} LIMIT ${walk.size + 1})`,
  )
  const rows = await sql<RawLine>(
    `SELECT * FROM (${arms.join(' UNION ALL ')}) found ORDER BY "id" ${order} LIMIT ${walk.size + 1}`,
    [month, states, walk.key?.[0] ?? null, ...reach.values],
  )
  return pageOf(rows.map(lineOf), walk, (row) => [row.id])
}

/** The rows of one B2 sheet within reach, for paper; empty when there is none. */
export async function linesOfSheet(viewer: Viewer, sheetNumber: string): Promise<AppliedLine[]> {
  const reach = withinReach(viewer, 'credit.read', 2)
  if (!reach) return []
  const rows = await sql<RawLine>(
    `${LINES} WHERE a."sheetNumber"=$1 AND ${reach.where} ORDER BY a."grade",c."namePinyin",a."id" LIMIT ${mostRows}`,
    [sheetNumber, ...reach.values],
  )
  return rows.map(lineOf)
}

/** A page of the applications of a customer, newest first. The caller has checked that he may be read. */
export async function applicationsOf(
  customerId: string,
  asked: PageAsked = {},
): Promise<Page<AppliedLine & { month: Month }>> {
  const walk = walkOf({ size: 24, ...asked }, ['id'])
  const { than, order } = walkSql(walk, 'DESC')
  const rows = await sql<RawLine & { month: Month }>(
    `${LINES.replace('a."sheetNumber"', 'a."sheetNumber",a."month"')} WHERE a."customerId"=$1::uuid AND ($2::uuid IS NULL OR a."id"${than}$2::uuid) ORDER BY a."id" ${order} LIMIT ${walk.size + 1}`,
    [customerId, walk.key?.[0] ?? null],
  )
  return pageOf(
    rows.map((row) => ({ ...lineOf(row), month: row.month })),
    walk,
    (row) => [row.id],
  )
}
