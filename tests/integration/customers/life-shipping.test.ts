import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { customerHeader } from '@/lib/areas/customers/dossier/queries'
import { customerLife } from '@/lib/areas/customers/life/queries'
import { customerStates } from '@/lib/areas/customers/rules/customer-kinds'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { createOrder, signOrder } from '@/lib/areas/trade/shipping/mutations'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { makeCandidate } from '@/tests/factories/candidates'
import { makeLine } from '@/tests/factories/customers'
import { makeProduct } from '@/tests/factories/products'
import { freezeClock } from '@/tests/setup/clock'
import {
  company,
  manager,
  gm,
  head,
  cashier,
  startLife,
  type Outcome,
  okValue,
  codesOf,
  rowOf,
  dayOf,
  propose,
  sign,
  carried,
} from '@/tests/factories/life-start'

beforeAll(startLife)
beforeEach(() => freezeClock('2026-11-23T09:00:00+08:00'))

async function signedOrder(customerId: string, payment: 'credit' | 'cash'): Promise<string> {
  const goods = [{ productId: await makeProduct(), quantity: '1', price: '100' }]
  const made = await runMutation(createOrder, manager, { customerId, payment, address: '澄麓路18号', goods })
  const { id } = okValue(made)
  okValue(await runMutation(signOrder, manager, { id }))
  return id
}
const release = (id: string) => runMutation(releaseOrder, cashier, { id })

describe('what each state does to shipping and credit', () => {
  it.each(customerStates.filter((state) => state !== 'selected').map((state) => [state]))(
    'nothing leaves for one that is %s, not for cash either; the refusal quotes R-D01',
    async (state) => {
      const customerId = await makeCandidate(company, { state: 'selected', creditGrade: 2 })
      await makeLine(company, customerId, '2026-11', '5000')
      const orders = [await signedOrder(customerId, 'credit'), await signedOrder(customerId, 'cash')]
      await db().customer.update({ where: { id: customerId }, data: { state } })
      for (const id of orders) {
        const outcome: Outcome = await release(id)
        const said = outcome.reasons?.find(({ rule }) => rule === 'R-D01')
        expect(said).toMatchObject({ code: 'gate.not-selected', values: { state } })
      }
    },
  )

  it('one just selected ships for cash at once, on credit not before its first rating and line', async () => {
    const customerId = await makeCandidate(company)
    await carried(customerId, 'add')
    expect(codesOf(await release(await signedOrder(customerId, 'credit')))).toEqual(['gate.no-line'])
    okValue(await release(await signedOrder(customerId, 'cash')))
    const asked = await runMutation(applyForLines, manager, {
      month: '2026-12',
      rows: [{ customerId, amount: '100.00' }],
    })
    expect(asked).toMatchObject({ kind: 'refused' })
    expect(codesOf(asked)).toContain('credit.never-rated')
  })

  it.each([['disqualify'], ['lost'], ['end']] as const)(
    '%s: the line is worth nothing, open slips are void, an application under way is granted no more, the bad-debt clock starts',
    async (kind) => {
      const customerId = await makeCandidate(company, {
        state: 'selected',
        creditGrade: 4,
        creditGradeOn: new Date('2026-11-01'),
      })
      await makeLine(company, customerId, '2026-11', '5000')
      const slip = await signedOrder(customerId, 'credit')
      await db().shippingOrder.update({ where: { id: slip }, data: { filledOn: new Date('2026-09-01') } })
      await db().creditPosition.upsert({
        where: { customerId },
        create: { customerId, receivable: '80', updatedAt: new Date() },
        update: { receivable: '80' },
      })
      await db().customer.update({ where: { id: customerId }, data: { paymentTerms: 'cleared-first' } })
      const facts = { expectedMonthlySales: 1_000_000 }
      await db().dossier.update({ where: { customerId }, data: { facts } })
      const before = okValue(
        await runMutation(applyForLines, manager, {
          month: '2026-12',
          rows: [{ customerId, amount: '10.00' }],
        }),
      )
      expect(before).toBeTruthy()
      const { approvalId } = await db().lineApplication.findFirstOrThrow({ where: { customerId } })
      await carried(customerId, kind)
      expect(codesOf(await sign(manager, approvalId!))).toContain('credit.not-selected')
      const row = await rowOf(customerId)
      expect(dayOf(row.cooperationEndedOn)).toBe('2026-11-23')
      expect((await db().shippingOrder.findUniqueOrThrow({ where: { id: slip } })).state).toBe('void')
      expect((await customerHeader(manager, customerId))!.credit).toMatchObject({
        frozen: true,
        available: 0,
      })
      const asked = await runMutation(applyForLines, manager, {
        month: '2026-12',
        rows: [{ customerId, amount: '10.00' }],
      })
      expect(codesOf(asked)).toContain('credit.not-selected')
      const debtOn = async (moment: string) => {
        freezeClock(moment)
        return (await customerLife(manager, customerId))!.debt
      }
      expect(await debtOn('2027-02-21T09:00:00+08:00')).toEqual({ class: 'to-bad', badOn: '2027-02-22' })
      expect(await debtOn('2027-02-22T09:00:00+08:00')).toEqual({ class: 'bad', badOn: '2027-02-22' })
      expect(dayOf(row.observedUntil)).toBe(kind === 'lost' ? '2027-01-23' : null)
      expect(dayOf(row.reviewDueOn)).toBe(kind === 'lost' ? '2026-11-23' : null)
    },
  )

  it('one that came back stands as if never rated: cash only until its new rating, the clock of its debt stopped', async () => {
    const customerId = await makeCandidate(company, {
      state: 'selected',
      creditGrade: 1,
      creditGradeOn: new Date('2026-11-01'),
    })
    await makeLine(company, customerId, '2026-11', '5000')
    await db().creditRating.updateMany({ where: { customerId }, data: { state: 'approved' } })
    await carried(customerId, 'end')
    await carried(customerId, 'restore')
    expect(await rowOf(customerId)).toMatchObject({
      state: 'selected', creditGrade: null, creditGradeOn: null, cooperationEndedOn: null,
    }) // prettier-ignore
    expect(dayOf((await rowOf(customerId)).rerateDueOn)).toBe('2026-11-23')
    expect(await db().creditRating.count({ where: { customerId, state: 'approved' } })).toBe(0)
    expect(codesOf(await release(await signedOrder(customerId, 'credit')))).toEqual(['gate.line-frozen'])
    okValue(await release(await signedOrder(customerId, 'cash')))
    const asked = await runMutation(applyForLines, manager, {
      month: '2026-12',
      rows: [{ customerId, amount: '10.00' }],
    })
    expect(codesOf(asked)).toContain('credit.never-rated')
  })

  it('an approval and a release at the same moment never let goods out after the customer was removed', async () => {
    for (let round = 0; round < 5; round++) {
      const customerId = await makeCandidate(company, { state: 'selected', creditGrade: 3 })
      await makeLine(company, customerId, '2026-11', '5000')
      const slip = await signedOrder(customerId, 'credit')
      const { approvalId } = okValue(await propose(manager, customerId, 'disqualify'))
      okValue(await sign(gm, approvalId))
      const [removed, released] = await Promise.all([sign(head, approvalId), release(slip)])
      expect(removed.kind).toBe('ok')
      const { state } = await db().shippingOrder.findUniqueOrThrow({ where: { id: slip } })
      expect(state).toBe(released.kind === 'ok' ? 'released' : 'void')
    }
  })
})

describe('the picture of a life', () => {
  it('tells the stages, the days and who signed, and nothing to those beyond reach', async () => {
    const customerId = await makeCandidate(company)
    await carried(customerId, 'add')
    const life = (await customerLife(manager, customerId))!
    expect(
      life.papers.map(({ kind, state, fromState, toState }) => [kind, state, fromState, toState]),
    ).toEqual([['add', 'approved', 'potential', 'selected']])
    expect(life.papers[0]!.signatures.map(({ step, state, person }) => [step, state, person])).toEqual([
      ['review', 'signed', gm.name],
      ['approve', 'signed', head.name],
    ])
    expect(await customerLife(await company.viewer('branch-gm', 1), customerId)).toBeNull()
  })
})
