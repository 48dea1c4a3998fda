/** A run of values, its last point known so far. */
type Run = readonly number[]

const WIDTH = 340
const HEIGHT = 84
const FOOT = 80
const HEAD = 6

/** Points of a run on the drawing, spread over `count` days, `top` at the head. */
function pointsOf(run: Run, count: number, top: number): [number, number][] {
  return run.map((value, at) => [
    count > 1 ? (at / (count - 1)) * WIDTH : 0,
    top > 0 ? FOOT - (value / top) * (FOOT - HEAD) : FOOT,
  ])
}

const written = (points: [number, number][]) =>
  points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')

/** Plan and actual of a month, both cumulative, one value a day; the gap of today is a red stroke. Drawn on the server. */
export function PlanLine({ plan, actual, label }: { plan: Run; actual: Run; label: string }) {
  const count = Math.max(plan.length, actual.length)
  const top = Math.max(0, ...plan, ...actual)
  const should = pointsOf(plan, count, top)
  const is = pointsOf(actual, count, top)
  const [x, y] = is.at(-1) ?? [0, FOOT]
  const shouldNow = should[is.length - 1]?.[1]
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path d={`M0 80.5H${WIDTH}`} stroke="var(--rule-2)" fill="none" />
      <polyline
        points={written(should)}
        fill="none"
        stroke="var(--ink-4)"
        strokeDasharray="3 3"
        vectorEffect="non-scaling-stroke"
      />
      <polyline points={`0,${FOOT} ${written(is)} ${x.toFixed(1)},${FOOT}`} fill="var(--accent-wash)" />
      <polyline
        points={written(is)}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
      {shouldNow !== undefined && y > shouldNow && (
        <path
          d={`M${x.toFixed(1)} ${y.toFixed(1)}V${shouldNow.toFixed(1)}`}
          stroke="var(--bad-fill)"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  )
}
