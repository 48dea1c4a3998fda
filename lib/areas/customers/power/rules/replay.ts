/** A row of the history of people: what happened to one post or tie. `before` and `after` hold the fields that changed. */
export type Change = {
  /** Sorts by time: a uuid v7. */
  id: string
  subjectId: string
  deed: string
  before: Fields | null
  after: Fields | null
}
export type Fields = Readonly<Record<string, unknown>>

/**
 * Undoes changes, newest first, from what is stored now: what was added later is gone, what was removed is back, what
 * was changed or ended has its values from before. Works as well with changes that keep all fields as with those that
 * keep only what changed.
 * @param now rows by id as they are stored
 * @param later every change after the day one asks for, in any order
 */
export function undone<T extends Fields>(
  now: ReadonlyMap<string, T>,
  later: readonly Change[],
): Map<string, T> {
  const rows = new Map<string, T>(now)
  for (const change of later.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    const row = rows.get(change.subjectId)
    if (change.deed === 'added') rows.delete(change.subjectId)
    else if (change.deed === 'removed') rows.set(change.subjectId, { ...row, ...change.before } as T)
    else if (row) rows.set(change.subjectId, { ...row, ...change.before })
  }
  return rows
}

/** A field of somebody that is another than before. */
export type FieldChange = { field: string; before: unknown; after: unknown }

/** How one map differs from an earlier one. */
export type MapDifference = {
  came: string[]
  left: string[]
  changed: { id: string; fields: FieldChange[] }[]
  appeared: string[]
  vanished: string[]
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Differences of two maps: people who came, left or changed in one of `fields`; ties that appeared or vanished. */
export function differenceOf(
  earlier: { people: ReadonlyMap<string, Fields>; ties: ReadonlySet<string> },
  later: { people: ReadonlyMap<string, Fields>; ties: ReadonlySet<string> },
  fields: readonly string[],
): MapDifference {
  const both = [...later.people].flatMap(([id, after]) => {
    const before = earlier.people.get(id)
    return before ? [{ id, before, after }] : []
  })
  const changed = both.map(({ id, before, after }) => ({
    id,
    fields: fields
      .filter((field) => !same(before[field], after[field]))
      .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null })),
  }))
  return {
    came: [...later.people.keys()].filter((id) => !earlier.people.has(id)),
    left: [...earlier.people.keys()].filter((id) => !later.people.has(id)),
    changed: changed.filter((one) => one.fields.length > 0),
    appeared: [...later.ties].filter((id) => !earlier.ties.has(id)),
    vanished: [...earlier.ties].filter((id) => !later.ties.has(id)),
  }
}
