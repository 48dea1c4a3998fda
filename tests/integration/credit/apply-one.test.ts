import { beforeAll, describe, expect, it } from 'vitest'
import { applicationChance, b2Sheet } from '@/lib/areas/credit/sheets/queries'
import { month } from '@/lib/core/dates'
import { db } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

const DECEMBER = month('2026-12')
const OPEN = '2026-11-23T02:00:00Z'
let company: Company
let manager: Viewer
const ids: Record<string, string> = {}

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
  for (const [name, creditGrade] of [['澄麓医药批发', 3], ['澄锡恒康医药', 4], ['荻塘医药', 3]] as const)
    ids[name] = await makeCustomer(company, 0, {
      name,
      creditGrade,
      creditGradeOn: new Date('2026-11-01'),
      channelNature: 'state',
      paymentTerms: 'agreed',
      contractUntil: new Date('2027-11-01'),
    }) // prettier-ignore
})

const names = async (asked: Parameters<typeof b2Sheet>[2]) => {
  freezeClock(OPEN)
  return (await b2Sheet(manager, DECEMBER, asked)).rows.map((row) => row.name)
}

describe('the sheet of B2 searched', () => {
  it.each([
    [{ q: '澄' }, ['澄麓医药批发', '澄锡恒康医药']],
    [{ q: '澄', grade: 4 }, ['澄锡恒康医药']],
    [{ q: '没有这家' }, []],
  ])('%j', async (asked, found) => {
    expect((await names(asked)).toSorted()).toEqual([...found].toSorted())
  })

  it('one customer alone; all others stand elsewhere, and the grades count the whole sheet', async () => {
    freezeClock(OPEN)
    const sheet = await b2Sheet(manager, DECEMBER, { customerId: ids['荻塘医药'] })
    expect(sheet).toMatchObject({ count: 1, grades: { 3: 2, 4: 1 }, rows: [{ name: '荻塘医药' }] })
    expect(sheet.elsewhere.map(({ customerId }) => customerId)).not.toContain(ids['荻塘医药'])
  })
})

describe('applying for one customer (R-C09)', () => {
  it('is open inside the window, and says when it opens outside', async () => {
    freezeClock(OPEN)
    expect(await applicationChance(manager, ids['澄麓医药批发']!)).toMatchObject({
      month: '2026-12',
      reasons: [],
    })
    freezeClock('2026-11-10T02:00:00Z')
    expect(await applicationChance(manager, ids['澄麓医药批发']!)).toMatchObject({
      reasons: [{ code: 'credit.window-closed', values: { opensOn: '2026-11-21' } }],
    })
  })

  it('says what is to be mended first', async () => {
    freezeClock(OPEN)
    await db().customer.update({ where: { id: ids['荻塘医药']! }, data: { contractUntil: null } })
    const chance = await applicationChance(manager, ids['荻塘医药']!)
    expect(chance!.reasons.map(({ code }) => code)).toEqual(['credit.no-contract'])
  })

  it('is nobody’s who does not apply for his lines', async () => {
    freezeClock(OPEN)
    expect(await applicationChance(await company.viewer('cashier', 0), ids['荻塘医药']!)).toBeNull()
    expect(
      await applicationChance(await company.viewer('branch-sales-manager', 1), ids['荻塘医药']!),
    ).toBeNull()
  })
})
