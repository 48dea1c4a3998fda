import Decimal from 'decimal.js'
import { type Fen, fen, sumFen } from '@/lib/core/money'

/** One line of goods: price in fen a unit, quantity in units (three decimals at most). */
export type GoodsLine = { quantity: string; priceFen: Fen }

/** price × quantity, half up to the fen. */
export function lineAmount({ quantity, priceFen }: GoodsLine): Fen {
  return fen(new Decimal(quantity).times(priceFen).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber())
}

/** 合计金额: the sum of the rounded lines, as the paper adds them up. */
export function orderTotal(lines: readonly GoodsLine[]): Fen {
  return sumFen(lines.map(lineAmount))
}
