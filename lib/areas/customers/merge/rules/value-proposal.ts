import { isEmpty } from '@/lib/core/forms/values'

/** A value of one record, with when and from where it came. */
export type SourcedValue = { recordId: string; value: unknown; at: string | null; source: string | null }

/** What people wrote down themselves is trusted before what a file or the system put there. */
const TRUSTED = new Set(['form', 'visit', 'survey', 'customer'])

/**
 * The record whose value of a fact is proposed: a value before none, what people wrote before what was imported, the
 * newest before older ones, and the kept record where all else is equal.
 */
export function proposedRecord(values: readonly SourcedValue[], keptId: string): string {
  const filled = values.filter((one) => !isEmpty(one.value))
  const best = filled.toSorted(
    (a, b) =>
      Number(TRUSTED.has(b.source ?? '')) - Number(TRUSTED.has(a.source ?? '')) ||
      (b.at ?? '').localeCompare(a.at ?? '') ||
      Number(b.recordId === keptId) - Number(a.recordId === keptId),
  )[0]
  return best?.recordId ?? keptId
}
