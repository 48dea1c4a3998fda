import { sameValue } from '@/lib/core/forms/diff'
import type { Conflict } from '@/lib/core/outcome'

type Typed = Readonly<Record<string, unknown>>

/** What was typed into a draft: papers keep it beside the facts the writer saw. */
function typedIn(draft: Typed): Typed {
  const { answers, seen } = draft
  const isPaper = typeof answers === 'object' && answers !== null && typeof seen === 'object'
  return isPaper ? (answers as Typed) : draft
}

/** Fields in which two drafts of one person differ; one that a draft does not hold is empty there. */
export function draftConflicts(stored: Typed, sent: Typed): Conflict[] {
  const [theirs, mine] = [typedIn(stored), typedIn(sent)]
  return [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].flatMap((field) =>
    sameValue(theirs[field] ?? null, mine[field] ?? null)
      ? []
      : [{ field, base: null, theirs: theirs[field] ?? null, mine: mine[field] ?? null }],
  )
}
