import type { Answers } from './definition'
import { isEmpty, isMasked } from './values'

export type Change = { field: string; from: unknown; to: unknown }

/** Are two values of a field the same? Blank equals missing; the order of keys does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false
  const left = a as Answers
  const right = b as Answers
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    sameValue(left[key], right[key]),
  )
}

/** Field by field what changed from `a` to `b`, in the order of `b`. What is masked on either side is not compared. */
export function diffAnswers(a: Answers, b: Answers): Change[] {
  return [...new Set([...Object.keys(b), ...Object.keys(a)])]
    .filter((field) => !isMasked(a[field]) && !isMasked(b[field]) && !sameValue(a[field], b[field]))
    .map((field) => ({ field, from: a[field] ?? null, to: b[field] ?? null }))
}
