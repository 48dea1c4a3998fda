import type { Answers, Form, FormContext, Problem } from './definition'
import { fieldsOf } from './definition'
import { isRequired, readable, withCalculated } from './readable'
import { isEmpty, isUnread, type Row } from './values'

/** Lines of a table that lack a required cell. */
function cellsMissing(form: Form, answers: Answers): Problem[] {
  return fieldsOf(form).flatMap(({ name, field }) => {
    const rows = answers[name]
    if (field.kind !== 'table' || !Array.isArray(rows)) return []
    const required = Object.entries(field.columns).filter(
      ([, c]) => c.required && c.kind !== 'calculated' && !c.derive,
    )
    return rows.flatMap((row: Row, at) =>
      required
        .filter(([column]) => isEmpty(row[column]))
        .map(([column]) => ({ field: name, row: at, column, code: 'required' })),
    )
  })
}

/** Required fields still empty, conditions included; `shut` ones are not this writer's to fill. */
export function missingRequired(form: Form, answers: Answers, shut: readonly string[] = []): string[] {
  const read = readable(form, answers)
  return fieldsOf(form)
    .map((f) => f.name)
    .filter((name) => isEmpty(answers[name]) && !shut.includes(name) && isRequired(form, name, read))
}

/** What the form itself asks beyond each field's own schema: required fields, required cells, cross-field checks. */
export function checksOf(form: Form, answers: Answers, context: FormContext): Problem[] {
  const whole = withCalculated(form, answers, context)
  return [
    ...(form.living
      ? []
      : missingRequired(form, whole, context.shut).map((field) => ({ field, code: 'required' }))),
    ...cellsMissing(form, whole),
    ...crossChecks(form, whole, context),
  ]
}

/** Cross-field checks alone: they speak as soon as the fields they compare are filled. */
export function crossChecks(form: Form, answers: Answers, context: FormContext): Problem[] {
  const whole = withCalculated(form, answers, context)
  return form.rules.check?.(readable(form, whole), context) ?? []
}

/** Values typed but not readable as their kind. */
export function unreadFields(form: Form, answers: Answers): string[] {
  return fieldsOf(form)
    .map((f) => f.name)
    .filter((name) => {
      const value = answers[name]
      return (
        isUnread(value) ||
        (Array.isArray(value) && value.some((row: Row) => Object.values(row ?? {}).some(isUnread)))
      )
    })
}
