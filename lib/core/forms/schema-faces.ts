import { z } from 'zod'
import { businessDate, month, type BusinessDate, type Month } from '../dates'
import { isOpenColumn } from './definition'
import type { Column, Field, KindName } from './kinds'
import { parsePhone } from './phone'
import { taxNumberFault, tidyTaxNumber } from './tax-number'
import { isUnread, type LocalDateTime } from './values'

// Messages are codes under `forms.checks`; figures (maximum, minimum) come from the issue.
const LINE = 200
const PAGE = 4000

function exists(make: (text: string) => unknown) {
  return (value: string): boolean => {
    try {
      make(value)
      return true
    } catch {
      return false
    }
  }
}

const textUpTo = (max: number) => z.string('not-text').max(max, 'too-long')
const dateText = z
  .string('not-date')
  .refine(exists(businessDate), 'not-date')
  .meta({ format: 'date' }) as unknown as z.ZodType<BusinessDate>
const monthText = z.string('not-month').refine(exists(month), 'not-month') as unknown as z.ZodType<Month>
const dateTimeText = z
  .string('not-datetime')
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'not-datetime')
  .refine((v) => exists(businessDate)(v.slice(0, 10)), 'not-datetime') as unknown as z.ZodType<LocalDateTime>

function numberIn(min: number | undefined, max: number | undefined) {
  let schema = z.number('not-number')
  if (min !== undefined) schema = schema.min(min, 'too-small')
  if (max !== undefined) schema = schema.max(max, 'too-big')
  return schema
}

/** What was typed and could not be taken says why, as what is stored would: a slip is not a wrong length. */
function typedTaxNumberFault(input: unknown): string {
  return (isUnread(input) && taxNumberFault(tidyTaxNumber(input.typed))) || 'not-tax-number'
}

function decimalsOf(n: number): number {
  return (/\.(\d+)$/.exec(String(n))?.[1] ?? '').length
}

const ref = z.object(
  { id: z.string().max(64).nullable(), label: textUpTo(LINE).min(1, 'required') },
  'not-picked',
)
/** Somebody or something on file: picked, not only typed. */
const picked = ref.refine((v) => v.id !== null, 'not-picked')

const masked = z.object({ masked: z.literal(true), shown: textUpTo(LINE) })
/** What a line that is a record carries beside its cells: which it is, and that it is to end. */
export const recordCells = {
  id: z.uuid().nullish(),
  ending: z.object({ endsOn: dateText, leftFor: textUpTo(100).nullable() }).nullish(),
}

function rowSchema({ columns, records }: Field<'table'>): z.ZodType {
  const cells = Object.entries(columns).filter(([, column]) => isOpenColumn(column))
  const cell = (column: Column) =>
    records === undefined ? schemaOfField(column) : z.union([masked, schemaOfField(column)])
  const shape = Object.fromEntries(cells.map(([name, column]) => [name, cell(column).nullish()]))
  return z.object(records === undefined ? shape : { ...recordCells, ...shape })
}

/** A zod 4 schema of the filled value of every kind. */
export const schemaFaces = {
  text: (f) => {
    if (f.like === 'postcode') return z.string('not-text').regex(/^\d{6}$/, 'not-postcode')
    const line = textUpTo(f.max ?? LINE)
    if (f.like === 'email') return line.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'not-email')
    return f.like === 'website' ? line.regex(/^(https?:\/\/)?[^\s/?#:]+\.\S+$/i, 'not-website') : line
  },
  'long-text': (f) => textUpTo(f.max ?? PAGE),
  integer: (f) => numberIn(f.min ?? 0, f.max ?? 1e12).refine(Number.isSafeInteger, 'not-whole'),
  number: (f) =>
    numberIn(f.min ?? 0, f.max ?? 1e12).refine((n) => decimalsOf(n) <= (f.decimals ?? 4), 'too-fine'),
  money: (f) => numberIn(f.negative ? -1e15 : 0, 1e15).refine(Number.isSafeInteger, 'not-money'),
  percent: (f) =>
    numberIn(f.min ?? 0, f.max ?? 100).refine((n) => decimalsOf(n) <= (f.decimals ?? 2), 'too-fine'),
  date: () => dateText,
  datetime: () => dateTimeText,
  month: () => monthText,
  period: () =>
    z.object({ from: monthText, to: monthText }, 'not-period').refine((p) => p.from <= p.to, 'not-period'),
  choice: (f) => {
    const listed = z.enum(f.options.codes as [string, ...string[]], 'not-choice')
    return f.other
      ? z.union([listed, z.object({ other: textUpTo(LINE).min(1, 'required') })], 'not-choice')
      : listed
  },
  many: (f) =>
    z
      .array(z.enum(f.options.codes as [string, ...string[]], 'not-choice'), 'not-choice')
      .max(f.options.codes.length, 'not-choice'),
  rating: () => z.int('not-rating').min(1, 'not-rating').max(5, 'not-rating'),
  table: (f) =>
    z
      .array(rowSchema(f), 'not-rows')
      .min(f.minRows ?? 0, 'too-few-rows')
      .max(f.maxRows ?? 500, 'too-many-rows'),
  person: () => picked,
  unit: () => picked,
  customer: (f) => (f.orNew ? ref : picked),
  reference: () => picked,
  contact: () =>
    z.object(
      {
        id: z.string().max(64).nullable(),
        name: textUpTo(60).min(1, 'required'),
        title: textUpTo(60),
        phone: textUpTo(30),
      },
      'not-picked',
    ),
  calculated: (f) => {
    if (f.as === 'text') return textUpTo(LINE)
    return f.instead === undefined
      ? z.number('not-number')
      : z.union([z.number(), z.string().max(LINE)], 'not-number')
  },
  file: (f) =>
    z
      .array(
        z.object({ id: z.string().max(64), name: textUpTo(255), size: z.int().nonnegative() }),
        'not-file',
      )
      .max(f.max ?? 20, 'too-many-files'),
  signature: () =>
    z.object({
      personId: z.string(),
      name: z.string(),
      post: z.string(),
      at: z.string(),
      remark: z.string().nullable(),
    }),
  'yes-no': (f) => (f.mustBeYes ? z.literal(true, 'must-be-yes') : z.boolean('not-yes-no')),
  phone: () => z.string('not-phone').refine((v) => parsePhone(v) === v, 'not-phone'),
  'tax-number': () =>
    z.string({ error: ({ input }) => typedTaxNumberFault(input) }).superRefine((v, ctx) => {
      const fault = taxNumberFault(v)
      if (fault) ctx.addIssue({ code: 'custom', message: fault })
    }),
  'bank-account': () => z.string('not-bank-account').regex(/^\d{6,30}$/, 'not-bank-account'),
} satisfies { [K in KindName]: (field: Field<K>) => z.ZodType }

/** The schema of a filled value of this field; emptiness is the form's affair. */
export function schemaOfField<K extends KindName>(field: Field<K>): z.ZodType {
  const face = schemaFaces[field.kind] as (field: Field<K>) => z.ZodType
  return face(field)
}
