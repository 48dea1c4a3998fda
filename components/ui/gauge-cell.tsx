import { type Fen, percentOf } from '@/lib/core/money'

import { Gauge } from './gauge'
import { gaugeLevel } from './gauge-level'

/** Gauge and percent side by side, for a table. */
export function GaugeCell({ line, used }: { line: Fen | null; used: Fen }) {
  const level = gaugeLevel(line, used)
  return (
    <span className="gcell">
      <Gauge line={line} used={used} />
      <span className={level === 'o' ? 'num down' : 'num'}>
        {line !== null && level !== 'nil' ? `${percentOf(used, line).toFixed(1)}%` : '—'}
      </span>
    </span>
  )
}
