import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/** One product group on an invoice: pieces ≥ 0 and fen, negative on a return. */
export type SourceLine = { group: number; pieces: number; amount: number }
/** `minute` counts from midnight of the first day; a return is a cancellation of the source. */
export type SourceInvoice = { number: number; isReturn: boolean; minute: number; lines: SourceLine[] }
export type SourceCustomer = { id: number; invoices: SourceInvoice[] }

/** Days from the first invoice day of the source (2010-12-01) to its last (2011-12-09). */
export const LAST_DAY_OFFSET = 373

class Writer {
  private readonly bytes: number[] = []
  unsigned(n: number): void {
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`not a natural number: ${n}`)
    while (n >= 128) {
      this.bytes.push((n % 128) + 128)
      n = Math.floor(n / 128)
    }
    this.bytes.push(n)
  }
  signed(n: number): void {
    this.unsigned(n < 0 ? -2 * n - 1 : 2 * n)
  }
  done(): Uint8Array {
    return Uint8Array.from(this.bytes)
  }
}

class Reader {
  private at = 0
  constructor(private readonly bytes: Uint8Array) {}
  unsigned(): number {
    let n = 0
    let scale = 1
    for (;;) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) throw new RangeError('trade history ends too early')
      n += (byte % 128) * scale
      if (byte < 128) return n
      scale *= 128
    }
  }
  signed(): number {
    const n = this.unsigned()
    return n % 2 === 0 ? n / 2 : -(n + 1) / 2
  }
}

/** A column a kind of number, each a run of varints: like values side by side pack best. */
const COLUMNS = ['customers', 'numbers', 'minutes', 'shapes', 'groups', 'pieces', 'amounts'] as const
type Column = (typeof COLUMNS)[number]

/** Customers ascending by id, invoices by time → bytes (before compression). */
export function encodeTradeHistory(customers: SourceCustomer[]): Uint8Array {
  const column = Object.fromEntries(COLUMNS.map((c) => [c, new Writer()])) as Record<Column, Writer>
  let lastId = 0
  column.customers.unsigned(customers.length)
  for (const customer of customers) {
    column.customers.unsigned(customer.id - lastId)
    column.customers.unsigned(customer.invoices.length)
    lastId = customer.id
    let minute = 0
    for (const invoice of customer.invoices) {
      column.minutes.unsigned(invoice.minute - minute)
      // Numbers run with time: what differs from a straight line through the year is small.
      column.numbers.signed(invoice.number - numberAbout(invoice.minute))
      column.shapes.unsigned(invoice.lines.length * 2 + (invoice.isReturn ? 1 : 0))
      minute = invoice.minute
      let group = 0
      for (const line of invoice.lines) {
        column.groups.unsigned(line.group - group)
        column.pieces.unsigned(line.pieces)
        column.amounts.signed(invoice.isReturn ? -line.amount : line.amount)
        group = line.group
      }
    }
  }
  const parts = COLUMNS.map((c) => column[c].done())
  const head = new Writer()
  for (const part of parts) head.unsigned(part.length)
  return Buffer.concat([head.done(), ...parts])
}

function numberAbout(minute: number): number {
  return 536_365 + Math.floor((minute / (LAST_DAY_OFFSET * 1440)) * 45_222)
}

export function decodeTradeHistory(bytes: Uint8Array): SourceCustomer[] {
  const head = new Reader(bytes)
  const lengths = COLUMNS.map(() => head.unsigned())
  let at = bytes.length - lengths.reduce((sum, n) => sum + n, 0)
  const column = Object.fromEntries(
    COLUMNS.map((name, i) => {
      const part = bytes.subarray(at, at + lengths[i]!)
      at += lengths[i]!
      return [name, new Reader(part)]
    }),
  ) as Record<Column, Reader>
  let id = 0
  return Array.from({ length: column.customers.unsigned() }, () => {
    id += column.customers.unsigned()
    let minute = 0
    const invoices = Array.from({ length: column.customers.unsigned() }, (): SourceInvoice => {
      minute += column.minutes.unsigned()
      const number = numberAbout(minute) + column.numbers.signed()
      const shape = column.shapes.unsigned()
      const isReturn = shape % 2 === 1
      let group = 0
      const lines = Array.from({ length: Math.floor(shape / 2) }, (): SourceLine => {
        group += column.groups.unsigned()
        const pieces = column.pieces.unsigned()
        const amount = column.amounts.signed()
        return { group, pieces, amount: isReturn ? -amount || 0 : amount }
      })
      return { number, isReturn, minute, lines }
    })
    return { id, invoices }
  })
}

/** The trade history shipped with the product (data/README.md names its source). */
export function readTradeHistory(): SourceCustomer[] {
  return decodeTradeHistory(
    brotliDecompressSync(readFileSync(new URL('./data/trade-history.bin.br', import.meta.url))),
  )
}

/** A piece of the source stands for a hundred, so that a gift wholesaler's year reads as that of a distributor of medicine. */
const PIECES = 100

/** The trade of the demonstration: that of the source, pieces and amounts a hundredfold, prices and rhythm as they were. */
export function demonstrationHistory(): SourceCustomer[] {
  return readTradeHistory().map(({ id, invoices }) => ({
    id,
    invoices: invoices.map((invoice) => ({
      ...invoice,
      lines: invoice.lines.map(({ group, pieces, amount }) => ({
        group,
        pieces: pieces * PIECES,
        amount: amount * PIECES,
      })),
    })),
  }))
}

/** Net fen of an invoice; negative on a return. */
export function invoiceTotal(invoice: SourceInvoice): number {
  return invoice.lines.reduce((sum, line) => sum + line.amount, 0)
}
