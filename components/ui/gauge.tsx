import type { CSSProperties } from 'react'

import { type Fen, formatYuan, sumFen, percentOf } from '@/lib/core/money'

import { filled, useBareWords } from './bare-words'
import { classNames } from './class-names'
import { gaugeLevel } from './gauge-level'

/** The ruler ends at 125 %: the line stands at four fifths of it. */
const RULER_END = 125

/** How much of the line is used, what this order adds, and where the line is. Amounts in fen; line null where there is none. */
export function Gauge({ line, used, add, big }: { line: Fen | null; used: Fen; add?: Fen; big?: boolean }) {
  const words = useBareWords('ui')
  const after = add === undefined ? used : sumFen([used, add])
  const level = gaugeLevel(line, after)
  if (line === null || level === 'nil') {
    const label = used > 0 ? filled(words.usedWithoutLine, { amount: formatYuan(used) }) : words.noLine
    return (
      <span className="gauge nil" role="img" aria-label={label} title={label}>
        <i />
      </span>
    )
  }
  const percent = (amount: Fen) => `${percentOf(amount, line).toFixed(1)}%`
  const share = (used / line) * 100
  const added = add === undefined ? 0 : Math.min((add / line) * 100, RULER_END - share)
  const label =
    add === undefined
      ? filled(words.usedOf, { percent: percent(used) })
      : filled(words.usedAdd, { percent: percent(used), after: percent(after) })
  return (
    <span
      className={classNames('gauge', level !== 'ok' && level, (big || add !== undefined) && 'big')}
      style={{ '--u': share, '--a': added } as CSSProperties}
      role="img"
      aria-label={label}
    >
      <i />
      {added > 0 && <span className="add" />}
    </span>
  )
}
