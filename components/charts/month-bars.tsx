import { niceMarks } from './nice-scale'

/** A month's bar: its label, the value, the plan as a mark. */
export type MonthBar = { label: string; value: number; plan?: number }

const WIDTH = 400
const FOOT = 100
const HEAD = 12
const LEFT = 23

/** Months as bars with the plan as a line across each; the last bar is the running month. Drawn on the server. */
export function MonthBars({ bars, label }: { bars: readonly MonthBar[]; label: string }) {
  const marks = niceMarks(Math.max(0, ...bars.flatMap((bar) => [bar.value, bar.plan ?? 0])))
  const top = marks.at(-1) ?? 1
  const y = (value: number) => FOOT - (Math.max(0, value) / top) * (FOOT - HEAD)
  const step = (WIDTH - LEFT) / Math.max(1, bars.length)
  const thick = Math.min(28, step * 0.52)
  return (
    <svg viewBox={`0 0 ${WIDTH} 124`} width="100%" role="img" aria-label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <path d={`M${LEFT} ${y(mark)}H${WIDTH}`} stroke="var(--rule)" />
          <text x="0" y={y(mark) + 4} fontSize="11" fill="var(--ink-3)">
            {mark}
          </text>
        </g>
      ))}
      {bars.map((bar, at) => {
        const middle = LEFT + step * (at + 0.5)
        const running = at === bars.length - 1
        return (
          <g key={bar.label + at}>
            <rect
              x={middle - thick / 2}
              y={y(bar.value)}
              width={thick}
              height={FOOT - y(bar.value)}
              fill={running ? 'var(--accent)' : 'var(--ink-2)'}
              opacity={running ? 1 : 0.78}
            />
            {bar.plan !== undefined && (
              <path
                d={`M${middle - thick / 2 - 3} ${y(bar.plan)}h${thick + 6}`}
                stroke="var(--ink)"
                strokeWidth="1.5"
              />
            )}
            <text x={middle} y="116" fontSize="11" textAnchor="middle" fill="var(--ink-3)">
              {bar.label}
            </text>
          </g>
        )
      })}
      <path d={`M${LEFT} ${FOOT}H${WIDTH}`} stroke="var(--field)" />
    </svg>
  )
}
