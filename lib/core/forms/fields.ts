import type { Fen } from '../money'
import type { Column, Common, Field, Kinds, KindName, OptionSet, ValueOf } from './kinds'
import type { OtherOption } from './values'

type Options<K extends KindName> = Common & Kinds[K]['options']
/** What a constructor returns: the kind, the options as written, and the value's type. */
type Made<K extends KindName, V, O> = { readonly kind: K; readonly __value?: V } & Readonly<O>

function make<K extends KindName>(kind: K) {
  return <const O extends Options<K>>(options: O = {} as O) =>
    ({ kind, ...options }) as unknown as Made<K, Kinds[K]['value'], O>
}

export const text = make('text')
export const longText = make('long-text')
export const integer = make('integer')
export const number = make('number')
export const money = make('money')
export const percent = make('percent')
export const date = make('date')
export const datetime = make('datetime')
export const month = make('month')
export const period = make('period')
export const rating = make('rating')
export const person = make('person')
export const unit = make('unit')
export const customer = make('customer')
export const contact = make('contact')
export const reference = make('reference')
export const file = make('file')
export const signature = make('signature')
export const yesNo = make('yes-no')
export const phone = make('phone')
export const taxNumber = make('tax-number')
export const bankAccount = make('bank-account')

/** Names a list of options once, for every field that offers it. */
export function optionSet<const C extends string>(set: string, codes: readonly C[]): OptionSet<C> {
  return { set, codes }
}

/** One of a list; with `other: true` also something the writer names. */
export function choice<C extends string, const O extends Common & { other?: boolean }>(
  options: OptionSet<C>,
  rest: O = {} as O,
) {
  return { kind: 'choice', options, ...rest } as unknown as Made<
    'choice',
    O extends { other: true } ? C | OtherOption : C,
    O & { options: OptionSet<C> }
  >
}

/** Any number of a list. */
export function many<C extends string, const O extends Common>(options: OptionSet<C>, rest: O = {} as O) {
  return { kind: 'many', options, ...rest } as unknown as Made<
    'many',
    readonly C[],
    O & { options: OptionSet<C> }
  >
}

type RowOf<C> = { readonly [K in keyof C]: ValueOf<C[K]> }

/** Lines with typed columns. */
export function table<
  const C extends Record<string, Column>,
  const O extends Omit<Options<'table'>, 'columns'>,
>(columns: C, rest: O = {} as O) {
  return { kind: 'table', columns, ...rest } as unknown as Made<
    'table',
    readonly RowOf<C>[],
    O & { columns: C }
  >
}

type Calculated = { money: Fen; number: number; integer: number; percent: number; text: string }

/** Worked out by `calculate` in the rules of the form, or given by the page when it names `derive`. */
export function calculated<A extends keyof Calculated, const O extends Omit<Options<'calculated'>, 'as'>>(
  as: A,
  rest: O = {} as O,
) {
  return { kind: 'calculated', as, ...rest } as unknown as Made<'calculated', Calculated[A], O & { as: A }>
}

/** Width of a table column, in twelfths. */
export function wide<F extends Field>(field: F, width: number): F & { readonly width: number } {
  return { ...field, width }
}
