import { type Fen, fen, parseMoney, yuanOf } from '@/lib/core/money'

/** A product as the picker offers it, with its ex-factory price of today. */
export type ProductView = {
  id: string
  code: string
  name: string
  spec: string
  unit: string
  floorFen: Fen
}

export const typedColumns = ['batch', 'pieces', 'quantity', 'price'] as const
export type TypedColumn = (typeof typedColumns)[number]

/** A line as it is being filled: the product chosen, or a text that names none (pasted). */
export type GoodsDraft = Record<TypedColumn, string> & { product: ProductView | null; named: string }

export const BLANK: GoodsDraft = { product: null, named: '', batch: '', pieces: '', quantity: '', price: '' }

/** Columns a block from a spreadsheet fills, in their order: product code or name first. */
const pastedColumns = ['named', ...typedColumns] as const
export type PastedColumn = (typeof pastedColumns)[number]

const isQuantity = (text: string) => /^\d{1,9}(\.\d{1,3})?$/.test(text)

/** quantity × price, half up to the fen; null while something is missing. */
export function draftAmount({ quantity, price }: GoodsDraft): Fen | null {
  const priceFen = parseMoney(price)
  const units = isQuantity(quantity.trim()) ? Number(quantity) : null
  return priceFen === null || units === null
    ? null
    : fen(Math.round(Math.round(units * 1000) * priceFen * 1e-3))
}

/** How far the price of a line lies under the ex-factory price (R-P01); null when it does not, or cannot be told yet. */
export function shortOf({ product, price }: GoodsDraft): Fen | null {
  const priceFen = parseMoney(price)
  return product === null || priceFen === null || priceFen >= product.floorFen
    ? null
    : fen(product.floorFen - priceFen)
}

export function isBlank(row: GoodsDraft): boolean {
  return row.product === null && row.named === '' && typedColumns.every((column) => row[column].trim() === '')
}

/** The filled lines as the order takes them; what cannot be read goes as typed and is refused at its cell. */
export function goodsInput(rows: readonly GoodsDraft[]) {
  return rows.map((row) => {
    const priceFen = parseMoney(row.price)
    return {
      productId: row.product?.id ?? '',
      batch: row.batch,
      quantity: row.quantity.trim(),
      pieces: /^\d+$/.test(row.pieces) ? Number(row.pieces) : 0,
      price: priceFen === null ? row.price : yuanOf(priceFen),
    }
  })
}

/** `rows` with a block of a spreadsheet laid over them from line `at` and `column` on; 200 lines at most. */
export function pasted(
  rows: readonly GoodsDraft[],
  text: string,
  at: number,
  column: PastedColumn,
): GoodsDraft[] {
  const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n').slice(0, 200)
  const next = [...rows]
  const from = pastedColumns.indexOf(column)
  for (const [i, line] of lines.entries()) {
    const row = { ...(next[at + i] ?? BLANK) }
    for (const [j, cell] of line.split('\t').entries()) {
      const name = pastedColumns[from + j]
      if (name === 'named') row.product = null
      if (name) row[name] = cell.trim()
    }
    next[at + i] = row
  }
  return next.slice(0, 200)
}
