import { type Chance } from './random'
import { goodsGroups } from './goods-groups'
import { type DemoProduct, productsOf } from './products'
import type { SourceLine } from './trade-history'

/** A line of a shipping order as the order keeps it; prices and amounts are yuan strings. */
export type OrderGoods = {
  productId: string
  goods: string
  spec: string
  batch: string
  unit: string
  pieces: number
  quantity: string
  price: string
  amount: string
}

const yuan = (fen: number) => (fen / 100).toFixed(2)

function batchOf(day: number, chance: Chance, date: (day: number) => string): string {
  return (
    date(day - chance.between(40, 300))
      .slice(2)
      .replaceAll('-', '') + chance.pick(['A', 'B', 'C', '1', '2', '3'])
  )
}

/** The dearest product of the group that may be sold at this price. */
function soldAt(products: readonly DemoProduct[], price: number): DemoProduct {
  return products.findLast((product) => product.floorFen <= price) ?? products[0]!
}

/**
 * Goods of an invoice line. The group's amount is kept to the fen: the mean price, and where it does not divide, the
 * rest of the units from a second batch one fen dearer. Where the source gave away or sold for next to nothing, there are
 * fewer units, none under its ex-factory price (R-P01). A return has negative quantities.
 */
function goodsOfLine(
  line: SourceLine,
  day: number,
  chance: Chance,
  date: (day: number) => string,
): OrderGoods[] {
  const sign = line.amount < 0 ? -1 : 1
  const amount = Math.abs(line.amount)
  const products = productsOf(goodsGroups[line.group]!.code)
  const most = Math.floor(amount / products[0]!.floorFen)
  const units = Math.max(1, Math.min(line.pieces, most))
  const price = Math.floor(amount / units)
  const dearer = amount - price * units
  const { id, name, spec, unit, perCarton } = soldAt(products, price)
  return [
    { count: units - dearer, price },
    { count: dearer, price: price + 1 },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, price }) => ({
      productId: id,
      goods: name,
      spec,
      batch: batchOf(day, chance, date),
      unit,
      pieces: sign * Math.ceil(count / perCarton),
      quantity: String(sign * count),
      price: yuan(price),
      amount: yuan(sign * count * price),
    }))
}

/** Less than any product costs. */
const CRUMB = 30

/** Goods of a whole invoice: gifts are left out, crumbs are added to its largest line. */
export function orderGoods(
  lines: readonly SourceLine[],
  day: number,
  chance: Chance,
  date: (day: number) => string,
): OrderGoods[] {
  const real = lines.filter((line) => Math.abs(line.amount) >= CRUMB)
  const crumbs = lines.reduce((sum, line) => sum + (real.includes(line) ? 0 : line.amount), 0)
  const kept = real.length > 0 ? real : lines.filter((line) => line.amount !== 0).slice(0, 1)
  const largest = kept.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))[0]
  return kept.flatMap((line) =>
    goodsOfLine(
      line === largest && real.length > 0 ? { ...line, amount: line.amount + crumbs } : line,
      day,
      chance,
      date,
    ),
  )
}
