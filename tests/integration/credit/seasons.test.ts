import { beforeAll, describe, expect, it } from 'vitest'
import { lineDecision } from '@/lib/areas/credit/decisions/queries'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { figureSettings, lineFigures } from '@/lib/areas/credit/lines/queries'
import { type SeasonFactors, seasonMonths } from '@/lib/areas/credit/rules/ceiling'
import { b2Sheet } from '@/lib/areas/credit/sheets/queries'
import { setSetting } from '@/lib/composition/settings-registry'
import { businessDate, month } from '@/lib/core/dates'
import { db, onPool } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { settingsAsOf } from '@/lib/core/settings'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

const DECEMBER = month('2026-12')
let company: Company
let here: string
let next: string

const factors = (change: Partial<SeasonFactors>): SeasonFactors => ({
  ...(Object.fromEntries(seasonMonths.map((name) => [name, '1'])) as SeasonFactors),
  ...change,
})

beforeAll(async () => {
  company = await makeCompany()
  await db().creditTotal.create({
    data: {
      quarter: '2026-Q4', amount: '100000000', state: 'approved', setBy: company.personId('marketing-officer'), setAt: new Date(),
      limits: { create: [{ regionId: company.regions[0], amount: '100000000' }] },
    },
  }) // prettier-ignore
  ;[here, next] = [await makeCustomer(company, 0), await makeCustomer(company, 1)] as [string, string]
  for (const customerId of [here, next])
    await db().monthlySales.create({ data: { customerId, month: '2026-10', amount: '10000', orders: 2 } })
})

const set = async (value: unknown, unitId: string | null, effectiveFrom = '2026-11-22') =>
  runMutation(setSetting, await company.viewer('administrator'), {
    key: 'credit.season-factors', unitId, value, effectiveFrom, reason: '冬储旺季',
  }) // prettier-ignore

async function ceilings(of = DECEMBER, day = businessDate('2026-11-22')) {
  const run = onPool
  const figures = await lineFigures(run, [here, next], of, day, figureSettings(await settingsAsOf(run, day)))
  return [here, next].map((id) => figures.find(({ customerId }) => customerId === id)!.ceiling.amountFen)
}

describe('season factors (R-C07)', () => {
  it('are of the month a line is for, of the nearest place, from their day on, and no further than their limits', async () => {
    freezeClock('2026-11-22T10:00:00+08:00')
    expect(await ceilings()).toEqual([800_000, 800_000])
    expect((await set(factors({ m12: '1.2' }), null)).kind).toBe('ok')
    expect(await ceilings()).toEqual([960_000, 960_000])
    expect(await ceilings(month('2026-11'))).toEqual([800_000, 800_000])
    expect((await set(factors({ m12: '0.4' }), company.branches[0])).kind).toBe('ok')
    expect(await ceilings()).toEqual([400_000, 960_000])
    expect((await set(factors({ m12: '1.1' }), company.branches[1], '2026-11-25')).kind).toBe('ok')
    expect(await ceilings()).toEqual([400_000, 960_000])
    expect(await ceilings(DECEMBER, businessDate('2026-11-25'))).toEqual([400_000, 880_000])
  })

  it.each([
    ['a month left out', { m01: '1' }],
    ['a word for a factor', factors({ m12: 'viel' })],
    ['a negative factor', factors({ m12: '-1' })],
  ])('%s is refused at its field', async (_what, value) => {
    expect((await set(value, null)).kind).toBe('invalid')
  })

  it('whoever signs a line reads why its ceiling is not the year’s, and the sheet says so above', async () => {
    freezeClock('2026-11-22T10:00:00+08:00')
    const manager = await company.viewer('branch-sales-manager')
    expect((await b2Sheet(manager, DECEMBER)).seasons).toEqual(['0.5'])
    const applied = await runMutation(applyForLines, manager, { month: '2026-12', rows: [{ customerId: here, amount: '5000' }] })
    expect(applied.kind).toBe('ok')
    const { approvalId } = await db().lineApplication.findFirstOrThrow({ where: { customerId: here } })
    const line = (await lineDecision(approvalId!))!
    expect(line.suggestedFen).toBe(400_000)
    expect(line.sentences.filter(({ code }) => code.includes('season')).map(({ values }) => values)).toEqual([
      { month: '2026-12', factor: '0.5', agreed: '0.4' },
    ])
  }) // prettier-ignore
})
