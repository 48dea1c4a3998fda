const STEPS = [1, 2, 2.5, 5, 10]

/** Two or three round marks that reach at least `highest`: 18.4 → [10, 20]. Empty when there is nothing to show. */
export function niceMarks(highest: number): number[] {
  if (!(highest > 0)) return []
  const raw = highest / 2
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = (STEPS.find((candidate) => candidate * power >= raw) ?? 10) * power
  const marks: number[] = []
  for (let at = 1; at <= Math.ceil(highest / step - 1e-9); at++)
    marks.push(Number((at * step).toPrecision(12)))
  return marks
}
