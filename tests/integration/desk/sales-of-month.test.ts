import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { salesOfMonth } from '@/lib/areas/trade/desk/queries'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let made = 0
const date = (text: string) => new Date(`${text}T00:00:00Z`)

async function order(customerId: string, at: number, filled: string, delivered: string | null, yuan: string, change = {}) {
  made += 1
  await db().shippingOrder.create({
    data: {
      id: newId(), number: `FH-2026-11-${String(made).padStart(4, '0')}`, customerId, branchId: company.branches[at]!,
      marketOfficeId: company.offices[at]!, state: delivered ? 'done' : 'signed', payment: 'cash', filledOn: date(filled),
      deliveredOn: delivered === null ? null : date(delivered), address: '某路1号', goods: [], total: yuan, createdAt: date(filled), ...change,
    },
  })
} // prettier-ignore

beforeEach(() => freezeClock('2026-11-23T01:00:00Z'))
beforeAll(async () => {
  company = await makeCompany()
  const own = await makeCustomer(company, 0)
  const colleagues = await makeCustomer(company, 0, { ownerId: company.personId('sales-rep', 1) })
  const elsewhere = await makeCustomer(company, 1)
  const gone = await makeCustomer(company, 0, { deletedAt: new Date() })
  await order(own, 0, '2026-09-28', '2026-10-01', '100.00')
  await order(own, 0, '2026-10-20', '2026-10-31', '20.00')
  await order(own, 0, '2026-10-30', '2026-11-01', '7.05', { payment: 'credit' })
  await order(own, 0, '2026-11-23', '2026-11-23', '1.00')
  await order(own, 0, '2026-11-20', null, '999.00')
  await order(own, 0, '2026-09-01', '2026-09-30', '999.00')
  await order(colleagues, 0, '2026-11-02', '2026-11-03', '50.00')
  await order(elsewhere, 1, '2026-11-02', '2026-11-03', '4.00')
  await order(gone, 0, '2026-11-02', '2026-11-03', '999.00')
})

describe('the sales of the month', () => {
  it.each([
    ['sales-rep', 0, 8.05, 100, 120],
    ['sales-rep', 1, 54, 0, 0],
    ['branch-sales-manager', 0, 58.05, 100, 120],
    ['branch-gm', 1, 4, 0, 0],
    ['accountant', 0, 58.05, 100, 120],
  ] as const)('%s %i: what was delivered to customers within reach', async (role, at, sold, same, before) => {
    const curve = (await salesOfMonth(await company.viewer(role, at)))!
    expect([curve.soldFen, curve.sameDayFen, curve.beforeFen]).toEqual(
      [sold, same, before].map((yuan) => Math.round(yuan * 100)),
    )
    expect([curve.now.length, curve.before.length, curve.days]).toEqual([23, 31, 30])
  })

  it.each([
    'cashier',
    'courier',
    'regional-manager',
    'head-of-marketing',
    'finance-officer',
    'administrator',
    'archivist',
  ] as const)('a %s is told none', async (role) => {
    expect(await salesOfMonth(await company.viewer(role, 0))).toBeNull()
  })

  it('a reach of the branch alone leaves out the customers of its offices', async () => {
    await db().roleGrant.updateMany({ where: { role: 'accountant' }, data: { scope: 'unit' } })
    const accountant = await company.viewer('accountant', 0)
    expect((await salesOfMonth(accountant))?.soldFen).toBe(0)
    const ofBranch = await makeCustomer(company, 0, { marketOfficeId: null })
    await order(ofBranch, 0, '2026-11-02', '2026-11-03', '3.00', { marketOfficeId: null })
    expect((await salesOfMonth(accountant))?.soldFen).toBe(300)
  })
})
