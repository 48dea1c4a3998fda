import { z } from 'zod'
import type { AnswersOf, DraftOf, Form } from './definition'
import { fieldsOf, isOpenColumn, isWritable } from './definition'
import type { Field, FilledValueOf } from './kinds'
import { recordCells, schemaOfField } from './schema-faces'
import { isEmpty } from './values'

/** What a person sends: calculated, derived and signed fields are left out, the server adds them. */
export type SubmittedOf<D> = {
  readonly [
    N in keyof AnswersOf<D> as D extends { sections: infer S }
      ? WritableIn<S, N> extends true
        ? N
        : never
      : never
  ]: AnswersOf<D>[N]
}
type WritableIn<S, N> = {
  [K in keyof S]: S[K] extends { fields: infer F }
    ? N extends keyof F
      ? F[N] extends { kind: 'calculated' | 'signature' } | { derive: string }
        ? false
        : true
      : never
    : never
}[keyof S]

const emptyToNull = (value: unknown) => (isEmpty(value) ? null : value)
const unread = z.object({ typed: z.string().max(20_000) })

function draftCell(schema: z.ZodType): z.ZodType {
  return z.union([schema, unread], 'unread').nullish()
}

function draftRows({ columns, records }: Field<'table'>): z.ZodType {
  const open = Object.entries(columns).filter(([, column]) => isOpenColumn(column))
  const cells = open.map(([name, column]) => [name, draftCell(schemaOfField(column))])
  return z
    .array(z.object({ ...(records !== undefined && recordCells), ...Object.fromEntries(cells) }))
    .max(500, 'too-many-rows')
    .nullish()
}

function draftField(field: Field): z.ZodType {
  return field.kind === 'table' ? draftRows(field) : draftCell(schemaOfField(field))
}

function submitField(field: Field, mayStayEmpty: boolean): z.ZodType {
  const nullable = schemaOfField(field).nullable()
  return z.preprocess(
    emptyToNull,
    field.required && !mayStayEmpty ? nullable.refine((v) => v !== null, 'required') : nullable,
  )
}

/**
 * The schema of what a person sends: one copy for form, action and API.
 * `draft` takes anything missing and anything typed but unread; `submit` wants every value whole and every
 * unconditionally required field filled (conditions and cross-field checks: `checksOf`).
 */
export function schemaOf<D extends Form>(form: D, mode: 'draft'): z.ZodType<DraftOf<D>>
export function schemaOf<D extends Form>(form: D, mode: 'submit'): z.ZodType<SubmittedOf<D>>
export function schemaOf(form: Form, mode: 'draft' | 'submit'): z.ZodType {
  const make = mode === 'draft' ? draftField : (field: Field) => submitField(field, form.living === true)
  const shape = fieldsOf(form)
    .filter(({ field }) => isWritable(field))
    .map(({ name, field }) => [name, make(field)])
  return z.object(Object.fromEntries(shape))
}

/** Does the value fit its field? Blank fits. */
export function fits<F extends Field>(field: F, value: unknown): value is FilledValueOf<F> | null {
  return isEmpty(value) || schemaOfField(field).safeParse(value).success
}
