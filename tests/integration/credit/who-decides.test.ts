import { beforeAll, describe, expect, it } from 'vitest'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { expireLines } from '@/lib/areas/credit/nightly/mutations'
import { decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { RoleCode } from '@/lib/core/permissions'
import { systemViewer, viewerOf } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'
import { holdLock } from '@/tests/setup/held-lock'
import { codesOf, okValue } from '@/tests/setup/outcomes'

let company: Company

beforeAll(async () => {
  company = await makeCompany()
  await db().creditTotal.create({
    data: {
      quarter: '2026-Q4', amount: '10000000', state: 'approved', setBy: company.personId('marketing-officer'), setAt: new Date(),
      limits: { create: [{ regionId: company.regions[0], amount: '500000' }, { regionId: company.regions[1], amount: '100000' }] },
    },
  }) // prettier-ignore
})

async function customerOf(grade: number, at = 0): Promise<string> {
  const id = await makeCustomer(company, at, { creditGrade: grade })
  await db().monthlySales.create({ data: { customerId: id, month: '2026-10', amount: '100000', orders: 1 } })
  return id
}

async function applied(customerId: string, amount: string, at = 0): Promise<string> {
  const manager = await company.viewer('branch-sales-manager', at)
  const rows = [{ customerId, amount }]
  const { ids } = okValue(await runMutation(applyForLines, manager, { month: '2026-12', rows }))
  return (await db().lineApplication.findUniqueOrThrow({ where: { id: ids[0]! } })).approvalId!
}

const signs = async (role: RoleCode, id: string, change: object = {}, at = 0) =>
  runMutation(decideApprovals, await company.viewer(role, at), { ids: [id], verdict: 'approve', ...change })

describe('the window of applications, by the day in Shanghai (R-C09)', () => {
  it.each([
    ['the last second of the 20th', '2026-11-20T15:59:59Z', 'credit.window-closed'],
    ['the first second of the 21st, still the 20th in London', '2026-11-20T16:00:00Z', 'ok'],
    ['the last second of the 25th', '2026-11-25T15:59:59Z', 'ok'],
    [
      'the first second of the 26th, still the 25th in London',
      '2026-11-25T16:00:00Z',
      'credit.window-closed',
    ],
  ])('%s', async (_sentence, moment, wanted) => {
    freezeClock(moment)
    const manager = await company.viewer('branch-sales-manager')
    const rows = [{ customerId: await customerOf(3), amount: '100' }]
    const outcome = await runMutation(applyForLines, manager, { month: '2026-12', rows })
    expect(codesOf(outcome)).toEqual([wanted])
    if (outcome.kind !== 'ok') return
    const { approvalId } = await db().lineApplication.findUniqueOrThrow({
      where: { id: outcome.value.ids[0]! },
    })
    okValue(await runMutation(withdrawApproval, manager, { id: approvalId! }))
  })
})

describe('time to decide, by the day in Shanghai (R-C10, R-C12)', () => {
  it('ends with the third day: a second later the line is late, one level up may decide, and it was zero until then', async () => {
    freezeClock('2026-11-25T15:30:00Z')
    const customerId = await customerOf(3)
    const id = await applied(customerId, '1000')
    const job = systemViewer('night')
    freezeClock('2026-11-28T15:59:59Z')
    expect(okValue(await runMutation(expireLines, job, {})).expired).toBe(0)
    expect(await signs('marketing-director', id)).toEqual({ kind: 'not-found' })
    freezeClock('2026-11-28T16:00:00Z')
    expect(okValue(await runMutation(expireLines, job, {})).expired).toBe(1)
    expect(await db().creditLine.count({ where: { customerId } })).toBe(0)
    okValue(await signs('marketing-director', id))
  })
})

describe('who decides the line of a grade (R-C07)', () => {
  it.each<[number, RoleCode, RoleCode[]]>([
    [1, 'regional-manager', ['marketing-director', 'branch-gm', 'branch-sales-manager']],
    [2, 'marketing-director', ['regional-manager', 'branch-gm']],
    [3, 'branch-gm', ['marketing-director', 'branch-sales-manager']],
    [4, 'branch-sales-manager', ['branch-gm', 'marketing-director']],
  ])('grade %s: %s, nobody above or below', async (grade, authority, others) => {
    freezeClock('2026-11-22T02:00:00Z')
    const id = await applied(await customerOf(grade), '1000')
    for (const role of others) expect(['not-found', 'refused'], role).toContain((await signs(role, id)).kind)
    okValue(await signs(authority, id))
  })

  it('nobody decides what he applied for himself, nor as the hand of him whose turn it is', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    const id = await applied(await customerOf(3), '1000')
    expect(codesOf(await signs('branch-sales-manager', id))).toEqual(['approvals.not-your-turn'])
    await db().delegation.create({
      data: {
        id: newId(), fromPersonId: company.personId('branch-gm'), toPersonId: company.personId('branch-sales-manager'), plans: [], reason: '出差',
        startsOn: new Date('2026-11-20'), endsOn: new Date('2026-11-30'), createdBy: company.personId('branch-gm'), createdAt: new Date(),
      },
    }) // prettier-ignore
    expect(codesOf(await signs('branch-sales-manager', id))).toEqual(['approvals.own-paper'])
    okValue(await signs('branch-gm', id))
  })

  it('a delegate signs to the last second of his last day, and not a second longer', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    const [first, second] = [
      await applied(await customerOf(3, 1), '1000', 1),
      await applied(await customerOf(3, 1), '1000', 1),
    ]
    const clerk = company.personId('credit-investigator', 1)
    await db().post.create({
      data: {
        id: newId(), personId: clerk, unitId: company.branches[0], role: 'branch-gm', startsOn: new Date('2026-01-01'),
      },
    }) // prettier-ignore
    await db().delegation.create({
      data: {
        id: newId(), fromPersonId: company.personId('branch-gm', 1), toPersonId: clerk, plans: ['credit.line'], reason: '休假',
        startsOn: new Date('2026-11-22'), endsOn: new Date('2026-11-23'), createdBy: company.personId('branch-gm', 1), createdAt: new Date(),
      },
    }) // prettier-ignore
    const sign = async (id: string) =>
      runMutation(decideApprovals, await viewerOf(clerk, 'web'), { ids: [id], verdict: 'approve' })
    freezeClock('2026-11-23T15:59:59Z')
    okValue(await sign(first))
    const step = await db().approvalStep.findFirstOrThrow({ where: { approvalId: first } })
    expect(step).toMatchObject({ decidedById: clerk, onBehalfOfId: company.personId('branch-gm', 1) })
    freezeClock('2026-11-23T16:00:00Z')
    expect(await sign(second)).toEqual({ kind: 'not-found' })
  })

  it('two people decide at once, one grants and one refuses: one of them has decided, and the line is as he said', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    const deputy = newId()
    await db().person.create({
      data: {
        id: deputy, username: 'deputygm', name: '副总', namePinyin: 'fuzong', createdAt: new Date('2025-01-01'),
        posts: { create: { id: newId(), unitId: company.branches[0], role: 'branch-gm', acting: true, startsOn: new Date('2025-01-01') } },
      },
    }) // prettier-ignore
    const customers = await Promise.all(Array.from({ length: 6 }, () => customerOf(3)))
    for (const customerId of customers) {
      const id = await applied(customerId, '1000')
      const [gm, other] = [await company.viewer('branch-gm'), await viewerOf(deputy, 'web')]
      const outcomes = await Promise.all([
        runMutation(decideApprovals, gm, { ids: [id], verdict: 'approve' }),
        runMutation(decideApprovals, other, { ids: [id], verdict: 'refuse', remark: '上月逾期' }),
      ])
      expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
      const granted = outcomes[0].kind === 'ok'
      expect(await db().creditLine.count({ where: { customerId } })).toBe(granted ? 1 : 0)
      expect((await db().approval.findUniqueOrThrow({ where: { id } })).state).toBe(
        granted ? 'approved' : 'refused',
      )
      const trail = await db().auditEvent.count({
        where: { subjectId: id, kind: { in: ['approvals.approve', 'approvals.refuse'] } },
      })
      expect(trail).toBe(1)
    }
  })

  it('of a grade-four line its applicant decides himself the branch general manager is told (AMB-04)', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    const customerId = await customerOf(4)
    okValue(await signs('branch-sales-manager', await applied(customerId, '1000')))
    const told = await db().notice.findMany({
      where: { kind: 'credit.line-self-decided', href: `/customers/${customerId}/credit` },
      select: { personId: true },
    })
    expect(told.map(({ personId }) => personId)).toContain(company.personId('branch-gm'))
    expect(told.map(({ personId }) => personId)).not.toContain(company.personId('branch-gm', 1))
  })
})

describe('the limit of a region (R-C08)', () => {
  it('two branches decide at once, each line fitting alone: together they never pass it', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    await db().regionMonth.create({ data: { regionId: company.regions[1], month: '2026-12', decided: '0' } })
    const [one, other] = [await customerOf(3, 2), await customerOf(3, 3)]
    const [a, b] = [await applied(one, '60000', 2), await applied(other, '60000', 3)]
    // The first is stopped in the middle: its line is judged and signed, and cannot be written yet.
    const lock = await holdLock(
      `INSERT INTO "CreditLine" ("customerId","month","amount","grade","regionId","decidedAt") VALUES ($1::uuid,'2026-12',1,3,$2::uuid,now())`,
      [one, company.regions[1]],
    )
    const first = signs('branch-gm', a, {}, 2)
    await lock.untilWaiting(1)
    // The second waits for the region, or has decided already.
    let isOver = false
    const second = signs('branch-gm', b, {}, 3).finally(() => (isOver = true))
    await lock.untilWaiting(2, () => isOver)
    await lock.release()
    const outcomes = await Promise.all([first, second])
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
    const beaten = outcomes.find(({ kind }) => kind !== 'ok')!
    expect(codesOf(beaten)).toEqual(['credit.over-region'])
    const left = outcomes[0].kind === 'ok' ? (['branch-gm', b, 3] as const) : (['branch-gm', a, 2] as const)
    expect(codesOf(await signs(left[0], left[1], { answer: { amount: '40000.01' } }, left[2]))).toEqual([
      'credit.over-region',
    ])
    okValue(await signs(left[0], left[1], { answer: { amount: '40000' } }, left[2]))
    const month = await db().regionMonth.findUniqueOrThrow({
      where: { regionId_month: { regionId: company.regions[1], month: '2026-12' } },
    })
    expect(month.decided.toFixed(2)).toBe('100000.00')
  })
})
