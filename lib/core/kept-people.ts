/** What is known of people is kept for the newest so many. */
const MOST = 2_000

/** Something read of a person, with the version of everybody's posts and rights it was read at; null when there is none. */
export type ReadOfPerson<T> = { version: string | null; value: T }

/**
 * What `read` says of a person on a day, read once and kept while nothing about anybody has changed: posts, units, grants,
 * delegations, names, limits of sessions. Who asks gives the version it has just read from the database beside the session
 * or token; the database gives a new one with every transaction that touches any of these, to be seen from the moment that
 * is committed. So what is kept is never older than what the database would answer, on however many instances.
 */
export function keptWhileUnchanged<T>(
  read: (personId: string, day: string) => Promise<ReadOfPerson<T>>,
): (personId: string, day: string, version: string | null) => Promise<T> {
  let kept = { version: '', day: '', people: new Map<string, T>() }

  function keep(version: string, day: string, personId: string, value: T): void {
    if (kept.version !== version || kept.day !== day) kept = { version, day, people: new Map() }
    const oldest = kept.people.size >= MOST ? kept.people.keys().next().value : undefined
    if (oldest !== undefined) kept.people.delete(oldest)
    kept.people.set(personId, value)
  }

  return async (personId, day, version) => {
    if (kept.version === version && kept.day === day && kept.people.has(personId))
      return kept.people.get(personId) as T
    const found = await read(personId, day)
    if (found.version !== null) keep(found.version, day, personId, found.value)
    return found.value
  }
}
