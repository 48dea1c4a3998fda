import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findEvents, followEvents, reportLawsuit } from '@/lib/areas/grading/events/mutations'
import { creditEvents, eventRatings } from '@/lib/areas/grading/events/queries'
import { ratingSheet } from '@/lib/areas/grading/queries'
import { jobs } from '@/lib/composition/jobs'
import { addDays, businessDate } from '@/lib/core/dates'
import { dateColumn, db } from '@/lib/core/db'
import { newId } from '@/lib/core/audit'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { systemViewer } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

const TODAY = businessDate('2026-11-23')
let company: Company
let manager: Viewer

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
})
beforeEach(() => freezeClock('2026-11-23T00:30:00+08:00'))

/** A customer that owes 1,000 since so many days; the terms are thirty days, the last band of lateness sixty. */
async function owing(daysAgo: number, change = {}): Promise<string> {
  const customerId = await makeCustomer(company, 0, { rerateDueOn: new Date('2027-01-08'), ...change })
  await db().creditPosition.create({
    data: { customerId, receivable: '1000', overdue: '1000', lastSeq: 1, updatedAt: new Date() },
  })
  await db().ledgerEntry.create({
    data: {
      customerId, seq: 1, at: new Date(), date: dateColumn(addDays(TODAY, -daysAgo)), kind: 'deliver', receivable: '1000', exposure: '1000',
      sourceType: 'order', sourceId: newId(),
    },
  }) // prettier-ignore
  return customerId
}
async function pay(customerId: string, amount: string, left: string) {
  await db().ledgerEntry.create({
    data: {
      customerId, seq: 2, at: new Date(), date: dateColumn(TODAY), kind: 'receipt', receivable: `-${amount}`, exposure: left,
      sourceType: 'receipt', sourceId: newId(),
    },
  }) // prettier-ignore
  await db().creditPosition.update({
    where: { customerId },
    data: { receivable: left, overdue: left, lastSeq: 2 },
  })
}
const night = () =>
  jobs.find(({ name }) => name === 'grading.credit-events')!.run(undefined as never, undefined as never)
const ratings = (customerId: string) => db().creditRating.findMany({ where: { customerId } })

describe('what the books say opens an interim rating by itself (W3)', () => {
  it('a debt is long overdue past its term and the last band of lateness, bad once cooperation ended long ago, and not a day before', async () => {
    const [edge, past] = [await owing(90), await owing(91)]
    const ended = { state: 'ended', cooperationEndedOn: dateColumn(addDays(TODAY, -90)) }
    const [notYet, bad] = [await owing(5, ended), await owing(5, { ...ended, cooperationEndedOn: dateColumn(addDays(TODAY, -91)) })]
    const other = await owing(200, { branchId: company.branches[1], deletedAt: new Date() })
    await night()
    expect((await Promise.all([edge, notYet, other].map(ratings))).flat()).toEqual([])
    const [late] = await ratings(past)
    expect(late).toMatchObject({ kind: 'interim', state: 'draft', previousGrade: 3, createdBy: null })
    expect(late!.answers).toMatchObject({ overdueCount: 1, overdueDays: 61, monthlySales: 0 })
    expect(await creditEvents(manager, past)).toMatchObject([{ kind: 'long-overdue', on: TODAY, dueOn: '2026-11-28', endedOn: null }])
    expect((await db().customer.findUniqueOrThrow({ where: { id: past } })).rerateDueOn).toEqual(dateColumn(businessDate('2026-11-28')))
    expect(await creditEvents(manager, bad)).toMatchObject([{ kind: 'bad-debt', ratingId: (await ratings(bad))[0]!.id }])
    const told = await db().notice.findMany({ where: { kind: 'grading.credit-event' } })
    expect(told.map(({ personId, href }) => `${personId} ${href!.split('/')[2]}`).toSorted()).toEqual(
      [past, bad].map((id) => `${manager.personId} ${id}`).toSorted(),
    )
    const desk = await eventRatings(manager)
    expect(desk.map((row) => [row.customerId, row.kinds, row.dueOn]).toSorted()).toEqual(
      [[bad, ['bad-debt'], '2026-11-28'], [past, ['long-overdue'], '2026-11-28']].toSorted(),
    )
    expect(await eventRatings(await company.viewer('branch-sales-manager', 1))).toEqual([])
    expect(await creditEvents(await company.viewer('branch-sales-manager', 1), past)).toBeNull()
    const trail = await db().auditEvent.findMany({ where: { customerId: past, kind: 'grading.credit-event' } })
    expect(trail).toMatchObject([{ values: { event: 'long_overdue', on: TODAY, dueOn: '2026-11-28' } }])
  }) // prettier-ignore

  it('found many times and by many at once, it is one event and one sheet; paid and late anew, it is another', async () => {
    const customerId = await owing(120)
    const follow = () => runMutation(followEvents, systemViewer('night'), { customerId })
    const done = await Promise.all(Array.from({ length: 8 }, follow))
    expect(done.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'ok'))
    await night()
    await night()
    expect(await db().creditEvent.count({ where: { customerId } })).toBe(1)
    expect(await ratings(customerId)).toHaveLength(1)
    await pay(customerId, '400', '600')
    freezeClock('2026-11-24T00:30:00+08:00')
    await night()
    expect(await creditEvents(manager, customerId)).toMatchObject([{ endedOn: null }])
    await db().ledgerEntry.create({
      data: {
        customerId, seq: 3, at: new Date(), date: dateColumn(TODAY), kind: 'receipt', receivable: '-600', exposure: '0', sourceType: 'receipt', sourceId: newId(),
      },
    }) // prettier-ignore
    await db().creditPosition.update({ where: { customerId }, data: { receivable: '0', overdue: '0', lastSeq: 3 } })
    await night()
    expect(await creditEvents(manager, customerId)).toMatchObject([{ endedOn: '2026-11-24' }])
    expect(await ratings(customerId)).toHaveLength(1)
  }) // prettier-ignore

  it('a sheet under way is kept as it is and takes the event', async () => {
    const customerId = await owing(120)
    const open = await db().creditRating.create({
      data: {
        number: 'PJ-offen', customerId, branchId: company.branches[0], kind: 'periodic', state: 'submitted', answers: { findings: '走访' }, createdAt: new Date(),
        updatedAt: new Date(), periodFrom: new Date('2026-08-01'), periodTo: new Date('2026-10-31'),
      },
    }) // prettier-ignore
    await night()
    expect(await ratings(customerId)).toMatchObject([{ id: open.id, answers: { findings: '走访' }, state: 'submitted' }])
    expect(await creditEvents(manager, customerId)).toMatchObject([{ ratingId: open.id }])
    expect(await db().auditEvent.count({ where: { customerId, kind: 'grading.credit-event-added' } })).toBe(1)
  }) // prettier-ignore

  it('only a job follows the books', async () => {
    const customerId = await owing(120)
    expect(await runMutation(followEvents, manager, { customerId })).toEqual({ kind: 'not-found' })
    expect(await runMutation(findEvents, manager, { after: null })).toEqual({ kind: 'not-found' })
  })
})

describe('a lawsuit', () => {
  const suit = (viewer: Viewer, customerId: string, on = '2026-11-20') =>
    runMutation(reportLawsuit, viewer, { customerId, on, note: '法院传票，货款 12 万' })

  it('is reported by the sales manager of the branch and opens the sheet with its knock-out; with bad payment it is still one sheet', async () => {
    const customerId = await owing(120)
    const both = await Promise.all([suit(manager, customerId), suit(manager, customerId), night()])
    expect(both.slice(0, 2).map((done) => (done as { kind: string }).kind).toSorted()).toEqual(['ok', 'refused'])
    const [sheet, ...more] = await ratings(customerId)
    expect(more).toEqual([])
    expect((await creditEvents(manager, customerId))!.map(({ kind }) => kind).toSorted()).toEqual(['lawsuit', 'long-overdue'])
    const alone = await makeCustomer(company, 0)
    await suit(manager, alone)
    expect((await ratingSheet(manager, alone))!.rating!.answers).toMatchObject({ knockOuts: ['sued'], knockOutProof: '法院传票，货款 12 万' })
    expect(sheet!.kind).toBe('interim')
  }) // prettier-ignore

  it.each([
    ['of tomorrow is refused', '2026-11-24', 'grading.event-in-future'],
    ['reported twice is refused', '2026-11-20', 'grading.event-reported'],
  ])('%s', async (_what, on, code) => {
    const customerId = await makeCustomer(company, 0)
    await suit(manager, customerId)
    expect(await suit(manager, customerId, on)).toMatchObject({ kind: 'refused', reasons: [{ code, field: 'on' }] }) // prettier-ignore
  })

  it('is reported by nobody else', async () => {
    const customerId = await makeCustomer(company, 0)
    for (const viewer of [await company.viewer('branch-sales-manager', 1), await company.viewer('branch-gm'), await company.viewer('sales-rep')])
      expect(await suit(viewer, customerId)).toEqual({ kind: 'not-found' })
    expect(await ratings(customerId)).toEqual([])
  }) // prettier-ignore
})
