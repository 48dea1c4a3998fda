import type { Answers, Form, FormContext, Readable, Sections } from './definition'
import { fieldNamed, fieldsOf, isWritable } from './definition'
import type { Field } from './kinds'
import { isEmpty, isMasked, isUnread, type Row } from './values'

const counts = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value)
const measures = (value: unknown) => typeof value === 'number' && Number.isFinite(value)

/** What rules compute with has to be of its kind; the schema tells the writer at the field, the rule reads a blank. */
const computable: Readonly<Record<string, (value: unknown) => boolean>> = {
  money: counts,
  integer: counts,
  number: measures,
  percent: measures,
  table: Array.isArray,
}

function plain(value: unknown, kind: string): unknown {
  if (isEmpty(value) || isUnread(value) || isMasked(value)) return null
  return computable[kind]?.(value) === false ? null : value
}

function plainRow(row: Row | null, { columns }: Field<'table'>): Row {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { kind }]) => [name, plain(row?.[name], kind)]),
  )
}

/** The answers as rules read them: every field present; blank, unread and masked values and such of a wrong kind null. */
export function readable<S extends Sections>(form: { sections: S }, answers: Answers): Readable<S> {
  const entries = Object.values(form.sections).flatMap((section) =>
    Object.entries(section.fields).map(([name, field]) => {
      const value = plain(answers[name], field.kind)
      return [
        name,
        field.kind === 'table' && Array.isArray(value)
          ? value.map((row: Row) => plainRow(row, field))
          : value,
      ]
    }),
  )
  return Object.fromEntries(entries) as Readable<S>
}

/** Names of the fields that apply to these answers. */
export function applicable(form: Form, answers: Answers): Set<string> {
  const read = readable(form, answers)
  const conditions = form.rules.appliesWhen ?? {}
  const names = fieldsOf(form).map((f) => f.name)
  return new Set(names.filter((name) => conditions[name]?.(read) ?? true))
}

/** Must this field be filled, given the answers? Fields nobody can type are never asked for. */
export function isRequired(form: Form, name: string, read: Readable<Sections>): boolean {
  const placed = fieldsOf(form).find((f) => f.name === name)
  if (!placed || !isWritable(placed.field)) return false
  if (!(form.rules.appliesWhen?.[name]?.(read) ?? true)) return false
  return placed.field.required === true || (form.rules.requiredWhen?.[name]?.(read) ?? false)
}

/** The very same row where nothing in it changes. */
function withCells(row: Row, cells: Row): Row {
  return Object.entries(cells).every(([name, value]) => row[name] === value) ? row : { ...row, ...cells }
}

/** Works out calculated columns and fields. Values given by the page (`derive`) stay as they are. */
export function withCalculated<A extends Answers>(form: Form, answers: A, context: FormContext): A {
  const next: Record<string, unknown> = { ...answers }
  for (const [name, of] of Object.entries(form.rules.calculateRow ?? {})) {
    const rows = next[name]
    const table = fieldNamed(form, name)
    if (!of || table?.kind !== 'table' || !Array.isArray(rows)) continue
    next[name] = rows.map((row: Row) => withCells(row, of(plainRow(row, table), context)))
  }
  for (const [name, of] of Object.entries(form.rules.calculate ?? {})) {
    if (of) next[name] = of(readable(form, next), context)
  }
  return next as A
}

/** As they are kept: calculated fields worked out, what does not apply emptied. */
export function settled<A extends Answers>(form: Form, answers: A, context: FormContext): A {
  const applies = applicable(form, answers)
  const kept = Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, applies.has(name) ? value : null]),
  )
  return withCalculated(form, kept as A, context)
}
