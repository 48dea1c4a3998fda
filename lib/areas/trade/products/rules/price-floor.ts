import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import { type Fen } from '@/lib/core/money'
import { lineAmount } from '../../rules/order-total'

/** One line of a slip as the rule sees it: what it sells, at which price, and the ex-factory price of the day. */
export type PricedLine = {
  /** How the goods are called in a sentence. */
  name: string
  quantity: string
  priceFen: Fen
  /** null: the line names no product of the list, or one without a price on the day. */
  floorFen: Fen | null
  /** The product is no longer sold on the day. */
  ended: boolean
}

function reasonsOf({ name, quantity, priceFen, floorFen, ended }: PricedLine, at: number): Reason[] {
  const cell = `goods.${at}`
  if (ended) return [{ rule: 'R-P01', code: 'products.ended', field: `${cell}.productId`, values: { name } }]
  if (floorFen === null)
    return [{ rule: 'R-P01', code: 'products.no-price', field: `${cell}.productId`, values: { name } }]
  if (priceFen === 0 || lineAmount({ quantity, priceFen }) === 0)
    return [{ rule: 'R-P01', code: 'products.gift', field: `${cell}.price`, values: { name } }]
  if (priceFen < floorFen)
    return [
      {
        rule: 'R-P01',
        code: 'products.under-ex-factory',
        field: `${cell}.price`,
        values: { name, priceFen, floorFen, shortFen: floorFen - priceFen },
      },
    ]
  return []
}

/**
 * R-P01: no line under the ex-factory price of its day, exact to the fen; a line that costs nothing is a gift, which is
 * a rebate in disguise; only what stands in the list of products with a price is sold. Every line at fault is named.
 */
export function decidePrices(lines: readonly PricedLine[]): Decision<null> {
  return allowUnless(lines.flatMap(reasonsOf), null)
}
