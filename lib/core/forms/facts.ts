import type { Answers, Paper } from './definition'
import { fieldsOf } from './definition'
import type { Common, Field } from './kinds'
import type { Row } from './values'

/** A fact of the customer: the field it is filled by, wherever it is shown. */
export type Fact = Field

/**
 * `bound('phone', { required: true, span: 4 })`: a field that shows a fact. Its kind and its guard come from the
 * fact, so two forms cannot disagree; its label, place and duty are the form's own.
 */
export function bindTo<const F extends Readonly<Record<string, Fact>>>(facts: F) {
  return <K extends keyof F & string, const O extends Omit<Common, 'bind' | 'personal' | 'ownSide'>>(
    key: K,
    own: O = {} as O,
  ) => ({ ...facts[key], ...own, bind: key }) as F[K] & Readonly<O> & { readonly bind: K }
}

/** Field name → fact key of the fields that show facts. */
export function bindingsOf(form: Paper): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ name, field }) => (field.bind === undefined ? [] : [[name, field.bind]])),
  )
}

/** Table field → the records it shows, for tables whose lines are records of the house. */
export function recordsOf(form: Paper): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ name, field }) =>
      field.kind === 'table' && field.records !== undefined ? [[name, field.records]] : [],
    ),
  )
}

/** Records as lines of a table: which they are, and the columns it has; nothing else of them. */
export function linesFor(form: Paper, name: string, records: unknown): Row[] {
  const table = fieldsOf(form).find((placed) => placed.name === name)?.field
  if (table?.kind !== 'table' || !Array.isArray(records)) return []
  const kept = ['id', 'ending', ...Object.keys(table.columns)]
  return (records as Row[]).map((row) =>
    Object.fromEntries(kept.filter((key) => key in row).map((key) => [key, row[key]])),
  )
}

/** The facts a form shows, in its order. */
export function factKeysOf(form: Paper): string[] {
  return Object.values(bindingsOf(form))
}

/** The facts a form wants filled whatever the answers. */
export function requiredFactsOf(form: Paper): string[] {
  return fieldsOf(form).flatMap(({ field }) =>
    field.bind !== undefined && field.required ? [field.bind] : [],
  )
}

/** The answers a form starts from: the stored facts in their fields. */
export function answersFromFacts(form: Paper, facts: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(Object.entries(bindingsOf(form)).map(([name, key]) => [name, facts[key] ?? null]))
}

/** What to store of the answers as facts; fields not sent (masked ones) are left out. */
export function factsFromAnswers(form: Paper, answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bindingsOf(form)).flatMap(([name, key]) =>
      name in answers ? [[key, answers[name] ?? null]] : [],
    ),
  )
}
