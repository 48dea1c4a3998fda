/** Where a curve is drawn: `steps` values fill the width; `top` is the value at the head. */
export type CurveSize = { width: number; foot: number; head: number; steps: number; top: number }

const tenth = (n: number) => Math.round(n * 10) / 10

/** The points of a curve, a value a step; the first at the left edge, the last of `steps` at the right. */
export function curvePoints(
  values: readonly number[],
  { width, foot, head, steps, top }: CurveSize,
): [number, number][] {
  return values.map((value, at) => [
    tenth(steps < 2 ? 0 : (at / (steps - 1)) * width),
    tenth(foot - (top <= 0 ? 0 : (Math.max(0, value) / top) * (foot - head))),
  ])
}
