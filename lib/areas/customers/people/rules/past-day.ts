/** A change as the history keeps it, newest first; `before` holds the changed facts as they were. */
export type Rewindable = {
  subjectId: string
  deed: string
  before: Readonly<Record<string, unknown>> | null
}

/** A record with its facts. */
export type Subject = { id: string; facts: Readonly<Record<string, unknown>> }

/**
 * The facts of records as they stood before `changes` (newest first). A record that was only added by one of them has
 * the facts it was added with, and is named in `later`.
 */
export function rewound(
  subjects: readonly Subject[],
  changes: readonly Rewindable[],
): { facts: Map<string, Record<string, unknown>>; later: Set<string> } {
  const facts = new Map(subjects.map(({ id, facts: now }) => [id, { ...now }]))
  const later = new Set<string>()
  for (const { subjectId, deed, before } of changes) {
    const now = facts.get(subjectId)
    if (!now) continue
    if (deed === 'added') later.add(subjectId)
    else Object.assign(now, before)
  }
  return { facts, later }
}
