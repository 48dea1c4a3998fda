import { type Answers, fieldNamed, type Form } from '@/lib/core/forms/definition'
import type { Row } from '@/lib/core/forms/values'
import type { Conflict } from '@/lib/core/outcome'
import { sameValue } from '@/lib/core/forms/diff'
import { bindingsOf, linesFor, recordsOf } from '@/lib/core/forms/facts'

type Sent = {
  changes: { fact: string; from: unknown; to: unknown }[]
  /** Tables whose lines are records of the house. */
  records: { field: string; from: unknown; to: unknown }[]
  answers: Answers
}

/** What a filled paper sends: facts that differ from what the writer saw, and what no fact holds. Fields left out (masked) are not touched. */
export function changesOf(form: Form, answers: Answers, seen: Answers): Sent {
  const bound = bindingsOf(form)
  const changes = Object.entries(bound).flatMap(([field, fact]) => {
    if (!(field in answers) || fieldNamed(form, field)?.derive !== undefined) return []
    const [from, to] = [seen[fact] ?? null, answers[field] ?? null]
    return sameValue(from, to) ? [] : [{ fact, from, to }]
  })
  const kinds = recordsOf(form)
  const records = Object.entries(kinds).flatMap(([field, kind]) => {
    const [from, to] = [linesFor(form, field, seen[kind]), linesFor(form, field, answers[field])]
    return field in answers && !sameValue(from, to) ? [{ field, from, to }] : []
  })
  const own = Object.entries(answers).filter(([field]) => bound[field] === undefined && !(field in kinds))
  return { changes, records, answers: Object.fromEntries(own) }
}

/** `facts.phone`, `answers.payments.0.due` → the field of the form (with line and column). */
export function inFields(path: string, bound: Readonly<Record<string, string>>): string {
  const [group, name = '', ...rest] = path.split('.')
  if (group === 'answers') return [name, ...rest].join('.')
  if (group !== 'facts') return path
  const field = Object.keys(bound).find((key) => bound[key] === name) ?? name
  return [field, ...rest].join('.')
}

/** What the writer sees after a conflict in a line (`people.2.title`): the other one's value, at the same record. */
export function rowsLearned(
  form: Form,
  conflicts: readonly Conflict[],
  answers: Answers,
  seen: Answers,
): Answers {
  const kinds = recordsOf(form)
  return conflicts.reduce<Answers>((known, { field, theirs }) => {
    const [name = '', line, column] = field.split('.')
    const kind = kinds[name]
    if (kind === undefined || column === undefined) return known
    const id = (answers[name] as readonly Row[] | null)?.[Number(line)]?.['id']
    const rows = (known[kind] ?? []) as readonly Row[]
    return { ...known, [kind]: rows.map((row) => (row['id'] === id ? { ...row, [column]: theirs } : row)) }
  }, seen)
}
