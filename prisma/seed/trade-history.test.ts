import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  decodeTradeHistory,
  encodeTradeHistory,
  invoiceTotal,
  LAST_DAY_OFFSET,
  readTradeHistory,
} from './trade-history'

const customers = readTradeHistory()
const netOf = (c: (typeof customers)[number]) => c.invoices.reduce((sum, i) => sum + invoiceTotal(i), 0)
const nets = customers.map(netOf).sort((a, b) => b - a)
const net = nets.reduce((sum, n) => sum + n, 0)

describe('the shipped trade history says what its source says', () => {
  test('net sales are 8,300,065.81, returns taken off', () => expect(net).toBe(830_006_581))
  test('there are 4,372 customers', () => expect(customers).toHaveLength(4372))
  test('there are 22,190 invoices, 3,654 of them returns', () => {
    const invoices = customers.flatMap((c) => c.invoices)
    expect(invoices).toHaveLength(22_190)
    expect(invoices.filter((i) => i.isReturn)).toHaveLength(3654)
  })
  test('the largest customer, 14646, makes 279,489.02', () => {
    expect(nets[0]).toBe(27_948_902)
    expect(netOf(customers.find((c) => c.id === 14_646)!)).toBe(27_948_902)
  })
  test('the top 20 % make 73.8 %', () => {
    const top = nets.slice(0, Math.floor(4372 * 0.2)).reduce((sum, n) => sum + n, 0)
    expect(((top / net) * 100).toFixed(1)).toBe('73.8')
  })
  test('1,171 customers make 80 %', () => {
    const sumOf = (n: number) => nets.slice(0, n).reduce((sum, x) => sum + x, 0)
    expect(sumOf(1171)).toBeGreaterThanOrEqual(net * 0.8)
    expect(sumOf(1170)).toBeLessThan(net * 0.8)
  })
  test('the first invoice is 08:26 on the first day, the last 12:50 on the last', () => {
    const minutes = customers.flatMap((c) => c.invoices.map((i) => i.minute))
    expect(Math.min(...minutes)).toBe(8 * 60 + 26)
    expect(Math.max(...minutes)).toBe(LAST_DAY_OFFSET * 1440 + 12 * 60 + 50)
  })
  test('goods come as groups, ascending and never twice on an invoice', () => {
    for (const { lines } of customers.flatMap((c) => c.invoices)) {
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.every((l, i) => i === 0 || l.group > lines[i - 1]!.group)).toBe(true)
    }
  })
})

test('the file is under 900 kB', () => {
  expect(statSync(new URL('./data/trade-history.bin.br', import.meta.url)).size).toBeLessThan(900_000)
})

test('encoding and decoding give the same history back', () => {
  const some = customers.slice(0, 50)
  expect(decodeTradeHistory(encodeTradeHistory(some))).toEqual(some)
})
