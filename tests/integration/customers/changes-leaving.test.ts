import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setArea } from '@/lib/areas/admin/organisation/mutations'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { createOrder, signOrder } from '@/lib/areas/trade/shipping/mutations'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { makeLine } from '@/tests/factories/customers'
import { makeProduct } from '@/tests/factories/products'
import {
  company,
  manager,
  gm,
  head,
  officer,
  startChanges,
  startEachChanges,
  okValue,
  codesOf,
  stateOf,
  changeOf,
  quota,
  candidate,
  propose,
  sign,
  carried,
} from '@/tests/factories/changes-start'

beforeAll(startChanges)
beforeEach(startEachChanges)

describe('R-S01: the number of an area', () => {
  it('20 approvals at the same time never pass it', async () => {
    await quota(1000, 2)
    const other = await company.viewer('branch-sales-manager', 2)
    const otherGm = await company.viewer('branch-gm', 2)
    const papers: string[] = []
    for (let i = 0; i < 20; i++) {
      const made = okValue(await propose(other, await candidate({}, 2), 'add'))
      okValue(await sign(otherGm, made.approvalId))
      papers.push(made.approvalId)
    }
    await quota(7, 2)
    const outcomes = await Promise.all(papers.map((id) => sign(head, id)))
    expect(outcomes.filter((outcome) => outcome.kind === 'ok')).toHaveLength(7)
    const refused = outcomes.filter((outcome) => outcome.kind === 'refused')
    expect(refused.map(codesOf)).toEqual(Array.from({ length: 13 }, () => ['customers.quota-full']))
    expect(await db().customer.count({ where: { branchId: company.branches[2], state: 'selected' } })).toBe(7)
  })

  it('the marketing department sets it; nobody else does', async () => {
    const unit = await db().unit.findUniqueOrThrow({ where: { id: company.branches[3] } })
    const input = { unitId: unit.id, version: unit.version, channelDominance: 'state', customerQuota: 12 }
    for (const viewer of [manager, gm, await company.viewer('administrator')])
      expect(await runMutation(setArea, viewer, input)).toEqual({ kind: 'not-found' })
    okValue(await runMutation(setArea, officer, input))
    expect(await db().unit.findUniqueOrThrow({ where: { id: unit.id } })).toMatchObject({
      customerQuota: 12,
      channelDominance: 'state',
    })
  })
})

describe('leaving and coming back', () => {
  async function order(customerId: string): Promise<string> {
    const goods = [{ productId: await makeProduct(), quantity: '1', price: '100' }]
    const { id } = okValue(
      await runMutation(createOrder, manager, {
        customerId,
        payment: 'credit',
        address: '澄麓路18号',
        goods,
      }),
    )
    okValue(await runMutation(signOrder, manager, { id }))
    return id
  }

  it('a disqualified customer has frozen lines from this month on, no open slip, and nothing can be shipped to it', async () => {
    const cashier = await company.viewer('cashier')
    const customerId = await candidate({ state: 'selected', creditGrade: 3 })
    for (const month of ['2026-10', '2026-11', '2026-12']) await makeLine(company, customerId, month, '5000')
    const open = await order(customerId)
    const made = okValue(await propose(manager, customerId, 'disqualify'))
    expect(await stateOf(customerId)).toBe('selected')
    okValue(await sign(gm, made.approvalId))
    okValue(await sign(head, made.approvalId))
    expect(await stateOf(customerId)).toBe('disqualified')
    const lines = await db().creditLine.findMany({ where: { customerId }, orderBy: { month: 'asc' } })
    expect(lines.map((line) => line.frozenAt !== null)).toEqual([false, true, true])
    expect((await db().shippingOrder.findUniqueOrThrow({ where: { id: open } })).state).toBe('void')
    // A slip that was filled in the moment before is stopped at the gate all the same.
    await db().shippingOrder.update({ where: { id: open }, data: { state: 'signed' } })
    const gate = await runMutation(releaseOrder, cashier, { id: open })
    expect(codesOf(gate)).toContain('gate.not-selected')
    const kinds = await db().auditEvent.findMany({ where: { customerId }, orderBy: { id: 'asc' } })
    expect(kinds.map((event) => event.kind)).toEqual(
      expect.arrayContaining([
        'customers.change-approved',
        'customers.lines-frozen',
        'customers.orders-stopped',
      ]),
    )
  })

  it('one that bought lately is not lost; after the time without purchase it is, and its valid file goes into review', async () => {
    const customerId = await candidate({ state: 'selected', creditGrade: 3, fileState: 'valid' })
    await makeLine(company, customerId, '2026-11', '5000')
    const id = await order(customerId)
    expect(codesOf(await propose(manager, customerId, 'lost'))).toEqual(['customers.bought-again'])
    await db().shippingOrder.update({ where: { id }, data: { filledOn: new Date('2026-10-25') } })
    expect(codesOf(await propose(manager, customerId, 'lost'))).toEqual(['customers.bought-again'])
    await db().shippingOrder.update({ where: { id }, data: { filledOn: new Date('2026-10-24') } })
    await carried(customerId, 'lost')
    expect(await db().customer.findUniqueOrThrow({ where: { id: customerId } })).toMatchObject({
      state: 'lost',
      fileState: 'in-review',
    })
  })

  it('the file of a lost one that was never collated goes round nothing: it stays in 建档中 (W2)', async () => {
    const customerId = await candidate({ state: 'selected', creditGrade: 3, fileState: 'collecting' })
    const id = await order(customerId)
    await db().shippingOrder.update({ where: { id }, data: { filledOn: new Date('2026-10-24') } })
    await carried(customerId, 'lost')
    expect(await db().customer.findUniqueOrThrow({ where: { id: customerId } })).toMatchObject({
      state: 'lost',
      fileState: 'collecting',
    })
  })

  it('the general manager ends cooperation and the head of marketing alone signs it', async () => {
    const customerId = await candidate({ state: 'selected' })
    const { approvalId } = okValue(await propose(gm, customerId, 'end'))
    expect(await db().approvalStep.count({ where: { approvalId } })).toBe(1)
    expect(codesOf(await sign(gm, approvalId))).toEqual(['approvals.not-your-turn'])
    okValue(await sign(head, approvalId))
    expect(await stateOf(customerId)).toBe('ended')
  })

  it('one comes back only with its debts cleared, when it is put up and when it is approved, and is rated anew', async () => {
    const customerId = await candidate({ state: 'ended' })
    const debt = (receivable: string) =>
      db().creditPosition.upsert({
        where: { customerId },
        create: { customerId, receivable, updatedAt: new Date() },
        update: { receivable },
      })
    await debt('12.50')
    expect(await propose(manager, customerId, 'restore')).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'customers.debts-open', values: { debtFen: 1250 } }],
    })
    await debt('0')
    const { approvalId } = okValue(await propose(manager, customerId, 'restore'))
    okValue(await sign(gm, approvalId))
    await debt('1')
    expect(codesOf(await sign(head, approvalId))).toEqual(['customers.debts-open'])
    await debt('0')
    okValue(await sign(head, approvalId))
    const customer = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(customer).toMatchObject({ state: 'selected' })
    expect(customer.rerateDueOn?.toISOString().slice(0, 10)).toBe('2026-11-23')
  })

  it('one whose coming back is refused stays where it was, not a potential customer', async () => {
    const customerId = await candidate({ state: 'disqualified' })
    const { approvalId } = okValue(await propose(manager, customerId, 'restore'))
    okValue(await sign(gm, approvalId, 'refuse', '不宜'))
    expect(await stateOf(customerId)).toBe('disqualified')
  })

  it('what changed in the file since is on the form of an amendment, account numbers masked', async () => {
    const customerId = await candidate({ state: 'selected' })
    const changes = [
      ['address', '旧址', '澄麓路18号'],
      ['bankAccount', '6222000000000001', '6222000000000417'],
    ] as const
    for (const [fact, before, after] of changes)
      await db().factChange.create({
        data: { customerId, fact, before, after, source: 'form', at: new Date() },
      })
    const made = await carried(customerId, 'amend')
    const answers = (await changeOf(made.id)).answers as { changes: { field: string; after: string }[] }
    expect(answers.changes).toHaveLength(2)
    expect(answers.changes[0]).toEqual({ field: 'address', before: '旧址', after: '澄麓路18号' })
    expect(answers.changes[1]!.after).not.toContain('62220000')
    expect(await stateOf(customerId)).toBe('selected')
  })
})
