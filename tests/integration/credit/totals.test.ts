import { beforeAll, describe, expect, it } from 'vitest'
import { approveCreditTotal, setCreditTotal } from '@/lib/areas/credit/totals/mutations'
import { creditTotals } from '@/lib/areas/credit/totals/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { type Company, makeCompany } from '@/tests/factories/company'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
beforeAll(async () => {
  company = await makeCompany()
  freezeClock('2026-11-22T09:00:00+08:00')
})

const quarter = '2027-Q1'
const limits = (first: string, second: string) => [
  { regionId: company.regions[0], amount: first },
  { regionId: company.regions[1], amount: second },
]
const codesOf = (outcome: { kind: string; reasons?: { code: string }[] }) =>
  outcome.reasons?.map((reason) => reason.code) ?? [outcome.kind]

describe('the national credit total of a quarter (R-C08)', () => {
  it('is set by marketing, approved by the head of marketing and by nobody who set it', async () => {
    const officer = await company.viewer('marketing-officer')
    const head = await company.viewer('head-of-marketing')
    const input = { quarter, amount: '1000000', limits: limits('600000', '300000') }
    expect(await runMutation(setCreditTotal, await company.viewer('marketing-director'), input)).toEqual({
      kind: 'not-found',
    })
    expect(await runMutation(setCreditTotal, officer, { ...input, amount: '899999.99' })).toMatchObject({
      kind: 'refused',
    })
    expect(await runMutation(setCreditTotal, officer, input)).toMatchObject({
      kind: 'ok',
      value: { version: 1, leftFen: 10_000_000 },
    })
    expect((await runMutation(setCreditTotal, officer, input)).kind).toBe('conflict')
    expect(await runMutation(approveCreditTotal, officer, { quarter, version: 1 })).toEqual({
      kind: 'not-found',
    })
    expect(await runMutation(approveCreditTotal, head, { quarter, version: 1 })).toMatchObject({ kind: 'ok' })
    expect(codesOf(await runMutation(approveCreditTotal, head, { quarter, version: 2 }))).toEqual([
      'credit.total-not-draft',
    ])
    expect(await creditTotals(head, quarter)).toMatchObject({
      total: { state: 'approved' },
      mayApprove: false,
    })
    expect(await creditTotals(await company.viewer('courier'), quarter)).toBeNull()
  })

  it('changed by the head himself, it needs another head', async () => {
    const head = await company.viewer('head-of-marketing')
    const { version } = await db().creditTotal.findUniqueOrThrow({ where: { quarter } })
    expect(
      await runMutation(setCreditTotal, head, {
        quarter,
        amount: '2000000',
        limits: limits('600000', '300000'),
        version,
      }),
    ).toMatchObject({ kind: 'ok' })
    expect(codesOf(await runMutation(approveCreditTotal, head, { quarter, version: version + 1 }))).toEqual([
      'credit.total-own',
    ])
  })

  it('no region falls under what is decided there, left out or not', async () => {
    await db().regionMonth.upsert({
      where: { regionId_month: { regionId: company.regions[1], month: '2027-02' } },
      create: { regionId: company.regions[1], month: '2027-02', decided: '250000' },
      update: { decided: '250000' },
    })
    const officer = await company.viewer('marketing-officer')
    const { version } = await db().creditTotal.findUniqueOrThrow({ where: { quarter } })
    const set = (parts: ReturnType<typeof limits>) =>
      runMutation(setCreditTotal, officer, { quarter, amount: '1000000', limits: parts, version })
    expect(codesOf(await set(limits('500000', '249999.99')))).toEqual(['credit.region-under-decided'])
    expect(codesOf(await set(limits('500000', '0').slice(0, 1)))).toEqual(['credit.region-under-decided'])
    expect((await set([{ regionId: company.branches[0], amount: '1' }])).kind).toBe('invalid')
    expect((await set(limits('500000', '250000'))).kind).toBe('ok')
    expect(await db().auditEvent.count({ where: { kind: 'credit.total-set' } })).toBe(3)
  })
})
