import { abcClasses, customerStates, fileStates } from '../../rules/customer-kinds'
import type { ListColumn } from './list-columns'

const LEVELS = ['1', '2', '3', '4', '5'] as const
const OWN: Readonly<Record<string, readonly string[]>> = {
  tier: LEVELS,
  grade: LEVELS,
  abc: abcClasses,
  state: customerStates,
  fileState: fileStates,
}

/** Codes a column's `in` may ask for; none where it is no choice. */
export function codesOf({ id, kind, options }: ListColumn): readonly string[] {
  if (options) return options.codes
  if (OWN[id]) return OWN[id]
  if (kind === 'flag') return ['true', 'false']
  return kind === 'level' ? LEVELS : []
}
