import { type Fen, formatWan } from '@/lib/core/money'

/** A change in 万元 with its sign: `+4.00`, `−0.40`, `0.00`. */
export function signed(amount: Fen): string {
  return amount > 0 ? `+${formatWan(amount)}` : formatWan(amount)
}
