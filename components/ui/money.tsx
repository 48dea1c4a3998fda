import { type Fen, formatWan, formatYuan } from '@/lib/core/money'
import { filled, useBareWords } from './bare-words'

export type MoneyUnit = 'yuan' | 'wan'

/**
 * An amount in fen. `wan` shows 万元 with two decimals and the exact yuan on hover; `unit` adds the word,
 * else the head of the column names it. Null is a dash.
 */
export function Money({
  amount,
  as = 'yuan',
  unit,
  decimals,
}: {
  amount: Fen | null
  as?: MoneyUnit
  unit?: boolean
  decimals?: number
}) {
  const words = useBareWords('ui')
  if (amount === null) return <span className="mut">—</span>
  const exact = filled(words.yuanExact, { amount: formatYuan(amount) })
  if (as === 'yuan') return <span className="nowrap">{unit ? exact : formatYuan(amount)}</span>
  return (
    <span className="nowrap" title={exact}>
      {formatWan(amount, decimals)}
      {unit && ` ${words.wan}`}
    </span>
  )
}
