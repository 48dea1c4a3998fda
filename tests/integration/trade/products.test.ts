import { beforeAll, describe, expect, it } from 'vitest'
import {
  addProduct,
  editProduct,
  endProduct,
  resumeProduct,
  setExFactoryPrice,
} from '@/lib/areas/trade/products/mutations'
import { productList, productSearch, productSheet, productsNamed } from '@/lib/areas/trade/products/queries'
import { createOrder, phoneRelease, signOrder } from '@/lib/areas/trade/shipping/mutations'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Outcome } from '@/lib/core/outcome'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { makeProduct } from '@/tests/factories/products'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let marketing: Viewer
let manager: Viewer
let customerId: string

beforeAll(async () => {
  company = await makeCompany()
  marketing = await company.viewer('marketing-officer')
  manager = await company.viewer('branch-sales-manager')
  customerId = await makeCustomer(company)
})

function okValue<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

type Line = { productId: string; price: string; quantity?: string }
const order = (...lines: Line[]) =>
  runMutation(createOrder, manager, {
    customerId,
    payment: 'cash',
    address: '澄麓路18号',
    goods: lines.map((line) => ({ quantity: '1', ...line })),
  })
const saidAt = (outcome: Outcome<unknown>) =>
  outcome.kind === 'refused'
    ? outcome.reasons.map(({ code, field }) => `${code} ${field ?? ''}`.trim())
    : outcome.kind

describe('no sale under the ex-factory price (R-P01)', () => {
  it('the price of the day is enough, one fen under it is not, and nothing is given away', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const productId = await makeProduct('12.34')
    expect(saidAt(await order({ productId, price: '12.34' }))).toBe('ok')
    expect(saidAt(await order({ productId, price: '12.33' }))).toEqual([
      'products.under-ex-factory goods.0.price',
    ])
    expect(saidAt(await order({ productId, price: '99' }, { productId, price: '0.00' }))).toEqual([
      'products.gift goods.1.price',
    ])
    const before = await db().shippingOrder.count()
    const unknown = await order({ productId: customerId, price: '99' })
    expect(unknown).toMatchObject({ kind: 'invalid', errors: { 'goods.0.productId': [{}] } })
    expect(await db().shippingOrder.count()).toBe(before)
  })

  it('a slip keeps name, specification and unit as they were that day', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const productId = await makeProduct('1')
    const { id } = okValue(await order({ productId, price: '1.5', quantity: '10' }))
    okValue(
      await runMutation(editProduct, marketing, {
        id: productId,
        version: 1,
        name: '新名',
        spec: '大包',
        unit: '箱',
      }),
    )
    const stored = await db().shippingOrder.findUniqueOrThrow({ where: { id } })
    expect(stored.goods).toMatchObject([
      { productId, goods: '板蓝根颗粒', spec: '10g×20袋', unit: '包', price: '1.5', amount: '15.00' },
    ])
    expect(stored.total.toFixed(2)).toBe('15.00')
  })

  it('a price set for tomorrow holds tomorrow; who signs then sells at it, on paper and by phone', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const productId = await makeProduct('10')
    const [cheap, byPhone] = [
      okValue(await order({ productId, price: '10' })),
      okValue(await order({ productId, price: '10' })),
    ]
    okValue(
      await runMutation(setExFactoryPrice, marketing, {
        id: productId,
        version: 1,
        price: '10.01',
        effectiveFrom: '2026-11-24',
        reason: '原料涨价',
      }),
    )
    expect((await productSheet(manager, productId))?.next).toEqual({ priceFen: 1001, from: '2026-11-24' })
    expect(saidAt(await order({ productId, price: '10' }))).toBe('ok')
    freezeClock('2026-11-24T00:00:01+08:00')
    expect(saidAt(await order({ productId, price: '10' }))).toEqual([
      'products.under-ex-factory goods.0.price',
    ])
    expect(saidAt(await runMutation(signOrder, manager, { id: cheap.id }))).toEqual([
      'products.under-ex-factory goods.0.price',
    ])
    expect(saidAt(await runMutation(phoneRelease, manager, { id: byPhone.id, reason: '急' }))).toEqual([
      'products.under-ex-factory goods.0.price',
    ])
    expect(
      await db().shippingOrder.count({ where: { id: { in: [cheap.id, byPhone.id] }, state: 'filled' } }),
    ).toBe(2)
  })

  it('goods released by phone are signed for afterwards, whatever the price has become', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const productId = await makeProduct('10')
    const { id } = okValue(await order({ productId, price: '10' }))
    okValue(await runMutation(phoneRelease, manager, { id, reason: '两人都在市场' }))
    okValue(
      await runMutation(setExFactoryPrice, marketing, {
        id: productId, version: 1, price: '11', effectiveFrom: '2026-11-24', reason: '涨',
      }), // prettier-ignore
    )
    freezeClock('2026-11-24T09:00:00+08:00')
    expect(saidAt(await runMutation(signOrder, manager, { id }))).toBe('ok')
  })
})

describe('the list of products', () => {
  it('is kept by marketing: prices are never back-dated, of two for one day the later holds, codes are used once', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const facts = {
      code: 'ZC-77',
      name: '藿香正气口服液',
      spec: '10ml×10支',
      unit: '盒',
      price: '8.50',
      effectiveFrom: '2026-11-23',
    }
    expect(
      saidAt(await runMutation(addProduct, marketing, { ...facts, effectiveFrom: '2026-11-22' })),
    ).toEqual(['products.backdated effectiveFrom'])
    const { id } = okValue(await runMutation(addProduct, marketing, facts))
    expect(await runMutation(addProduct, marketing, facts)).toMatchObject({
      kind: 'invalid',
      errors: { code: [{}] },
    })
    const price = { id, price: '9', effectiveFrom: '2026-11-23', reason: '算错' }
    okValue(await runMutation(setExFactoryPrice, marketing, { ...price, version: 1 }))
    expect((await runMutation(setExFactoryPrice, marketing, { ...price, version: 1 })).kind).toBe('conflict')
    freezeClock('2026-11-23T10:00:01+08:00')
    okValue(await runMutation(setExFactoryPrice, marketing, { ...price, version: 2, price: '8.80' }))
    const sheet = await productSheet(manager, id)
    expect(sheet).toMatchObject({ priceFen: 880, version: 3, mayKeep: false })
    expect(sheet?.prices.map(({ priceFen }) => priceFen)).toEqual([880, 900, 850])
    expect(await productsNamed(manager, ['ZC-77', '藿香正气口服液 10ml×10支', '不知道'])).toMatchObject({
      'zc-77': { id },
      '藿香正气口服液 10ml×10支': { id },
    })
    for (const typed of ['zc-77', '正气', 'huoxiang', 'hxzq'])
      expect((await productSearch(manager, typed)).map((hit) => hit.id)).toEqual([id])
    expect(await productSearch(manager, '%')).toEqual([])
    expect(
      await db().auditEvent.count({ where: { subjectId: id, kind: 'trade.set-ex-factory-price' } }),
    ).toBe(2)

    okValue(await runMutation(endProduct, marketing, { id, version: 3, reason: '停产' }))
    expect(saidAt(await order({ productId: id, price: '9' }))).toBe('ok')
    freezeClock('2026-11-24T10:00:00+08:00')
    expect(saidAt(await order({ productId: id, price: '9' }))).toEqual(['products.ended goods.0.productId'])
    expect(await productSearch(manager, 'zc-77')).toEqual([])
    const ended = await productList(manager, { q: '正气', state: 'ended', after: undefined, size: 50 })
    expect(ended?.rows.map((row) => row.code)).toEqual(['ZC-77'])
    okValue(await runMutation(resumeProduct, marketing, { id, version: 4 }))
    expect(saidAt(await order({ productId: id, price: '9' }))).toBe('ok')
  })

  it('who fills in orders does not set prices, and who sees no trade sees no prices', async () => {
    const productId = await makeProduct('5')
    const change = { id: productId, version: 1, price: '1', effectiveFrom: '2030-01-01', reason: '便宜点' }
    for (const role of [
      'branch-sales-manager',
      'branch-gm',
      'sales-rep',
      'cashier',
      'administrator',
    ] as const)
      expect(await runMutation(setExFactoryPrice, await company.viewer(role), change)).toEqual({
        kind: 'not-found',
      })
    const archivist = await company.viewer('archivist')
    expect(await productSheet(archivist, productId)).toBeNull()
    expect(await productSearch(archivist, '板蓝根')).toEqual([])
    expect(await productList(archivist, { q: '', state: 'all', after: undefined, size: 50 })).toBeNull()
  })
})
