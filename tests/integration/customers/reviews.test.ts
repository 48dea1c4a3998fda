import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { handOverCustomers } from '@/lib/areas/customers/hand-over/mutations'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { escalateReviews, openReviews } from '@/lib/areas/customers/reviews/mutations'
import { ownReviews, reviewList, reviewProgress, reviewStart } from '@/lib/areas/customers/reviews/queries'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { systemViewer } from '@/lib/core/viewer'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { freezeClock } from '../../setup/clock'

let company: Company
let rep: Viewer
let manager: Viewer
let gm: Viewer
const value = <T>(outcome: { kind: string; value?: T }): T => {
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value as T
}
const open = async () => value(await runMutation(openReviews, systemViewer('test'), { after: null }))
const sold = (customerId: string, month: string, amount: string) =>
  db().monthlySales.create({ data: { customerId, month, amount, orders: 1 } })

async function kept(at: number, sales: Record<string, string>, change = {}): Promise<string> {
  const id = await makeCustomer(company, at, { fileState: 'valid', archiveClass: 'ordinary', ...change })
  for (const [month, amount] of Object.entries(sales)) await sold(id, month, amount)
  return id
}

let grown: string
let lost: string
let steady: string
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  gm = await company.viewer('branch-gm', 0)
  grown = await kept(0, { '2026-07': '1000', '2026-10': '1200' })
  lost = await kept(0, { '2026-08': '500' })
  steady = await kept(1, { '2026-07': '100', '2026-08': '100', '2026-09': '150', '2026-10': '49.99' })
  await kept(0, {}, { fileState: 'collecting' })
  await kept(0, {}, { state: 'lost' })
  await kept(0, {}, { createdAt: new Date('2026-10-15T00:00:00Z') })
})

/** Totals are kept with every review: whatever a test did, they are what one would count. */
afterEach(async () => {
  const [counted, kept] = await Promise.all([
    sql(
      `SELECT "periodFrom","dueOn","regionId","branchId","marketOfficeId","ownerId",(count(*) FILTER (WHERE "state"='open'))::int AS "open",(count(*) FILTER (WHERE "state"='submitted'))::int AS "submitted",
         (count(*) FILTER (WHERE "state"='done'))::int AS "done",(count(*) FILTER (WHERE "state"='missed'))::int AS "missed",
         (count(*) FILTER (WHERE coalesce("decidedTrend","trend")='fast-growth'))::int AS "fast",(count(*) FILTER (WHERE coalesce("decidedTrend","trend")='lost'))::int AS "lost"
       FROM "FileReview" GROUP BY 1,2,3,4,5,6 ORDER BY 1,2,3,4,5,6`,
    ),
    sql(
      `SELECT "periodFrom","dueOn","regionId","branchId","marketOfficeId","ownerId","open","submitted","done","missed","fast","lost" FROM "ReviewTotal"
       WHERE "open"+"submitted"+"done"+"missed">0 ORDER BY 1,2,3,4,5,6`,
    ),
  ])
  expect(kept).toEqual(counted)
})

const answersOf = (change: Record<string, unknown>) => ({
  period: { from: '2026-09', to: '2026-10' },
  items: [{ block: 'basics', changed: false, change: null }],
  trend: 'fast-growth',
  cause: '新增两家二批商',
  observe: false,
  observedUntil: null,
  ...change,
})
const hand = (viewer: Viewer, customerId: string, change: Record<string, unknown> = {}) =>
  runMutation(submitPaper, viewer, {
    customerId,
    formId: 'A13',
    formVersion: 1,
    changes: [],
    answers: answersOf(change),
  })

describe('the calendar opens reviews', () => {
  it('of selected customers with a kept file, with how they did, once', async () => {
    freezeClock('2026-11-02T02:00:00Z')
    expect((await open()).opened).toBe(3)
    expect((await open()).opened).toBe(0)
    const reviews = await db().fileReview.findMany({ orderBy: { salesBefore: 'desc' } })
    expect(reviews.map(({ customerId, trend }) => [customerId, trend])).toEqual([
      [grown, 'fast-growth'],
      [lost, 'lost'],
      [steady, 'steady'],
    ])
    expect(reviews.map((one) => one.dueOn.toISOString().slice(0, 10))).toEqual(Array(3).fill('2026-11-15'))
    const customer = await db().customer.findUniqueOrThrow({ where: { id: grown } })
    expect(customer).toMatchObject({ fileState: 'in-review' })
    const told = await db().notice.findMany({ where: { kind: 'customers.reviews-opened' } })
    expect(told.map((notice) => notice.values)).toContainEqual(expect.objectContaining({ count: 2 }))
  })

  it('shows them to those within reach and to nobody else', async () => {
    freezeClock('2026-11-02T02:00:00Z')
    const ids = async (viewer: Viewer) => (await reviewList(viewer, {})).rows.map((row) => row.customerId)
    expect((await ids(rep)).sort()).toEqual([grown, lost].sort())
    expect(await ids(await company.viewer('sales-rep', 1))).toEqual([steady])
    expect(await ids(await company.viewer('sales-rep', 2))).toEqual([])
    expect(await ids(await company.viewer('administrator'))).toEqual([])
    expect((await reviewList(rep, { trend: 'lost' })).rows.map((row) => row.customerId)).toEqual([lost])
    expect((await ownReviews(rep, 5)).count).toBe(2)
    expect(await reviewStart(await company.viewer('sales-rep', 2), grown)).toBeNull()
    const [progress] = await reviewProgress(gm)
    expect(progress).toMatchObject({ open: 2, late: 0, fast: 1, lost: 1 })
    const blind = { ...rep, reach: new Map([...rep.reach].filter(([name]) => name !== 'trade.read')) }
    expect((await reviewList(rep, {})).rows.map((row) => row.salesNow)).toEqual(
      expect.arrayContaining([120_000]),
    )
    expect((await reviewList(blind, {})).rows.map((row) => row.salesNow)).toEqual([null, null])
  })

  it('passes them on with the customer', async () => {
    const other = await company.viewer('branch-sales-manager', 0)
    value(
      await runMutation(handOverCustomers, manager, {
        chosen: { ids: [lost] },
        toPersonId: other.personId,
        reason: '换人',
      }),
    )
    expect((await ownReviews(rep, 5)).rows.map((row) => row.customerId)).toEqual([grown])
    expect((await ownReviews(other, 5)).rows.map((row) => row.customerId)).toEqual([lost])
  })
})

describe('a review on paper A13', () => {
  it.each([
    ['fast growth without its cause', { cause: null }, 'cause'],
    ['a change nobody says', { items: [{ block: 'basics', changed: true, change: '' }] }, 'items.0.change'],
    ['an observation that is over', { observe: true, observedUntil: '2026-11-02' }, 'observedUntil'],
    ['an observation without end', { observe: true }, 'observedUntil'],
    ['months nobody reviews', { period: { from: '2026-07', to: '2026-08' } }, 'period'],
  ])('refuses %s at its field', async (_, change, field) => {
    freezeClock('2026-11-02T02:00:00Z')
    const outcome = await hand(rep, grown, change)
    expect(outcome.kind).toBe('invalid')
    expect(Object.keys(outcome.kind === 'invalid' ? outcome.errors : {})).toContain(field)
  })

  it('is done with the last signature: class, observation and file follow', async () => {
    freezeClock('2026-11-03T02:00:00Z')
    const sent = await runMutation(submitPaper, rep, {
      customerId: grown,
      formId: 'A13',
      formVersion: 1,
      changes: [{ fact: 'archiveClass', from: 'ordinary', to: 'special' }],
      answers: answersOf({ observe: true, observedUntil: '2027-02-28' }),
    })
    const { approvalId } = value(sent)
    expect(await db().fileReview.findFirst({ where: { customerId: grown } })).toMatchObject({
      state: 'submitted',
    })
    expect((await ownReviews(rep, 5)).count).toBe(0)
    value(await runMutation(decideApprovals, gm, { ids: [approvalId], verdict: 'approve' }))
    expect(await db().fileReview.findFirst({ where: { customerId: grown } })).toMatchObject({
      state: 'done',
      decidedTrend: 'fast-growth',
      classAfter: 'special',
      observedUntil: new Date('2027-02-28'),
    })
    expect(await db().customer.findUniqueOrThrow({ where: { id: grown } })).toMatchObject({
      fileState: 'valid',
      archiveClass: 'special',
      observedUntil: new Date('2027-02-28'),
      reviewDueOn: null,
    })
  })

  it('without an open review is not taken', async () => {
    const fresh = await kept(0, {})
    expect(await hand(rep, fresh)).toMatchObject({
      kind: 'invalid',
      errors: { period: [{ code: 'reviews.none-open' }] },
    })
  })
})

describe('late reviews', () => {
  const told = async () =>
    (await db().notice.findMany({ where: { kind: 'customers.reviews-late' } })).map(
      (notice) => notice.personId,
    )

  it('go to the branch general manager, then to the marketing director', async () => {
    freezeClock('2026-11-15T10:00:00Z')
    value(await runMutation(escalateReviews, systemViewer('test'), {}))
    expect(await told()).toEqual([])
    expect((await reviewProgress(gm))[0]?.late).toBe(0)
    freezeClock('2026-11-16T02:00:00Z')
    value(await runMutation(escalateReviews, systemViewer('test'), {}))
    expect(await told()).toContain(gm.personId)
    expect((await reviewProgress(gm))[0]?.late).toBeGreaterThan(0)
    const once = await told()
    freezeClock('2026-11-17T02:00:00Z')
    value(await runMutation(escalateReviews, systemViewer('test'), {}))
    expect(await told()).toEqual(once)
    const director = await company.viewer('marketing-director', 0)
    expect(await told()).not.toContain(director.personId)
    freezeClock('2026-11-21T02:00:00Z')
    value(await runMutation(escalateReviews, systemViewer('test'), {}))
    expect(await told()).toContain(director.personId)
    expect((await reviewList(manager, { state: 'late' })).rows.map((row) => row.customerId)).toContain(lost)
  })

  it('nobody did are missed when the next ones open', async () => {
    freezeClock('2027-01-02T02:00:00Z')
    await open()
    const states = await db().fileReview.findMany({
      where: { customerId: lost },
      orderBy: { periodFrom: 'asc' },
    })
    expect(states.map((one) => one.state)).toEqual(['missed', 'open'])
  })
})

describe('capital, management and payment terms (R-A10)', () => {
  it('change with a reason alone, tell those concerned and make a rating due', async () => {
    freezeClock('2026-11-20T02:00:00Z')
    const id = await makeCustomer(company, 0, { rerateDueOn: new Date('2027-01-10') })
    const save = (changes: unknown[], reason?: string) =>
      runMutation(saveFacts, rep, { customerId: id, source: 'form', changes, reason })
    value(await save([{ fact: 'operator', from: null, to: '王一' }]))
    expect(await save([{ fact: 'operator', from: '王一', to: '李二' }])).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'R-A10', field: 'facts.operator' }],
    })
    value(await save([{ fact: 'operator', from: '王一', to: '李二' }], '王一退休'))
    expect(await db().customer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      rerateDueOn: new Date('2026-11-20'),
    })
    const notices = await db().notice.findMany({ where: { kind: 'customers.immediate-update' } })
    expect(notices.map((notice) => notice.personId)).toEqual(
      expect.arrayContaining([manager.personId, gm.personId]),
    )
    expect(notices.map((notice) => notice.personId)).not.toContain(rep.personId)
  })

  it('terms on credit name the contract that is missing', async () => {
    const id = await makeCustomer(company, 0, { contractUntil: null, paymentTerms: 'cash' })
    value(
      await runMutation(saveFacts, manager, {
        customerId: id,
        source: 'form',
        reason: '谈妥月结',
        changes: [{ fact: 'paymentTerms', from: 'cash', to: 'agreed' }],
      }),
    )
    const notice = await db().notice.findFirst({
      where: { kind: 'customers.immediate-update', personId: company.personId('cashier', 0) },
    })
    expect(notice?.values).toMatchObject({ kind: 'terms', contract: 'true', rating: 'false' })
  })
})
