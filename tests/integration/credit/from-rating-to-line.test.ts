import { beforeAll, describe, expect, it } from 'vitest'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { saveRating, submitRating } from '@/lib/areas/grading/mutations'
import { decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { inbox } from '@/lib/areas/approvals/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import type { Company } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { makeRatingDesk, soundFacts } from '@/tests/factories/rating-desk'
import { freezeClock } from '@/tests/setup/clock'
import { codesOf, okValue } from '@/tests/setup/outcomes'

let company: Company
let manager: Viewer
let gm: Viewer
let director: Viewer

beforeAll(async () => {
  ;({ company, manager, gm, director } = await makeRatingDesk())
  await db().creditTotal.create({
    data: {
      quarter: '2026-Q4', amount: '10000000', state: 'approved', setBy: company.personId('marketing-officer'), setAt: new Date(),
      limits: { create: [{ regionId: company.regions[0], amount: '1000000' }] },
    },
  }) // prettier-ignore
})

/** Facts of clause 3b: the key four show A and B, the others A, B and C. */
const sheet = {
  ...soundFacts,
  annualSales: 3_260_000_000,
  monthlySales: 18_430_000,
  paymentMethod: 'clear-then-deliver',
  nature: 'private',
  yearsInBusiness: 11,
  goodsFlow: 'strayed-or-unknown',
  goodsFlowNote: '9月有2批流到嘉兴',
  proposedGrade: '3',
  findings: '账目清楚',
}

async function sales(customerId: string, yuanAMonth: string): Promise<void> {
  const months = [
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
    '2026-09',
    '2026-10',
  ]
  await db().monthlySales.createMany({
    data: months.map((month) => ({ customerId, month, amount: yuanAMonth, orders: 3 })),
  })
}

describe('rating', () => {
  it('goes through three people, computes clause 3b, and its grade holds from the day of the last signature', async () => {
    freezeClock('2026-11-22T09:00:00+08:00')
    const customerId = await makeCustomer(company, 0, { creditGrade: null, creditGradeOn: null })
    const draft = okValue(
      await runMutation(saveRating, manager, { customerId, kind: 'first', answers: sheet }),
    )
    okValue(await runMutation(submitRating, manager, { id: draft.id }))
    const rating = await db().creditRating.findUniqueOrThrow({ where: { id: draft.id } })
    expect(rating).toMatchObject({ state: 'submitted', letters: 'BBBABAAAC', computedGrade: 3, clause: '3b' })
    const id = rating.approvalId!
    expect(await runMutation(decideApprovals, director, { ids: [id], verdict: 'approve' })).toMatchObject({
      kind: 'refused',
    })
    expect(codesOf(await runMutation(decideApprovals, manager, { ids: [id], verdict: 'approve' }))).toEqual([
      'approvals.not-your-turn',
    ])
    expect(
      await runMutation(decideApprovals, await company.viewer('branch-gm', 1), {
        ids: [id],
        verdict: 'approve',
      }),
    ).toEqual({ kind: 'not-found' })
    okValue(await runMutation(decideApprovals, gm, { ids: [id], verdict: 'approve' }))
    expect(
      codesOf(
        await runMutation(decideApprovals, director, {
          ids: [id],
          verdict: 'approve',
          answer: { grade: 2 },
          remark: '看好',
        }),
      ),
    ).toEqual(['grading.better-than-computed'])
    expect(
      codesOf(
        await runMutation(decideApprovals, director, { ids: [id], verdict: 'approve', answer: { grade: 4 } }),
      ),
    ).toEqual(['grading.other-needs-reason'])
    okValue(await runMutation(decideApprovals, director, { ids: [id], verdict: 'approve' }))
    const customer = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(customer.creditGrade).toBe(3)
    expect(customer.rerateDueOn?.toISOString().slice(0, 10)).toBe('2027-02-22')
    expect((await db().creditRating.findUniqueOrThrow({ where: { id: draft.id } })).state).toBe('approved')
    const kinds = (await db().auditEvent.findMany({ where: { customerId }, orderBy: { id: 'asc' } })).map(
      (event) => event.kind,
    )
    expect(kinds).toEqual([
      'grading.open-rating',
      'grading.submit-rating',
      'approvals.approve',
      'approvals.approve',
      'grading.grade-set',
    ])
  })

  it('a knock-out stated with its proof gives grade five whatever the figures; without proof it cannot be handed in', async () => {
    freezeClock('2026-11-22T09:00:00+08:00')
    const customerId = await makeCustomer(company, 0, { creditGrade: 3 })
    const stated = {
      ...sheet,
      annualSales: null,
      knockOuts: ['figures-refused', 'stopped-by-order'],
      proposedGrade: '5',
    }
    const { id } = okValue(
      await runMutation(saveRating, manager, { customerId, kind: 'interim', answers: stated }),
    )
    expect(await runMutation(submitRating, manager, { id })).toMatchObject({
      kind: 'refused',
      reasons: [
        { code: 'grading.knock-out-unproven', field: 'annualSales' },
        { code: 'grading.knock-out-unproven', field: 'licences' },
      ],
    })
    okValue(
      await runMutation(saveRating, manager, {
        customerId,
        kind: 'interim',
        answers: { ...stated, knockOutProof: '市监局 2026-11-20 责令停业决定书；走访两次均拒绝提供报表' },
      }),
    )
    okValue(await runMutation(submitRating, manager, { id }))
    const rating = await db().creditRating.findUniqueOrThrow({ where: { id } })
    expect(rating).toMatchObject({ letters: 'DBBABDAAC', computedGrade: 5, clause: 'residual' })
    okValue(await runMutation(decideApprovals, gm, { ids: [rating.approvalId!], verdict: 'approve' }))
    okValue(await runMutation(decideApprovals, director, { ids: [rating.approvalId!], verdict: 'approve' }))
    expect((await db().customer.findUniqueOrThrow({ where: { id: customerId } })).creditGrade).toBe(5)
  })

  it('a returned sheet is a draft again; 20 parallel approvals count once', async () => {
    freezeClock('2026-11-22T09:00:00+08:00')
    const customerId = await makeCustomer(company)
    const { id } = okValue(
      await runMutation(saveRating, manager, { customerId, kind: 'periodic', answers: sheet }),
    )
    okValue(await runMutation(submitRating, manager, { id }))
    const first = (await db().creditRating.findUniqueOrThrow({ where: { id } })).approvalId!
    okValue(await runMutation(decideApprovals, gm, { ids: [first], verdict: 'return', remark: '缺GSP' }))
    expect(await db().creditRating.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'draft',
      approvalId: null,
    })
    okValue(await runMutation(submitRating, manager, { id }))
    const again = (await db().creditRating.findUniqueOrThrow({ where: { id } })).approvalId!
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        runMutation(decideApprovals, gm, { ids: [again], verdict: 'approve' }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.kind === 'ok')).toHaveLength(1)
    expect(await db().auditEvent.count({ where: { subjectId: again, kind: 'approvals.approve' } })).toBe(1)
  })
})

describe('credit line', () => {
  it('is applied for inside the window only, cut to the ceiling by the one who decides, and in force', async () => {
    const customerId = await makeCustomer(company)
    await sales(customerId, '186400')
    const rows = [{ customerId, amount: '160000' }]
    freezeClock('2026-11-20T23:59:59+08:00')
    expect(codesOf(await runMutation(applyForLines, manager, { month: '2026-12', rows }))).toEqual([
      'credit.window-closed',
    ])
    freezeClock('2026-11-22T09:00:00+08:00')
    expect(
      await runMutation(applyForLines, await company.viewer('branch-sales-manager', 1), {
        month: '2026-12',
        rows,
      }),
    ).toEqual({ kind: 'not-found' })
    const { ids } = okValue(await runMutation(applyForLines, manager, { month: '2026-12', rows }))
    const application = await db().lineApplication.findUniqueOrThrow({ where: { id: ids[0]! } })
    expect(application.ceiling?.toFixed(2)).toBe('149120.00')
    const { rows: waiting } = await inbox(gm, { plan: 'credit.line' })
    expect(waiting.map((row) => row.id)).toContain(application.approvalId)
    const papers = [application.approvalId!]
    expect(codesOf(await runMutation(decideApprovals, gm, { ids: papers, verdict: 'approve' }))).toEqual([
      'credit.over-ceiling',
    ])
    expect(
      codesOf(
        await runMutation(decideApprovals, gm, {
          ids: papers,
          verdict: 'approve',
          answer: { amount: '149120.01' },
        }),
      ),
    ).toEqual(['credit.over-ceiling'])
    okValue(
      await runMutation(decideApprovals, gm, {
        ids: papers,
        verdict: 'approve',
        answer: { amount: '149120.00' },
      }),
    )
    const line = await db().creditLine.findUniqueOrThrow({
      where: { customerId_month: { customerId, month: '2026-12' } },
    })
    expect(line.amount.toFixed(2)).toBe('149120.00')
  })

  it('many within rule are signed at once, and together they never pass the limit of the region', async () => {
    freezeClock('2026-11-22T09:00:00+08:00')
    const before = await db().regionMonth.findUnique({
      where: { regionId_month: { regionId: company.regions[0], month: '2026-12' } },
    })
    const left = 1_000_000 - Number(before?.decided ?? 0)
    const customers: string[] = []
    for (let i = 0; i < 6; i++) {
      const id = await makeCustomer(company)
      await sales(id, '250000')
      customers.push(id)
    }
    okValue(
      await runMutation(applyForLines, manager, {
        month: '2026-12',
        rows: customers.map((customerId) => ({ customerId, amount: '200000' })),
      }),
    )
    const applications = await db().lineApplication.findMany({ where: { customerId: { in: customers } } })
    const ids = applications.map((one) => one.approvalId!)
    const all = await runMutation(decideApprovals, gm, { ids, verdict: 'approve' })
    expect(new Set(codesOf(all))).toEqual(
      new Set(['approvals.one-by-one', 'credit.over-region'].filter((code) => codesOf(all).includes(code))),
    )
    expect(all.kind).toBe('refused')
    const outcomes = await Promise.all(
      ids.map((id) => runMutation(decideApprovals, gm, { ids: [id], verdict: 'approve' })),
    )
    expect(outcomes.filter((outcome) => outcome.kind === 'ok')).toHaveLength(Math.floor(left / 200_000))
    const month = await db().regionMonth.findUniqueOrThrow({
      where: { regionId_month: { regionId: company.regions[0], month: '2026-12' } },
    })
    const sum = await db().creditLine.aggregate({
      where: { regionId: company.regions[0], month: '2026-12' },
      _sum: { amount: true },
    })
    expect(month.decided.toFixed(2)).toBe(sum._sum.amount?.toFixed(2))
    expect(Number(month.decided)).toBeLessThanOrEqual(1_000_000)
  })

  it('an application can be taken back and made again', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const customerId = await makeCustomer(company)
    await sales(customerId, '1000')
    const rows = [{ customerId, amount: '500' }]
    const first = okValue(await runMutation(applyForLines, manager, { month: '2026-12', rows }))
    expect(codesOf(await runMutation(applyForLines, manager, { month: '2026-12', rows }))).toEqual([
      'credit.already-pending',
    ])
    const { approvalId } = await db().lineApplication.findUniqueOrThrow({ where: { id: first.ids[0]! } })
    okValue(await runMutation(withdrawApproval, manager, { id: approvalId! }))
    okValue(await runMutation(applyForLines, manager, { month: '2026-12', rows }))
  })

  it('grade four: the sales manager decides his own application (AMB-04)', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const customerId = await makeCustomer(company, 0, { creditGrade: 4 })
    await sales(customerId, '10000')
    const { ids } = okValue(
      await runMutation(applyForLines, manager, { month: '2026-12', rows: [{ customerId, amount: '6000' }] }),
    )
    const { approvalId } = await db().lineApplication.findUniqueOrThrow({ where: { id: ids[0]! } })
    okValue(await runMutation(decideApprovals, manager, { ids: [approvalId!], verdict: 'approve' }))
  })
})
