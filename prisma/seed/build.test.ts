import { describe, expect, test } from 'vitest'
import { type DossierFactKey, dossierFacts } from '@/lib/areas/customers/rules/dossier-facts'
import { lineAmount } from '@/lib/areas/trade/rules/order-total'
import { schemaOfField } from '@/lib/core/forms/schema-faces'
import { taxNumberFault } from '@/lib/core/forms/tax-number'
import { parsePhone } from '@/lib/core/forms/phone'
import { fenFromYuan } from '@/lib/core/money'
import { buildDemonstration } from './build'
import { buildCustomers } from './customers'
import { type OrderGoods } from './goods'
import { timelineEndingAt } from './timeline'
import { demonstrationHistory } from './trade-history'

const NOW = new Date('2026-11-23T09:52:00+08:00')
const ZONE = 'Asia/Shanghai'
const { customers, tables, time } = buildDemonstration(NOW, ZONE, 'hash')
const table = (name: string) => tables.find(([one]) => one === name)![1]
/** A cell of text or number, as text. */
const text = (value: unknown) =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
const fenOf = (value: unknown) => fenFromYuan(text(value))
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0)

describe('the year that is loaded', () => {
  test('shipped orders add up to a hundred times the net sales of the source', () => {
    expect(
      sum(
        table('ShippingOrder')
          .filter((o) => o.state !== 'void')
          .map((o) => fenOf(o.total)),
      ),
    ).toBe(83_000_658_100)
  })
  test('4,372 customers, each with its own name, file number and tax number', () => {
    const rows = table('Customer')
    expect(rows).toHaveLength(4372)
    expect(new Set(rows.map((c) => c.name)).size).toBe(4372)
    expect(new Set(rows.map((c) => c.fileNumber)).size).toBe(4372)
    const taxNumbers = rows.map((c) => c.taxNumber).filter((t) => t !== null)
    expect(new Set(taxNumbers).size).toBe(taxNumbers.length)
    expect(taxNumbers.filter((t) => taxNumberFault(text(t)) !== null)).toEqual([])
  })
  test('nothing lies after now', () => {
    const late = tables.flatMap(([name, rows]) =>
      rows.flatMap((row) =>
        Object.entries(row)
          .filter(([key, value]) => value instanceof Date && value > NOW && !/([dD]ue|expires)At$/.test(key))
          .map(([key]) => `${name}.${key}`),
      ),
    )
    expect([...new Set(late)]).toEqual([])
  })
  test('the last orders are of today', () =>
    expect(table('ShippingOrder').some((o) => o.filledOn === '2026-11-23')).toBe(true))
})

describe('the ledger', () => {
  const byCustomer = new Map<string, (typeof rows)[number][]>()
  const rows = table('LedgerEntry')
  for (const row of rows)
    byCustomer.set(text(row.customerId), [...(byCustomer.get(text(row.customerId)) ?? []), row])

  test('runs without gap, its exposure is the sum so far, and no release passes its line', () => {
    for (const entries of byCustomer.values()) {
      let exposure = 0
      for (const [i, entry] of entries.entries()) {
        exposure += fenOf(entry.receivable) + fenOf(entry.inTransit)
        expect(entry.seq).toBe(i + 1)
        expect(fenOf(entry.exposure)).toBe(exposure)
        if (entry.line !== null) expect(exposure).toBeLessThanOrEqual(fenOf(entry.line))
        if (entry.kind === 'release') expect(entry.line).not.toBeNull()
      }
    }
  })
  test('times never run back', () => {
    for (const entries of byCustomer.values())
      expect(entries.every((e, i) => i === 0 || (e.at as Date) >= (entries[i - 1]!.at as Date))).toBe(true)
  })
  test('positions are the sums of their ledgers and nobody owes less than nothing', () => {
    for (const position of table('CreditPosition')) {
      const entries = byCustomer.get(text(position.customerId)) ?? []
      expect(fenOf(position.receivable)).toBe(sum(entries.map((e) => fenOf(e.receivable))))
      expect(fenOf(position.inTransit)).toBe(sum(entries.map((e) => fenOf(e.inTransit))))
      expect(fenOf(position.receivable)).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('orders', () => {
  test('the goods of an order are its total, each line price times quantity', () => {
    for (const order of table('ShippingOrder').filter((_, i) => i % 7 === 0)) {
      const goods = order.goods as readonly OrderGoods[]
      const amounts = goods.map((g) => lineAmount({ quantity: g.quantity, priceFen: fenOf(g.price) }))
      expect(goods.map((g) => fenOf(g.amount))).toEqual(amounts)
      expect(sum(amounts)).toBe(fenOf(order.total))
    }
  })
  test('no line of goods that went out is under the ex-factory price of its day, and none is for nothing', () => {
    const prices = Map.groupBy(table('ProductPrice'), (price) => text(price.productId))
    const floorOn = (productId: string, day: string) =>
      fenOf(prices.get(productId)!.findLast((price) => text(price.effectiveFrom) <= day)!.price)
    const wrong = table('ShippingOrder').flatMap((order) =>
      fenOf(order.total) < 0
        ? []
        : (order.goods as readonly OrderGoods[]).filter(
            (line) =>
              Number(line.quantity) > 0 && fenOf(line.price) < floorOn(line.productId, text(order.filledOn)),
          ),
    )
    expect(wrong).toEqual([])
    expect(table('ShippingOrder').filter((order) => (order.goods as unknown[]).length === 0)).toEqual([])
  })
  test('what is not delivered has no day of delivery', () => {
    const open = ['filled', 'signed', 'phone-released', 'released', 'parked', 'void']
    expect(
      table('ShippingOrder').filter((o) => open.includes(text(o.state)) && o.deliveredOn !== null),
    ).toEqual([])
  })
})

describe('lines and totals', () => {
  test('decided lines lie inside the ceiling, sums of regions inside their limits, limits inside the national total', () => {
    for (const c of customers)
      for (const line of c.trading.lines.values())
        if (line.ceilingFen !== null) expect(line.decidedFen).toBeLessThanOrEqual(line.ceilingFen)
    for (const total of table('CreditTotal')) {
      const limits = table('RegionalLimit').filter((l) => l.quarter === total.quarter)
      expect(sum(limits.map((l) => fenOf(l.amount)))).toBeLessThanOrEqual(fenOf(total.amount))
    }
    for (const month of table('RegionMonth')) {
      const quarter = `${text(month.month).slice(0, 4)}-Q${Math.ceil(Number(text(month.month).slice(5)) / 3)}`
      const limit = table('RegionalLimit').find(
        (l) => l.quarter === quarter && l.regionId === month.regionId,
      )!
      expect(fenOf(month.decided)).toBeLessThanOrEqual(fenOf(limit.amount))
    }
  })
  test('every grade has customers, and some lines are nearly used up', () => {
    const grades = new Set(
      customers.filter((c) => c.fate.state === 'selected').map((c) => c.ratings.at(-1)?.result.grade),
    )
    expect([...grades].sort()).toEqual([1, 2, 3, 4, 5, undefined])
    const usage = customers.map(
      (c) =>
        (c.trading.receivableFen + c.trading.inTransitFen) /
        (c.trading.lines.get(time.month(time.last))?.decidedFen ?? Infinity),
    )
    expect(usage.filter((u) => u >= 0.8).length).toBeGreaterThan(20)
    expect(usage.filter((u) => u >= 0.95).length).toBeGreaterThan(5)
  })
})

describe('dossiers', () => {
  test('every fact of every tenth is one the form would take', () => {
    const wrong = customers
      .filter((_, i) => i % 10 === 0)
      .flatMap((c) =>
        Object.entries(c.facts)
          .filter(
            ([key, value]) => !schemaOfField(dossierFacts[key as DossierFactKey]).safeParse(value).success,
          )
          .map(([key]) => key),
      )
    expect([...new Set(wrong)]).toEqual([])
  })
  test('telephone numbers are written as they are stored', () =>
    expect(customers.filter((c) => parsePhone(c.phone) !== c.phone)).toEqual([]))
  test('some are complete, some have gaps', () => {
    const filled = table('Customer').map((c) => Number(c.completeness))
    expect(Math.max(...filled)).toBe(100)
    expect(Math.min(...filled)).toBeLessThan(50)
  })
})

test('the same moment gives the same customers', () => {
  const some = demonstrationHistory().slice(0, 60)
  const time = timelineEndingAt(NOW, ZONE)
  expect(buildCustomers(some, time)).toEqual(buildCustomers(some, time))
})

describe('the politics of customers', () => {
  const byCustomer = (name: string) => Map.groupBy(table(name), (row) => text(row.customerId))
  test('the guided tour’s map: a mentor of whom too little was seen, a superior who left, lines of both kinds', () => {
    const story = text(table('Customer').find((c) => text(c.name).startsWith('苇汀'))!.id)
    expect(byCustomer('ContactPost').get(story)).toHaveLength(12)
    const names = table('Contact').map((contact) => contact.name)
    expect(names.filter((name) => name === '柳时雨')).toHaveLength(1)
    expect(
      new Set(
        byCustomer('ContactTie')
          .get(story)!
          .map(({ kind }) => kind),
      ),
    ).toEqual(new Set(['influence', 'conflict']))
  })
  test('every behaviour and line is of people who are there, of one customer, and in the history', () => {
    const customerOf = new Map(table('ContactPost').map((post) => [text(post.id), text(post.customerId)]))
    const told = new Set(table('ContactChange').map((change) => text(change.subjectId)))
    const behaviours = table('Behaviour')
    const ties = table('ContactTie')
    expect(behaviours.length).toBeGreaterThan(100)
    expect(behaviours.filter((one) => customerOf.get(text(one.postId)) !== one.customerId)).toEqual([])
    expect(
      ties.filter(
        (one) =>
          customerOf.get(text(one.fromPostId)) !== one.customerId ||
          customerOf.get(text(one.toPostId)) !== one.customerId,
      ),
    ).toEqual([])
    expect([...behaviours, ...ties].filter((one) => !told.has(text(one.id)))).toEqual([])
  })
})
