import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordContract, stateException } from '@/lib/areas/credit/conditions/mutations'
import { creditConditions } from '@/lib/areas/credit/conditions/queries'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { figureSettings, lineFigures } from '@/lib/areas/credit/lines/queries'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { today } from '@/lib/core/clock'
import { month } from '@/lib/core/dates'
import { db, onPool } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let manager: Viewer
let gm: Viewer

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  gm = await company.viewer('branch-gm')
})
beforeEach(() => freezeClock('2026-11-22T10:00:00+08:00'))

/** A customer as the house has it after selection and rating, with nothing agreed yet. */
const bare = () =>
  makeCustomer(company, 0, { contractUntil: null, cashExceptionOn: null, paymentTerms: null })
const apply = async (customerId: string, amount = '100.00') => {
  const outcome = await runMutation(applyForLines, manager, {
    month: '2026-12',
    rows: [{ customerId, amount }],
  })
  return outcome.kind === 'refused' ? outcome.reasons.map(({ code }) => code) : outcome.kind
}
const contract = (customerId: string, change = {}) => ({
  customerId,
  number: 'HT-2026-07',
  signedOn: '2026-11-20',
  until: '2027-11-19',
  before: null as string | null,
  ...change,
})
const contractsOf = (customerId: string) =>
  db().auditEvent.count({ where: { customerId, kind: 'credit.contract-recorded' } })

describe('what a line asks of a customer beside its grade', () => {
  it('contract (R-K01) and exception (R-P02) are stated by those who may, and with both a line can be applied for', async () => {
    const id = await bare()
    expect(await apply(id)).toEqual(['credit.no-exception', 'credit.no-contract'])
    expect(await runMutation(recordContract, manager, contract(id))).toMatchObject({ kind: 'ok' })
    expect(await apply(id)).toEqual(['credit.no-exception'])
    const exception = { customerId: id, allowed: true, reason: '合作八年，从未拖欠' }
    expect((await runMutation(stateException, manager, exception)).kind).toBe('not-found')
    expect((await runMutation(stateException, gm, exception)).kind).toBe('ok')
    expect((await runMutation(stateException, gm, exception)).kind).toBe('refused')
    expect(await creditConditions(manager, id)).toMatchObject({
      contractUntil: '2027-11-19', exceptionOn: '2026-11-22', expectedFen: null,
      may: { contract: true, exception: false, facts: true },
    }) // prettier-ignore
    expect(await apply(id)).toBe('ok')
    expect((await runMutation(stateException, gm, { ...exception, allowed: false })).kind).toBe('ok')
    expect((await db().customer.findUniqueOrThrow({ where: { id } })).cashExceptionOn).toBeNull()
    const told = await db().auditEvent.findMany({ where: { customerId: id }, orderBy: { id: 'asc' } })
    expect(told.map(({ kind }) => kind).filter((kind) => /contract|exception/.test(kind))).toEqual([
      'credit.contract-recorded',
      'credit.exception-allowed',
      'credit.exception-ended',
    ])
  })

  it('a contract that is not signed yet or over is refused at its field, and nothing is stored', async () => {
    const id = await bare()
    const later = await runMutation(recordContract, gm, contract(id, { signedOn: '2026-11-23' }))
    expect(later).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'credit.contract-not-yet-signed', field: 'signedOn' }],
    })
    const over = await runMutation(
      recordContract,
      gm,
      contract(id, { signedOn: '2025-11-01', until: '2026-11-21' }),
    )
    expect(over).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'credit.contract-over', field: 'until' }],
    })
    expect((await runMutation(recordContract, gm, contract(id, { number: ' ' }))).kind).toBe('invalid')
    expect((await db().customer.findUniqueOrThrow({ where: { id } })).contractUntil).toBeNull()
  })

  it('a contract stated over one that somebody recorded meanwhile is a conflict that shows both; seen, it replaces it', async () => {
    const id = await bare()
    expect((await runMutation(recordContract, gm, contract(id, { until: '2027-06-30' }))).kind).toBe('ok')
    expect(await runMutation(recordContract, manager, contract(id))).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'until', base: null, theirs: '2027-06-30', mine: '2027-11-19' }],
    })
    expect(await creditConditions(gm, id)).toMatchObject({ contractUntil: '2027-06-30' })
    expect(await contractsOf(id)).toBe(1)
    const seen = contract(id, { before: '2027-06-30' })
    expect((await runMutation(recordContract, manager, seen)).kind).toBe('ok')
    expect(await creditConditions(gm, id)).toMatchObject({ contractUntil: '2027-11-19' })
    expect(await contractsOf(id)).toBe(2)
  })

  it('twenty at once by two persons: one contract and one exception, each told once', async () => {
    const id = await bare()
    const contracts = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        runMutation(recordContract, at % 2 ? gm : manager, contract(id, { number: `HT-${at}`, until: `2027-11-${10 + at}` })),
      ),
    ) // prettier-ignore
    expect(contracts.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
    expect(contracts.filter(({ kind }) => kind === 'conflict')).toHaveLength(19)
    expect(await contractsOf(id)).toBe(1)
    const exceptions = await Promise.all(
      Array.from({ length: 20 }, () =>
        runMutation(stateException, gm, { customerId: id, allowed: true, reason: '老客户' }),
      ),
    )
    expect(exceptions.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
    expect(await db().auditEvent.count({ where: { customerId: id, kind: 'credit.exception-allowed' } })).toBe(
      1,
    )
  })

  it('another branch, a cashier and a rep see no such customer or may not state it', async () => {
    const id = await bare()
    const others = [
      await company.viewer('branch-gm', 2),
      await company.viewer('cashier'),
      await company.viewer('sales-rep'),
    ]
    for (const viewer of others) {
      expect((await runMutation(recordContract, viewer, contract(id))).kind).toBe('not-found')
      expect(
        (await runMutation(stateException, viewer, { customerId: id, allowed: true, reason: '熟' })).kind,
      ).toBe('not-found')
    }
    expect(await creditConditions(others[0]!, id)).toBeNull()
  })

  it('expected purchases of a new customer are the base of its first ceiling (R-C07)', async () => {
    const opened = await runMutation(createCustomer, manager, {
      name: '泰州筠溪医药有限公司',
      unitId: company.branches[0],
      ownerId: null,
    })
    if (opened.kind !== 'ok') throw new Error(opened.kind)
    const id = opened.value.id
    const change = { fact: 'expectedMonthlySales', from: null, to: 3_000_000 }
    expect(
      (await runMutation(saveFacts, manager, { customerId: id, source: 'form', changes: [change] })).kind,
    ).toBe('ok')
    await db().customer.update({
      where: { id },
      data: {
        state: 'selected',
        channelNature: 'private',
        creditGrade: 3,
        creditGradeOn: new Date('2026-11-20'),
      },
    })
    expect((await runMutation(recordContract, gm, contract(id))).kind).toBe('ok')
    expect(
      (await runMutation(stateException, gm, { customerId: id, allowed: true, reason: '大户' })).kind,
    ).toBe('ok')
    const settings = figureSettings(await settingsAsOf(onPool, today()))
    const [figures] = await lineFigures(onPool, [id], month('2026-12'), today(), settings)
    expect(figures?.ceiling).toMatchObject({
      amountFen: 2_400_000,
      working: { from: 'expected', averageFen: 3_000_000, coefficient: '0.8' },
    })
    expect(await apply(id, '24000.00')).toBe('ok')
  })
})
