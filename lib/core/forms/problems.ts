import type { z } from 'zod'
import { checksOf } from './check'
import type { Answers, Form, FormContext, Problem } from './definition'
import type { Field } from './kinds'
import { schemaOf } from './schema'
import { schemaOfField } from './schema-faces'
import { isEmpty, isMasked } from './values'
import type { FieldErrors } from '../outcome'

function figuresOf(issue: z.core.$ZodIssue): Record<string, number> | undefined {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) }
  if (issue.code === 'too_small') return { min: Number(issue.minimum) }
  return undefined
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const [field, row, column] = issue.path
  const values = figuresOf(issue)
  return {
    field: String(field),
    code: issue.message,
    ...(values && { values }),
    ...(typeof row === 'number' && { row }),
    ...(typeof row === 'number' && column !== undefined && { column: String(column) }),
  }
}

const keyOf = (p: Problem) => [p.field, p.row, p.column, p.code].join('/')

/** Everything that keeps these answers from being submitted, each thing once. Masked values count as they are stored. */
export function problemsOf(form: Form, answers: Answers, context: FormContext): Problem[] {
  const masked = new Set(Object.keys(answers).filter((name) => isMasked(answers[name])))
  const parsed = schemaOf(form, 'submit').safeParse(answers)
  const issues = parsed.success ? [] : parsed.error.issues.map(problemOf).filter((p) => !masked.has(p.field))
  const seen = new Set<string>()
  return [...issues, ...checksOf(form, answers, context)].filter(
    (p) => !seen.has(keyOf(p)) && seen.add(keyOf(p)),
  )
}

/** What is wrong with one value of one field; empty when it fits or is blank. */
export function valueProblems(name: string, field: Field, value: unknown): Problem[] {
  if (isEmpty(value) || isMasked(value)) return []
  const parsed = schemaOfField(field).safeParse(value)
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => problemOf({ ...issue, path: [name, ...issue.path] }))
}

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
