export type Difference = { field: string; before: string; after: string }

const text = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

function isFacts(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Where `before` and `after` of an event are groups of facts: the facts that differ, with both values. */
export function differencesOf(values: Readonly<Record<string, unknown>>): Difference[] {
  const { before, after } = values
  if (!isFacts(before) || !isFacts(after)) return []
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: text(before[field]), after: text(after[field]) }))
    .filter((difference) => difference.before !== difference.after)
}
