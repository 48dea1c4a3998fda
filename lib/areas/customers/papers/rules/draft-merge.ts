import { sameValue } from '@/lib/core/forms/diff'
import type { Answers } from '@/lib/core/forms/definition'

/** A draft: what was typed, and the facts the writer had before his eyes when he typed. */
export type PaperDraft = { answers: Answers; seen: Answers }

/**
 * Opens a draft over the facts of today. A field the writer had not touched shows what is stored now; a field he had
 * keeps his words, and what he saw then, so that a change by somebody else meanwhile comes out as a conflict.
 * @param bound field → fact; fields without a fact always keep the draft
 */
export function reopenDraft(
  current: Answers,
  draft: PaperDraft,
  bound: Readonly<Record<string, string>>,
  facts: Answers,
): { answers: Answers; seen: Answers } {
  const answers: Record<string, unknown> = { ...current }
  const seen: Record<string, unknown> = { ...facts }
  for (const [field, value] of Object.entries(draft.answers)) {
    const fact = bound[field]
    if (fact === undefined) answers[field] = value
    else if (fact in draft.seen && !sameValue(value, draft.seen[fact])) {
      answers[field] = value
      seen[fact] = draft.seen[fact] ?? null
    }
  }
  return { answers, seen }
}
