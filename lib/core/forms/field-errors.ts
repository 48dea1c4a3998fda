import type { FieldErrors } from '../outcome'
import type { Form, Problem } from './definition'

/** As the outcome of a mutation carries them: path (`lines.3.amount`) → message keys of the catalogue. */
export function fieldErrorsOf(form: Form, problems: readonly Problem[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const p of problems) {
    const path = [p.field, p.row, p.column].filter((part) => part !== undefined).join('.')
    const code = `forms.${p.own ? `${form.id}.` : ''}checks.${p.code}`
    errors[path] = [...(errors[path] ?? []), { code, ...(p.values && { values: p.values }) }]
  }
  return errors
}

/** Back from the outcome of a mutation to problems the sheet can show. */
export function problemsFrom(form: Form, errors: FieldErrors): Problem[] {
  const own = `forms.${form.id}.checks.`
  return Object.entries(errors).flatMap(([path, list]) => {
    const [field = '', row, column] = path.split('.')
    return list.map(({ code, values }) => ({
      field,
      code: code.replace(own, '').replace(/^forms\.checks\./, ''),
      ...(code.startsWith(own) && { own: true }),
      ...(values && { values }),
      ...(row !== undefined && { row: Number(row) }),
      ...(column !== undefined && { column }),
    }))
  })
}
