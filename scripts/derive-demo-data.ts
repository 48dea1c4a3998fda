/**
 * Makes prisma/seed/data/trade-history.bin.br from the public Online Retail file.
 *
 *   npx tsx scripts/derive-demo-data.ts path/to/online_retail_201012-201112.csv.gz
 *
 * Same input, same bytes. prisma/seed/data/README.md says where the source is and what is kept.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib'
import { goodsGroupOf } from '@/prisma/seed/goods-groups'
import { encodeTradeHistory, type SourceCustomer, type SourceInvoice } from '@/prisma/seed/trade-history'

/** First day of the source; invoice times are minutes since its midnight. */
const FIRST_DAY = Date.UTC(2010, 11, 1)

type GroupSums = Map<number, { pieces: number; mills: number }>
type Open = { customer: number; invoice: Omit<SourceInvoice, 'lines'>; groups: GroupSums }

function cells(line: string): string[] {
  const out: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] === '"') {
      let end = at + 1
      let text = ''
      for (;;) {
        const quote = line.indexOf('"', end)
        text += line.slice(end, quote)
        if (line[quote + 1] !== '"') {
          at = quote + 2
          break
        }
        text += '"'
        end = quote + 2
      }
      out.push(text)
    } else {
      const comma = line.indexOf(',', at)
      const end = comma < 0 ? line.length : comma
      out.push(line.slice(at, end))
      at = end + 1
    }
  }
  return out
}

/** "2.55" → 2550: prices have up to three decimals. */
function millsOf(price: string): number {
  const mills = Math.round(Number(price) * 1000)
  if (Math.abs(mills / 1000 - Number(price)) > 1e-9) throw new Error(`price finer than a mill: ${price}`)
  return mills
}

function minuteOf(stamp: string): number {
  const [y, mo, d, h, mi] = stamp.split(/[- :]/).map(Number) as [number, number, number, number, number]
  return (Date.UTC(y, mo - 1, d, h, mi) - FIRST_DAY) / 60_000
}

/** Mills per group → fen per group; the invoice's own rounding (half away from zero) wins, the largest group takes the rest. */
function linesOf(groups: GroupSums): SourceInvoice['lines'] {
  const round = (mills: number) => Math.sign(mills) * Math.round(Math.abs(mills) / 10)
  const lines = [...groups].map(([group, g]) => ({ group, pieces: g.pieces, amount: round(g.mills) }))
  const total = round([...groups.values()].reduce((sum, g) => sum + g.mills, 0))
  const largest = lines.reduce((a, b) => (Math.abs(b.amount) > Math.abs(a.amount) ? b : a))
  largest.amount += total - lines.reduce((sum, l) => sum + l.amount, 0)
  return lines.sort((a, b) => a.group - b.group)
}

function read(path: string): SourceCustomer[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8')
  const open = new Map<string, Open>()
  for (const row of text.split('\n').slice(1)) {
    if (!row) continue
    const [number, stock, description, quantity, stamp, price, customer] = cells(row.replace(/\r$/, '')) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    if (!customer) continue
    let invoice = open.get(number)
    if (!invoice) {
      const digits = Number(number.replace(/^C/, ''))
      invoice = {
        customer: Number(customer),
        invoice: { number: digits, isReturn: number.startsWith('C'), minute: minuteOf(stamp) },
        groups: new Map(),
      }
      open.set(number, invoice)
    }
    if (invoice.customer !== Number(customer)) throw new Error(`invoice ${number} belongs to two customers`)
    const group = goodsGroupOf(stock, description)
    const sums = invoice.groups.get(group) ?? { pieces: 0, mills: 0 }
    sums.pieces += Math.abs(Number(quantity))
    sums.mills += Number(quantity) * millsOf(price)
    invoice.groups.set(group, sums)
  }
  const customers = new Map<number, SourceInvoice[]>()
  for (const { customer, invoice, groups } of open.values()) {
    const list = customers.get(customer) ?? []
    list.push({ ...invoice, lines: linesOf(groups) })
    customers.set(customer, list)
  }
  return [...customers]
    .sort(([a], [b]) => a - b)
    .map(([id, invoices]) => ({
      id,
      invoices: invoices.sort((a, b) => a.minute - b.minute || a.number - b.number),
    }))
}

const source = process.argv[2]
if (!source) {
  process.stderr.write('usage: npx tsx scripts/derive-demo-data.ts <online_retail_201012-201112.csv.gz>\n')
  process.exit(2)
}
const customers = read(source)
const raw = encodeTradeHistory(customers)
const packed = brotliCompressSync(raw, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  },
})
writeFileSync(new URL('../prisma/seed/data/trade-history.bin.br', import.meta.url), packed)
const invoices = customers.flatMap((c) => c.invoices)
const net = invoices.flatMap((i) => i.lines).reduce((sum, l) => sum + l.amount, 0)
process.stdout.write(
  `${customers.length} customers, ${invoices.length} invoices, net ${(net / 100).toFixed(2)}, ${raw.length} → ${packed.length} bytes\n`,
)
