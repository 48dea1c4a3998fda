import { type Answers, fieldsOf, type Form, isWritable } from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import { bindingsOf } from '@/lib/core/forms/facts'
import type { Field } from '@/lib/core/forms/kinds'
import { maskAnswers } from '@/lib/core/forms/mask'
import { isEmpty, type Row } from '@/lib/core/forms/values'
import { sameFact } from '../../dossier/rules/fact-changes'
import type { DossierFactKey } from '../../rules/dossier-facts'

/** A line of a table that differs; null before when it is new, null after when it is gone. */
export type LineChange = { before: Row | null; after: Row | null }

/** One field of a paper that differs from what was there before, in the group of the paper it stands in. */
export type HandedChange = {
  section: string
  field: string
  fact: DossierFactKey | null
  before: unknown
  after: unknown
  /** Of a table: the lines that differ, and no others. */
  lines: LineChange[] | null
}

type Places = { before: number | null; after: number | null }

const rowsOf = (value: unknown) => (Array.isArray(value) ? (value as readonly Row[]) : [])

/**
 * Where the lines that differ stand on either side: a record is known by its id, other lines that say the same belong
 * together, and of what is left the first is held against the first.
 */
export function changedLines(
  columns: readonly string[],
  before: readonly Row[],
  after: readonly Row[],
): Places[] {
  const same = (a: Row, b: Row) => columns.every((name) => sameValue(a[name], b[name]))
  const old = before.map((row, at) => ({ row, at }))
  const take = (fits: (row: Row) => boolean): number | null => {
    const found = old.findIndex(({ row }) => fits(row))
    return found < 0 ? null : old.splice(found, 1)[0]!.at
  }
  const known = after.map((row) =>
    isEmpty(row['id'])
      ? take((one) => isEmpty(one['id']) && same(one, row))
      : take((one) => one['id'] === row['id']),
  )
  const pairs = after.map((row, at): Places => {
    const from = known[at] ?? (isEmpty(row['id']) ? take((one) => isEmpty(one['id'])) : null)
    return { before: from, after: at }
  })
  const gone = old.map(({ at }): Places => ({ before: at, after: null }))
  return [...pairs.filter((p) => p.before === null || !same(before[p.before]!, after[p.after!]!)), ...gone]
}

function linesOf(table: Field<'table'>, raw: Sides, seen: Sides): LineChange[] {
  const rowAt = (rows: readonly Row[], at: number | null) => (at === null ? null : (rows[at] ?? null))
  return changedLines(Object.keys(table.columns), rowsOf(raw.before), rowsOf(raw.after)).map((places) => ({
    before: rowAt(rowsOf(seen.before), places.before),
    after: rowAt(rowsOf(seen.after), places.after),
  }))
}

type Sides = { before: unknown; after: unknown }

/**
 * What a paper changes, field by field in its own order: its facts and what it says itself, not what is worked out from
 * them. Values are compared as they are stored and told as the dossier shows them: guarded ones masked.
 */
export function handedChanges(form: Form, before: Answers, after: Answers): HandedChange[] {
  const bound = bindingsOf(form)
  const seenBefore = maskAnswers(form, before, () => false)
  const seenAfter = maskAnswers(form, after, () => false)
  return fieldsOf(form).flatMap(({ name, section, field }): HandedChange[] => {
    const fact = (bound[name] as DossierFactKey | undefined) ?? null
    if (!fact && !isWritable(field)) return []
    const raw = { before: before[name] ?? null, after: after[name] ?? null }
    if (fact ? sameFact(fact, raw.before, raw.after) : sameValue(raw.before, raw.after)) return []
    const seen = { before: seenBefore[name] ?? null, after: seenAfter[name] ?? null }
    if (field.kind !== 'table') return [{ section, field: name, fact, ...seen, lines: null }]
    const lines = linesOf(field, raw, seen)
    return lines.length === 0 ? [] : [{ section, field: name, fact, before: null, after: null, lines }]
  })
}

/** The answers as they stood before facts were changed by handing the paper in: what each fact was put back. */
export function undone(
  form: Form,
  answers: Answers,
  facts: readonly { fact: string; before: unknown }[],
): Answers {
  const was = new Map(facts.map(({ fact, before }) => [fact, before]))
  return {
    ...answers,
    ...Object.fromEntries(
      Object.entries(bindingsOf(form)).flatMap(([field, fact]) =>
        was.has(fact) ? [[field, was.get(fact) ?? null]] : [],
      ),
    ),
  }
}
