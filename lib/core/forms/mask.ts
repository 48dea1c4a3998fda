import type { Answers, Paper } from './definition'
import { fieldsOf } from './definition'
import type { Field } from './kinds'
import { maskPhone } from './phone'
import { isEmpty, isMasked, type Masked, type Row } from './values'

/** What may be seen of a value by whoever may not see it. */
export function maskedText(field: Field, value: unknown): string {
  if (field.kind === 'phone' && typeof value === 'string') return maskPhone(value)
  if (field.kind === 'bank-account' && typeof value === 'string') return `****${value.slice(-4)}`
  if (field.kind === 'date') return '****-**-**'
  return '******'
}

/** Is this field hidden from those without the right? Account numbers always are. */
export function isGuarded(field: Field): boolean {
  return field.personal === true || field.kind === 'bank-account'
}

function maskRows(field: Field<'table'>, rows: readonly Row[]): Row[] {
  const guarded = Object.entries(field.columns).filter(([, column]) => isGuarded(column))
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      guarded
        .filter(([name]) => !isEmpty(row[name]) && !isMasked(row[name]))
        .map(([name, column]): [string, Masked] => [
          name,
          { masked: true, shown: maskedText(column, row[name]) },
        ]),
    ),
  }))
}

/** The answers as a viewer may see them: guarded values he may not see become `Masked`. */
export function maskAnswers(
  form: Paper,
  answers: Answers,
  maySee: (name: string, field: Field) => boolean,
): Answers {
  const guarded = fieldsOf(form).filter(
    ({ name, field }) => isGuarded(field) && !isEmpty(answers[name]) && !maySee(name, field),
  )
  const masks = guarded.map(({ name, field }): [string, Masked] => [
    name,
    { masked: true, shown: maskedText(field, answers[name]) },
  ])
  const tables = fieldsOf(form).flatMap(({ name, field }): [string, Row[]][] =>
    field.kind === 'table' && Array.isArray(answers[name])
      ? [[name, maskRows(field, answers[name] as Row[])]]
      : [],
  )
  return { ...answers, ...Object.fromEntries(tables), ...Object.fromEntries(masks) }
}

/** What a client may send back: masked values are left out, so the stored ones stay. */
export function withoutMasked(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => !isMasked(value)))
}

/** What may lie in the browser's own storage while offline: guarded fields are left out. */
export function withoutGuarded(form: Paper, answers: Answers): Answers {
  const guarded = new Set(
    fieldsOf(form)
      .filter(({ field }) => isGuarded(field))
      .map((f) => f.name),
  )
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !guarded.has(name)))
}
