import type { z } from 'zod'
import { checksOf } from './check'
import type { Answers, Form, FormContext, Problem } from './definition'
import type { Field } from './kinds'
import { schemaOf } from './schema'
import { schemaOfField } from './schema-faces'
import { isEmpty, isMasked } from './values'

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

/**
 * Everything that keeps these answers from being submitted, each thing once. Masked values count as they are stored; what
 * lacks where the writer may not fill it (`context.shut`) keeps nothing back.
 */
export function problemsOf(form: Form, answers: Answers, context: FormContext): Problem[] {
  const masked = new Set(Object.keys(answers).filter((name) => isMasked(answers[name])))
  const shut = new Set(context.shut)
  const passed = (p: Problem) =>
    masked.has(p.field) || (shut.has(p.field) && p.row === undefined && isEmpty(answers[p.field]))
  const parsed = schemaOf(form, 'submit').safeParse(answers)
  const issues = parsed.success ? [] : parsed.error.issues.map(problemOf).filter((p) => !passed(p))
  const seen = new Set<string>()
  return [...issues, ...checksOf(form, answers, context)].filter(
    (p) => !seen.has(keyOf(p)) && seen.add(keyOf(p)),
  )
}

const schemas = new WeakMap<Field, z.ZodType>()

/** Built once a field: a long table asks for the same one thousands of times. */
function schemaFor(field: Field): z.ZodType {
  const known = schemas.get(field)
  if (known) return known
  const schema = schemaOfField(field)
  schemas.set(field, schema)
  return schema
}

/** What is wrong with one value of one field; empty when it fits or is blank. */
export function valueProblems(name: string, field: Field, value: unknown): Problem[] {
  if (isEmpty(value) || isMasked(value)) return []
  const parsed = schemaFor(field).safeParse(value)
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => problemOf({ ...issue, path: [name, ...issue.path] }))
}
