import { beforeAll, describe, expect, it } from 'vitest'
import { handedIn, inbox } from '@/lib/areas/approvals/queries'
import { customerCredit } from '@/lib/areas/credit/positions/queries'
import { applicationsOf, linesOfMonth } from '@/lib/areas/credit/sheets/queries'
import { customersToRate, openRatings } from '@/lib/areas/grading/due/queries'
import { ratingHistory } from '@/lib/areas/grading/queries'
import { newId } from '@/lib/core/audit'
import { businessDate, month } from '@/lib/core/dates'
import { db } from '@/lib/core/db'
import type { Page, PageAsked } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

const DAY = businessDate('2026-11-18')
const UNTIL = businessDate('2026-12-18')
const DECEMBER = month('2026-12')
const SIZE = 2

let company: Company
let manager: Viewer
let gm: Viewer
let whole: Viewer
let director: Viewer
const mine: string[] = []

async function rating(customerId: string, state: string, at: number) {
  await db().creditRating.create({
    data: {
      number: `PJ-${state}-${at}`, customerId, branchId: company.branches[0], kind: 'periodic', answers: {}, state,
      periodFrom: new Date('2026-08-01'), periodTo: new Date('2026-10-31'),
      // Three were saved in the same moment.
      createdAt: new Date('2026-11-01'), updatedAt: new Date(at < 3 ? '2026-11-02T03:04:05.678Z' : `2026-11-0${at}`),
    },
  }) // prettier-ignore
}

async function paper(customerId: string, state: string, dueAt: string | null) {
  const approval = await db().approval.create({
    data: {
      plan: 'credit.line', subjectType: 'line', subjectId: newId(), customerId, unitId: company.branches[0], title: customerId,
      facts: {}, state, createdBy: company.personId('branch-sales-manager'), createdAt: new Date('2026-11-18'),
      steps: { create: { position: 0, name: 'decide', role: 'branch-gm', unitId: company.branches[0], state: state === 'pending' ? 'turn' : 'refused', dueAt: dueAt && new Date(dueAt) } },
    },
  }) // prettier-ignore
  return approval.id
}

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  gm = await company.viewer('branch-gm')
  director = await company.viewer('marketing-director')
  whole = await company.viewer('head-of-marketing')
  const due = ['2026-11-10', '2026-11-10', '2026-11-10', '2026-11-01', '2026-11-30', null, null, null, '2026-10-02']
  for (const day of due)
    mine.push(await makeCustomer(company, 0, { creditGrade: day ? 3 : null, rerateDueOn: day && new Date(day) }))
  const other = await makeCustomer(company, 2, { creditGrade: 3, rerateDueOn: new Date('2026-11-05') })
  for (const [at, id] of mine.slice(0, 5).entries()) await rating(id, at === 4 ? 'submitted' : 'draft', at)
  for (const at of [11, 12, 13, 14, 15]) await rating(mine[8]!, 'superseded', at)
  for (const [at, customerId] of [...mine.slice(0, 5), mine[0]!, mine[0]!, other].entries())
    await db().lineApplication.create({
      data: {
        sheetNumber: 'SX-1', customerId, branchId: company.branches[0], regionId: company.regions[0], month: '2026-12', grade: 3, applied: 1000 + at,
        facts: {}, state: ['applied', 'decided', 'refused', 'expired', 'withdrawn', 'returned', 'withdrawn', 'applied'][at]!,
        appliedOn: new Date('2026-11-22'), appliedBy: manager.personId, dueAt: new Date('2026-11-25'), createdAt: new Date('2026-11-22'),
      },
    }) // prettier-ignore
  for (const [at, id] of mine.slice(0, 7).entries())
    await paper(id, at === 5 ? 'returned' : at === 6 ? 'refused' : 'pending', at < 3 ? '2026-11-20T01:00:00.123Z' : null)
}) // prettier-ignore

const lists: [string, () => Viewer, number, (viewer: Viewer, asked: PageAsked) => Promise<Page<{ id: string }>>][] = [
  ['customers whose rating is overdue', () => manager, 5, rate('overdue')],
  ['customers whose rating is soon due', () => manager, 1, rate('soon')],
  ['customers never rated, some without a day', () => manager, 3, rate('never')],
  ['overdue in the region', () => director, 5, rate('overdue')],
  ['overdue in the whole company', () => whole, 6, rate('overdue')],
  ['ratings under way', () => gm, 5, (viewer, asked) => openRatings(viewer, null, asked)],
  ['ratings under way in one state', () => whole, 4, (viewer, asked) => openRatings(viewer, 'draft', asked)],
  ['ratings of a customer', () => manager, 5, async (viewer, asked) => (await ratingHistory(viewer, mine[8]!, asked))!],
  ['applications of a month', () => manager, 7, (viewer, asked) => linesOfMonth(viewer, DECEMBER, null, asked)],
  ['applications of the whole company', () => whole, 8, (viewer, asked) => linesOfMonth(viewer, DECEMBER, null, asked)],
  ['applications refused or back', () => whole, 4, (viewer, asked) => linesOfMonth(viewer, DECEMBER, 'refused', asked)],
  ['applications of a customer', () => manager, 3, (_viewer, asked) => applicationsOf(mine[0]!, asked)],
  ['papers waiting for me', () => gm, 5, inbox],
  ['papers I handed in', () => manager, 7, handedIn],
] // prettier-ignore

function rate(view: 'overdue' | 'soon' | 'never') {
  return async (viewer: Viewer, asked: PageAsked) => {
    const page = await customersToRate(viewer, view, null, DAY, UNTIL, asked)
    return { ...page, rows: page.rows.map((row) => ({ ...row, id: row.customerId })) }
  }
}

describe('a list is read whole in pages, on to its end and back, each row once and in one order', () => {
  it.each(lists)('%s', async (_what, viewer, count, list) => {
    freezeClock('2026-11-18T02:00:00Z')
    const idsOf = (page: Page<{ id: string }>) => page.rows.map((row) => row.id)
    const all = await list(viewer(), {})
    expect([idsOf(all).length, all.next, all.previous]).toEqual([count, null, null])
    const pages = [await list(viewer(), { size: SIZE })]
    while (pages.at(-1)!.next) pages.push(await list(viewer(), { size: SIZE, after: pages.at(-1)!.next! }))
    expect(pages.flatMap(idsOf)).toEqual(idsOf(all))
    expect(pages.map((page) => page.rows.length).slice(0, -1).every((rows) => rows === SIZE)).toBe(true) // prettier-ignore
    const back = [pages.at(-1)!]
    while (back[0]!.previous) back.unshift(await list(viewer(), { size: SIZE, before: back[0]!.previous }))
    expect(back.flatMap(idsOf)).toEqual(idsOf(all))
    expect(back[0]!.previous).toBeNull()
  })
})

describe('a ledger', () => {
  it.each([
    [75, [30, 30, 15]],
    [60, [30, 30]],
    [30, [30]],
  ])('of %i entries is turned to its beginning and back to the newest', async (count, sizes) => {
    freezeClock('2026-11-18T02:00:00Z')
    const customerId = await makeCustomer(company, 0)
    await db().creditPosition.create({ data: { customerId, receivable: count, lastSeq: count, updatedAt: new Date() } })
    await db().ledgerEntry.createMany({
      data: Array.from({ length: count }, (_, at) => ({
        customerId, seq: at + 1, at: new Date(), date: new Date('2026-11-01'), kind: 'deliver', receivable: 1, exposure: at + 1, sourceType: 'order', sourceId: newId(),
      })),
    })
    const pageBefore = async (before: number | null) => (await customerCredit(gm, customerId, before))!.ledger
    const pages = [await pageBefore(null)]
    while (pages.at(-1)!.next) pages.push(await pageBefore(pages.at(-1)!.next))
    expect(pages.map(({ rows }) => rows.length)).toEqual(sizes)
    expect(pages.flatMap(({ rows }) => rows.map(({ seq }) => seq))).toEqual(Array.from({ length: count }, (_, at) => count - at))
    const back = [pages.at(-1)!]
    while (back[0]!.previous !== null) back.unshift(await pageBefore(back[0]!.previous || null))
    expect(back.map(({ rows }) => rows)).toEqual(pages.map(({ rows }) => rows))
  }) // prettier-ignore
})
