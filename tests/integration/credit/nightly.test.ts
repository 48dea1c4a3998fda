import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { expireLines, provePositions } from '@/lib/areas/credit/nightly/mutations'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { tellRatingsDue } from '@/lib/areas/grading/nightly/mutations'
import { markOverdue } from '@/lib/areas/trade/nightly/mutations'
import { paymentRecord } from '@/lib/areas/trade/rules/payment-record'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { jobs } from '@/lib/composition/jobs'
import { newId } from '@/lib/core/audit'
import { addDays, businessDate } from '@/lib/core/dates'
import { dateColumn, db, fenOf, sqlTransaction } from '@/lib/core/db'
import { fen, yuanOf } from '@/lib/core/money'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer, viewerOf } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer, makeLine } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'
import { okValue } from '@/tests/setup/outcomes'

let company: Company
const job = systemViewer('night')

beforeAll(async () => {
  company = await makeCompany()
  await db().creditTotal.create({
    data: {
      quarter: '2026-Q4', amount: '10000000', state: 'approved', setBy: company.personId('marketing-officer'), setAt: new Date(),
      limits: { create: [{ regionId: company.regions[0], amount: '1000000' }] },
    },
  }) // prettier-ignore
})

describe('lines nobody decided in time', () => {
  it('one level up is told once and may sign; the application stays decidable; nobody but the job may run it', async () => {
    freezeClock('2026-11-22T09:00:00+08:00')
    const manager = await company.viewer('branch-sales-manager')
    const director = await company.viewer('marketing-director')
    const customerId = await makeCustomer(company)
    await db().monthlySales.create({ data: { customerId, month: '2026-10', amount: '50000', orders: 3 } })
    const { ids } = okValue(
      await runMutation(applyForLines, manager, {
        month: '2026-12',
        rows: [{ customerId, amount: '20000' }],
      }),
    )
    expect(okValue(await runMutation(expireLines, job, {})).expired).toBe(0)
    freezeClock('2026-11-26T00:05:00+08:00')
    expect(await runMutation(expireLines, director, {})).toEqual({ kind: 'not-found' })
    const before = await db().lineApplication.findUniqueOrThrow({ where: { id: ids[0]! } })
    expect(before.state).toBe('applied')
    const approvalId = before.approvalId!
    expect(await runMutation(decideApprovals, director, { ids: [approvalId], verdict: 'approve' })).toEqual({
      kind: 'not-found',
    })
    expect(okValue(await runMutation(expireLines, job, {})).expired).toBe(1)
    expect(okValue(await runMutation(expireLines, job, {})).expired).toBe(0)
    const told = await db().notice.findMany({ where: { kind: 'credit.line-late' } })
    expect(told.map((notice) => [notice.personId, notice.href])).toEqual([
      [director.personId, `/approvals/${approvalId}`],
    ])
    expect(await db().auditEvent.count({ where: { kind: 'credit.line-expired', customerId } })).toBe(1)
    expect(
      await runMutation(applyForLines, manager, {
        month: '2026-12',
        rows: [{ customerId, amount: '20000' }],
      }),
    ).toMatchObject({ kind: 'refused' })
    okValue(await runMutation(decideApprovals, director, { ids: [approvalId], verdict: 'approve' }))
    const cashier = await db().notice.findMany({
      where: { kind: 'approvals.informed', personId: company.personId('cashier') },
    })
    expect(cashier).toHaveLength(1)
    expect(await db().notice.count({ where: { personId: company.personId('cashier', 1) } })).toBe(0)
  })
})

describe('overdue debt of the night', () => {
  const movement = fc.record({
    ago: fc.integer({ min: 0, max: 120 }),
    amount: fc.integer({ min: -900_000, max: 900_000 }).filter((amount) => amount !== 0),
  })

  it('is to the fen what the rule says, whatever was delivered and paid', async () => {
    freezeClock('2026-11-22T00:10:00+08:00')
    const today = businessDate('2026-11-22')
    const ledgers = fc.sample(fc.array(movement, { maxLength: 25 }), { numRuns: 60, seed: 7 })
    const expected = new Map<string, number>()
    for (const rows of ledgers) {
      const customerId = await makeCustomer(company)
      const debts = rows
        .map(({ ago, amount }) => ({ date: addDays(today, -ago), amountFen: fen(amount) }))
        .sort((a, b) => (a.date < b.date ? -1 : 1))
      expected.set(customerId, paymentRecord(debts, 30, today, addDays(today, -180)).overdueFen)
      const sum = debts.reduce((total, debt) => total + debt.amountFen, 0)
      await db().creditPosition.create({
        data: {
          customerId,
          receivable: yuanOf(fen(sum)),
          overdue: '0',
          lastSeq: debts.length,
          updatedAt: new Date(),
        },
      })
      await db().ledgerEntry.createMany({
        data: debts.map(({ date, amountFen }, at) => ({
          customerId,
          seq: at + 1,
          at: dateColumn(date),
          date: dateColumn(date),
          kind: amountFen > 0 ? 'deliver' : 'receipt',
          receivable: yuanOf(amountFen),
          exposure: '0',
          sourceType: 'order',
          sourceId: newId(),
        })),
      })
    }
    let after: string | null = null
    do after = okValue<{ last: string | null }>(await runMutation(markOverdue, job, { after })).last
    while (after !== null)
    const positions = await db().creditPosition.findMany({
      where: { customerId: { in: [...expected.keys()] } },
    })
    for (const position of positions)
      expect(fenOf(position.overdue), position.customerId).toBe(expected.get(position.customerId))
    expect([...expected.values()].filter((overdue) => overdue > 0).length).toBeGreaterThan(5)
    const again = okValue<{ changed: number }>(await runMutation(markOverdue, job, { after: null }))
    expect(again.changed).toBe(0)
  })
})

describe('proof of the kept sums', () => {
  it('is silent while they are sound; one wrong fen raises an alarm and tells the administrators once a day', async () => {
    freezeClock('2026-11-23T02:40:00+08:00')
    expect(okValue(await runMutation(provePositions, job, {})).unsound).toBe(0)
    const customerId = await makeCustomer(company)
    await makeLine(company, customerId, '2026-11', '1000')
    await sqlTransaction((run) =>
      run.query(
        `INSERT INTO "CreditPosition" ("customerId","receivable","updatedAt") VALUES ($1::uuid,0.01,now())`,
        [customerId],
      ),
    )
    expect(okValue(await runMutation(provePositions, job, {})).unsound).toBe(2)
    expect(okValue(await runMutation(provePositions, job, {})).unsound).toBe(2)
    const told = await db().notice.findMany({ where: { kind: 'credit.figures-unsound' } })
    expect(told.map((notice) => notice.personId)).toEqual([company.personId('administrator')])
    const events = await db().auditEvent.findMany({
      where: { kind: 'credit.figure-unsound' },
      take: 2,
      orderBy: { id: 'asc' },
    })
    expect(events.map((event) => (event.values as { subject: string }).subject).sort()).toEqual([
      'receivable',
      'region_month',
    ])
    expect(await runMutation(provePositions, await company.viewer('administrator'), {})).toEqual({
      kind: 'not-found',
    })
  })
})

describe('ratings that fall due', () => {
  it('are told to the sales manager of the branch once a day they fall due on', async () => {
    freezeClock('2026-11-23T06:30:00+08:00')
    for (let i = 0; i < 3; i++)
      await makeCustomer(company, 2, { rerateDueOn: new Date('2026-12-05T00:00:00Z') })
    await makeCustomer(company, 2, { rerateDueOn: new Date('2026-12-30T00:00:00Z') })
    expect(okValue(await runMutation(tellRatingsDue, job, {})).told).toBe(1)
    expect(okValue(await runMutation(tellRatingsDue, job, {})).told).toBe(0)
    const [notice] = await db().notice.findMany({ where: { kind: 'grading.rerate-due' } })
    expect(notice).toMatchObject({
      personId: company.personId('branch-sales-manager', 2),
      values: { count: 3, dueOn: '2026-12-05' },
    })
    const manager = await viewerOf(company.personId('branch-sales-manager', 2), 'web')
    expect(await runMutation(tellRatingsDue, manager, {})).toEqual({ kind: 'not-found' })
  })
})

it('every nightly job runs as it is planned', async () => {
  freezeClock('2026-11-23T06:30:00+08:00')
  for (const { run, cron } of jobs)
    if (cron) await run({}, { jobId: newId(), attempt: 1, signal: new AbortController().signal })
})
