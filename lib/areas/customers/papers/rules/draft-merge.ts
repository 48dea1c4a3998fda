import { sameValue } from '@/lib/core/forms/diff'
import type { Answers } from '@/lib/core/forms/definition'

/**
 * A draft: what was typed, and what the writer had before his eyes when he typed: the facts, and what the newest paper
 * said beside them (drafts from before that was kept lack it).
 */
export type PaperDraft = { answers: Answers; seen: Answers; own?: Answers }

/** Where a draft of a paper is kept: one for each period where each has a paper of its own. */
export function draftForm(formId: string, period: string | null): string {
  return period === null ? formId : `${formId}/${period}`
}

/** What is stored now: the whole paper, the facts, and what the newest paper says that no fact holds. */
export type StoredPaper = { answers: Answers; facts: Answers; own: Answers }

/**
 * Opens a draft over what is stored today. A field the writer had not touched shows what is stored now; a field he had
 * keeps his words, and what he saw then, so that a change by somebody else meanwhile comes out as a conflict.
 * @param bound field → fact
 */
export function reopenDraft(
  stored: StoredPaper,
  draft: PaperDraft,
  bound: Readonly<Record<string, string>>,
): { answers: Answers; seen: Answers; own: Answers } {
  const answers: Record<string, unknown> = { ...stored.answers }
  const seen: Record<string, unknown> = { ...stored.facts }
  const own: Record<string, unknown> = { ...stored.own }
  for (const [field, value] of Object.entries(draft.answers ?? {})) {
    const fact = bound[field]
    if (fact === undefined) {
      if (draft.own && sameValue(value, draft.own[field])) continue
      answers[field] = value
      if (draft.own) own[field] = draft.own[field] ?? null
    } else if (!sameValue(value, draft.seen?.[fact])) {
      // A fact the file does not hold yet is not among those seen: it was seen empty.
      answers[field] = value
      seen[fact] = draft.seen?.[fact] ?? null
    }
  }
  return { answers, seen, own }
}
