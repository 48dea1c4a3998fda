import type { Answers } from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import type { Conflict } from '@/lib/core/outcome'

/** What a paper says that no fact holds: `seen` by the writer, `sent` by him, `stored` with the newest paper. */
export type OwnSides = { seen: Answers; sent: Answers; stored: Answers }

/**
 * Brings together what two people wrote into one paper: a field the writer left as he saw it stays as it is stored now;
 * one both changed differently is a conflict of base, theirs and mine, and then nothing may be saved.
 */
export function reconcileOwn(
  fields: readonly string[],
  { seen, sent, stored }: OwnSides,
): { answers: Answers; conflicts: Conflict[] } {
  const answers: Record<string, unknown> = {}
  const conflicts: Conflict[] = []
  for (const field of fields) {
    const [base, mine, theirs] = [seen[field] ?? null, sent[field] ?? null, stored[field] ?? null]
    answers[field] = sameValue(mine, base) ? theirs : mine
    if (!sameValue(mine, base) && !sameValue(theirs, base) && !sameValue(mine, theirs))
      conflicts.push({ field: `answers.${field}`, base, theirs, mine })
  }
  return { answers, conflicts }
}
