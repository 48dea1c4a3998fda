import { beforeAll, expect, it } from 'vitest'
import { createOrder } from '@/lib/areas/trade/shipping/mutations'
import { orderCustomer, orderSheet } from '@/lib/areas/trade/shipping/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { makeProduct } from '@/tests/factories/products'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let manager: Viewer

beforeAll(async () => {
  freezeClock('2026-11-23T10:00:00+08:00')
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
})

/** The 业务经理 on the slip of a customer of this owner. */
async function repOnSlip(ownerId: string | null, named: string | null = null): Promise<string | null> {
  const customerId = await makeCustomer(company)
  await db().customer.update({ where: { id: customerId }, data: { ownerId } })
  const outcome = await runMutation(createOrder, manager, {
    customerId,
    payment: 'cash',
    address: '澄麓路18号',
    ...(named && { salesRepId: named }),
    goods: [{ productId: await makeProduct('1'), quantity: '1', price: '1' }],
  })
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  if (!named) {
    const asked = await orderCustomer(manager, customerId)
    const sheet = await orderSheet(manager, outcome.value.id)
    expect(asked?.salesRepName).toBe(sheet?.salesRepName)
  }
  return (await db().shippingOrder.findUniqueOrThrow({ where: { id: outcome.value.id } })).salesRepId
}

it('a slip names the owner of the customer as 业务经理 where he holds such a post, unless another is named', async () => {
  const [rep, other] = [company.personId('sales-rep'), company.personId('branch-sales-manager')]
  expect(await repOnSlip(rep)).toBe(rep)
  expect(await repOnSlip(other)).toBeNull()
  expect(await repOnSlip(null)).toBeNull()
  expect(await repOnSlip(rep, other)).toBe(other)
})
