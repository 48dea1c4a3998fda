import type { BusinessDate } from '../dates'
import type { RoleCode } from '../permissions'
import type { Column, DraftValueOf, Field, FieldMap, FilledValueOf, ValueOf } from './kinds'
import type { Row } from './values'

/** Something wrong at a field; `code` is a key under `forms.checks`, or under `forms.<form>.checks` when `own`. */
export type Problem = {
  field: string
  code: string
  values?: Record<string, string | number>
  own?: boolean
  /** Line and column, for a cell of a table. */
  row?: number
  column?: string
}

export type Section = {
  /** Printed upright at the left of its rows; false for the head and the foot of the paper. */
  upright?: boolean
  /** Offers to copy answers of other fields: target → source (同法人代表). */
  copies?: Readonly<Record<string, string>>
  /** Begins a page of its own on paper. */
  newPage?: boolean
  fields: FieldMap
}

export type SignOffStep = {
  /** Posts that may sign; the approval plan names the person. */
  posts: readonly RoleCode[]
  /** The final word: a white-on-red seal. */
  final?: boolean
  /** The signature stands in a section (a `signature` field), not at the foot. */
  inBody?: boolean
}

export type Sections = Readonly<Record<string, Section>>

/** The paper itself: data, no functions. */
export type Paper<S extends Sections = Sections> = {
  /** `A1`; also the key of its words: `forms.A1`. */
  id: string
  version: number
  /** 0 none, 1 secret, 2 confidential, 3 top secret. */
  secrecy: 0 | 1 | 2 | 3
  page?: 'portrait' | 'landscape'
  /** Whose facts the fields bind to: the customer's unless told. */
  about?: 'contact'
  /** Kept up as long as it lives: gaps are counted, but never keep anybody from saving what he knows. */
  living?: true
  sections: S
  signOff: Readonly<Record<string, SignOffStep>>
}

type NameIn<S extends Sections> = { [K in keyof S]: keyof S[K]['fields'] & string }[keyof S]
type FieldIn<S extends Sections, N> = {
  [K in keyof S]: N extends keyof S[K]['fields'] ? S[K]['fields'][N] : never
}[keyof S]

/** What the rules of a form read: filled values or null. Unread and masked values count as null. */
export type Readable<S extends Sections> = { readonly [N in NameIn<S>]: FilledValueOf<FieldIn<S, N>> | null }

/** Today and the figures in force; checks read nothing else. */
export type FormContext = {
  today: BusinessDate
  settings?: Readonly<Record<string, number>>
  /** Fields that are not this writer's to fill: what is missing there is never asked of him. */
  shut?: readonly string[]
}

// Method types: a form with typed rules is still a `Form` when its type is forgotten.
type Condition<A> = { holds(answers: A): boolean }['holds']
type Calculation<A> = { of(answers: A, context: FormContext): unknown }['of']
type RowCalculation = { of(row: Row, context: FormContext): Row }['of']
type Fitting<A> = { fit(sample: A): Partial<A> }['fit']

/** What cannot be said as data. Every function is pure. */
export type FormRules<S extends Sections = Sections> = {
  /** Fields that must be filled when the condition holds. */
  requiredWhen?: { readonly [N in NameIn<S>]?: Condition<Readable<S>> }
  /** Fields that do not apply otherwise: struck out on screen, empty on paper. */
  appliesWhen?: { readonly [N in NameIn<S>]?: Condition<Readable<S>> }
  calculate?: { readonly [N in NameIn<S>]?: Calculation<Readable<S>> }
  /** Calculated columns: table field → the columns worked out for a line. */
  calculateRow?: { readonly [N in NameIn<S>]?: RowCalculation }
  check?(answers: Readable<S>, context: FormContext): Problem[]
  /** Makes a generated sample agree with the checks. */
  fitSample?: Fitting<Readable<S>>
}

export type FormDefinition<S extends Sections = Sections> = Paper<S> & { rules: FormRules<S> }

/** A form whose own type is forgotten: what the engine and the registry work with. */
export type Form = FormDefinition

/** Filled answers of a form, as they are submitted. */
export type AnswersOf<D> = D extends { sections: infer S extends Sections }
  ? { readonly [N in NameIn<S>]: ValueOf<FieldIn<S, N>> }
  : never

/** Answers on the way: any of them may be missing, unread or masked. */
export type DraftOf<D> = D extends { sections: infer S extends Sections }
  ? { readonly [N in NameIn<S>]?: DraftValueOf<FieldIn<S, N>> }
  : never

/** Answers of some form. */
export type Answers = Readonly<Record<string, unknown>>

/** Declares a form: the paper first, then the rules that read its answers. */
export function defineForm<const S extends Sections>(
  paper: Paper<S>,
  rules: FormRules<S> = {},
): FormDefinition<S> {
  return { ...paper, rules }
}

export type PlacedField = { name: string; section: string; field: Field }

/** Every field in the order of the paper. */
export function fieldsOf(form: Paper): PlacedField[] {
  return Object.entries(form.sections).flatMap(([section, { fields }]) =>
    Object.entries(fields).map(([name, field]) => ({ name, section, field })),
  )
}

/** The field of that name; undefined when the form has none. */
export function fieldNamed(form: Paper, name: string): Field | undefined {
  for (const section of Object.values(form.sections)) {
    if (Object.hasOwn(section.fields, name)) return section.fields[name]
  }
  return undefined
}

/** Can a person type into this field? Calculated, derived and signed fields are only shown. */
export function isWritable(field: Field): boolean {
  return field.kind !== 'calculated' && field.kind !== 'signature' && field.derive === undefined
}

/** Can this cell be typed into? Calculated and derived columns are the server's: it leaves out what was sent for them. */
export function isOpenColumn(column: Column): boolean {
  return column.kind !== 'calculated' && column.derive === undefined
}
