import type { BusinessDate, Month } from '../dates'
import type { Fen } from '../money'
import type {
  ContactRef,
  FileRef,
  LocalDateTime,
  Masked,
  OtherOption,
  Period,
  Ref,
  Row,
  Signature,
  Unread,
} from './values'

/** A named list of options; words under `forms.options.<set>.<code>`. */
export type OptionSet<C extends string = string> = { readonly set: string; readonly codes: readonly C[] }

export type UnitKind = 'region' | 'branch' | 'market-office' | 'any'

export type TextLike = 'person' | 'firm' | 'address' | 'bank' | 'postcode' | 'email' | 'website'

type Spec<V, O = unknown> = { value: V; options: O }

/**
 * Every kind of field: the value it holds and the options it takes.
 * A kind added here does not compile until it has all its faces: text, schema, sample, input and paper.
 */
export interface Kinds {
  /** `like` says what such a text looks like: a person's name, a firm's, an address, a bank, a post code. */
  text: Spec<string, { max?: number; like?: TextLike }>
  'long-text': Spec<string, { max?: number; lines?: number }>
  integer: Spec<number, { min?: number; max?: number; unit?: string }>
  number: Spec<number, { decimals?: number; min?: number; max?: number; unit?: string }>
  /** Fen. `capital` adds the amount in Chinese capitals on paper. */
  money: Spec<Fen, { negative?: boolean; capital?: boolean }>
  /** 12.5 means 12.5 %. */
  percent: Spec<number, { decimals?: number; min?: number; max?: number }>
  date: Spec<BusinessDate>
  datetime: Spec<LocalDateTime>
  month: Spec<Month>
  /** `fiscal`: a year or a quarter, told as one. */
  period: Spec<Period, { fiscal?: boolean }>
  /** `ticked`: all options are printed with the one chosen ticked, also when the system chose it. */
  choice: Spec<string | OtherOption, { options: OptionSet; other?: boolean; ticked?: boolean }>
  many: Spec<readonly string[], { options: OptionSet }>
  /** One to five. */
  rating: Spec<number>
  /**
   * `totals`: money or number columns summed at the foot. `fixed`: lines come with the form, none are added; `given` is
   * what stands printed in them. `ordered`: the order of the lines is an answer, the first counts most.
   * `records`: its lines are records of the house, each with its `id`; a line taken away is asked about (`ending`).
   */
  table: Spec<
    readonly Row[],
    {
      columns: Readonly<Record<string, Column>>
      minRows?: number
      maxRows?: number
      /** Lines ruled on the blank form; eight when not said. */
      blankRows?: number
      totals?: readonly string[]
      fixed?: boolean
      given?: readonly Row[]
      ordered?: boolean
      records?: string
    }
  >
  person: Spec<Ref, { posts?: readonly string[] }>
  unit: Spec<Ref, { of?: UnitKind }>
  /** `orNew`: a firm not yet on file may be named. */
  customer: Spec<Ref, { orNew?: boolean }>
  contact: Spec<ContactRef>
  /** A record of another paper (shipping order, contract, receipt), shown as a link. */
  reference: Spec<Ref, { of: string }>
  /**
   * Worked out from other answers, never typed. `decimals`: always shown with that many. `instead`: option set of the
   * codes that stand where no number can be worked out.
   */
  calculated: Spec<
    number | string,
    {
      as: 'money' | 'number' | 'integer' | 'percent' | 'text'
      unit?: string
      decimals?: number
      instead?: string
    }
  >
  file: Spec<readonly FileRef[], { max?: number; images?: boolean }>
  /** The signature of a sign-off step, shown where the paper has it. */
  signature: Spec<Signature, { step: string }>
  'yes-no': Spec<boolean, { mustBeYes?: boolean }>
  phone: Spec<string>
  'tax-number': Spec<string>
  'bank-account': Spec<string>
}

export type KindName = keyof Kinds

/** Twelfths of the width of the paper. */
export type Span = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

export type Common = {
  /** Must be filled before submission. Conditions stand in the rules of the form. */
  required?: boolean
  /** Personal data (or an account number): arrives masked at whoever may not see it. */
  personal?: boolean
  /** Written by our side only: never asked of the customer. */
  ownSide?: boolean
  /** Fact of the customer this field shows; forms binding the same fact share one stored value. */
  bind?: string
  /** Read-only: the page gives the value under this name. */
  derive?: string
  span?: Span
  /** Width on paper where it differs from the screen. */
  print?: Span
  /** Stands in the same box as the field before it. */
  joined?: boolean
  /** The box has words of its own (`boxes.<field>`): the paper names several fields in one label. */
  box?: boolean
}

/** A field of one kind, or of any kind. `__value` carries the value's type and does not exist at run time. */
export type Field<K extends KindName = KindName> = {
  [P in K]: { readonly kind: P; readonly __value?: Kinds[P]['value'] } & Readonly<
    Common & Kinds[P]['options']
  >
}[K]

/** Kinds that fit in a cell of a table. */
export type ColumnKind = Exclude<KindName, 'table' | 'signature' | 'file'>
/** A column of a table field; `width` in twelfths. */
export type Column = Field<ColumnKind> & { readonly width?: number }

/** The value a field holds once it is filled. */
export type FilledValueOf<F> = F extends { readonly __value?: infer V } ? NonNullable<V> : never

/** In submitted answers: null only where the field may stay empty. */
export type ValueOf<F> = F extends { required: true } ? FilledValueOf<F> : FilledValueOf<F> | null

/** In a draft a value may also be missing, unread or masked. */
export type DraftValueOf<F> = FilledValueOf<F> | Unread | Masked | null

export type FieldMap = Readonly<Record<string, Field>>
