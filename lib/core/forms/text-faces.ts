import Decimal from 'decimal.js'
import { parseDate, type BusinessDate } from '../dates'
import { fen, formatYuan, parseMoney, yuanOf, type Fen } from '../money'
import type { Field, KindName, Kinds } from './kinds'
import { fiscalParts, formatPeriod, parseMonth, parsePeriod } from './period'
import { formatPhone, parsePhone } from './phone'
import { taxNumberFault, tidyTaxNumber } from './tax-number'
import type { ContactRef, LocalDateTime, Period, Ref } from './values'
import { isOther } from './values'
import { optionWord, unitWord, type SharedWords } from './words'

export type Parsed<V> = { ok: true; value: V } | { ok: false; code: string }

type TextFace<K extends KindName> = {
  /** For exports, history and search. Money, dates and numbers read back with `parse`. */
  show(value: Kinds[K]['value'], field: Field<K>, words: SharedWords): string
  /** What a person types or pastes (never blank) → the value; absent where nothing can be typed. */
  parse?(typed: string, field: Field<K>, words: SharedWords, today: BusinessDate): Parsed<Kinds[K]['value']>
}

const took = <V>(value: V): Parsed<V> => ({ ok: true, value })
const refused = (code: string): Parsed<never> => ({ ok: false, code })
const orRefused = <V>(value: V | null, code: string): Parsed<V> =>
  value === null ? refused(code) : took(value)

/** Free text as it is stored: NFC, no blanks around it (U+3000 included), lines end in \n. */
export function tidyText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
}

function grouped(n: number, decimals?: number): string {
  const [whole, rest] = new Decimal(Math.abs(n))
    .toFixed(...(decimals === undefined ? [] : [decimals]))
    .split('.') as [string, string | undefined]
  return `${n < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${rest ? `.${rest}` : ''}`
}

function parseNumber(typed: string, ...units: string[]): number | null {
  let plain = typed.normalize('NFKC').replace(/[\s,]/g, '').replace('−', '-')
  const unit = units.map((word) => word.normalize('NFKC')).find((word) => word && plain.endsWith(word))
  if (unit) plain = plain.slice(0, -unit.length)
  return /^[-+]?(\d+(\.\d+)?|\.\d+)$/.test(plain) ? Number(plain) || 0 : null
}

/** A number with its unit, be it of one or of many. */
const parseCounted = (typed: string, unit: string | undefined, words: SharedWords): number | null =>
  parseNumber(typed, unitWord(words, unit), unitWord(words, unit, 1))

function parseCode(
  typed: string,
  set: { set: string; codes: readonly string[] },
  words: SharedWords,
): string | null {
  const plain = typed.normalize('NFKC').trim()
  return (
    set.codes.find((c) => c === plain || optionWord(words, set.set, c).normalize('NFKC') === plain) ?? null
  )
}

const DATE_TIME = /^(.+?)[T\s]+(\d{1,2})[:时点](\d{2})?分?(?::\d{2})?$/

const ref: { show(value: Ref): string; parse(typed: string): Parsed<Ref> } = {
  show: (value) => value.label,
  parse: (typed) => took({ id: null, label: tidyText(typed) }),
}

const withUnit = (shown: string, unit: string) => (unit ? `${shown} ${unit}` : shown)

/** A whole number of four digits by its bounds is a year: 2024, not 2,024. */
const isYear = ({ min, max }: { min?: number; max?: number }) =>
  min !== undefined && max !== undefined && min >= 1000 && max <= 9999

/** A fiscal year or quarter in words; null where the period is neither. */
export function fiscalText(period: Period, { words }: SharedWords): string | null {
  const parts = fiscalParts(period)
  if (!parts) return null
  const sentence = parts.quarter ? words.fiscalQuarter : words.fiscalYear
  return sentence.replace('{year}', parts.year).replace('{quarter}', String(parts.quarter))
}

/** Plain text of every kind, and back. */
export const textFaces = {
  text: { show: (v) => v, parse: (typed) => took(tidyText(typed).replace(/\s*\n\s*/g, ' ')) },
  'long-text': { show: (v) => v, parse: (typed) => took(tidyText(typed)) },
  integer: {
    show: (v, f, words) => withUnit(isYear(f) ? String(v) : grouped(v), unitWord(words, f.unit, v)),
    parse(typed, f, words) {
      const n = parseCounted(typed, f.unit, words)
      if (n === null) return refused('not-number')
      return Number.isSafeInteger(n) ? took(n) : refused('not-whole')
    },
  },
  number: {
    show: (v, f, words) => withUnit(grouped(v), unitWord(words, f.unit, v)),
    parse: (typed, f, words) => orRefused(parseCounted(typed, f.unit, words), 'not-number'),
  },
  money: { show: (v) => formatYuan(v), parse: (typed) => orRefused(parseMoney(typed), 'not-money') },
  percent: {
    show: (v) => `${grouped(v)}%`,
    parse: (typed) => orRefused(parseNumber(typed.normalize('NFKC').replace(/%\s*$/, '')), 'not-number'),
  },
  date: { show: (v) => v, parse: (typed, _f, _w, today) => orRefused(parseDate(typed, today), 'not-date') },
  datetime: {
    show: (v) => v.replace('T', ' '),
    parse(typed, _f, _w, today) {
      const m = DATE_TIME.exec(typed.normalize('NFKC').trim())
      const day = m && parseDate(m[1]!, today)
      if (!day || Number(m[2]) > 23 || Number(m[3] ?? 0) > 59) return refused('not-datetime')
      return took(`${day}T${m[2]!.padStart(2, '0')}:${m[3] ?? '00'}` as LocalDateTime)
    },
  },
  month: { show: (v) => v, parse: (typed) => orRefused(parseMonth(typed), 'not-month') },
  period: {
    show: (v, f, words) => (f.fiscal && fiscalText(v, words)) || formatPeriod(v, words.words.until),
    parse: (typed) => orRefused(parsePeriod(typed), 'not-period'),
  },
  choice: {
    show: (v, f, words) => (isOther(v) ? v.other : optionWord(words, f.options.set, v)),
    parse(typed, f, words) {
      const code = parseCode(typed, f.options, words)
      if (code !== null) return took(code)
      return f.other ? took({ other: tidyText(typed) }) : refused('not-choice')
    },
  },
  many: {
    show: (v, f, words) => v.map((c) => optionWord(words, f.options.set, c)).join(words.words.listComma),
    parse(typed, f, words) {
      const codes = typed
        .split(/[、,，;；\n]/)
        .filter((part) => part.trim() !== '')
        .map((part) => parseCode(part, f.options, words))
      const known = codes.filter((c) => c !== null)
      return known.length === codes.length ? took([...new Set(known)]) : refused('not-choice')
    },
  },
  rating: {
    show: (v) => String(v),
    parse(typed) {
      const m = /^([1-5])(?:\s*\/\s*5|分)?$/.exec(typed.normalize('NFKC').trim())
      return m ? took(Number(m[1])) : refused('not-rating')
    },
  },
  table: {
    show: (rows, f, words) =>
      rows
        .map((row) =>
          Object.entries(f.columns)
            .map(([name, column]) => showField(column, row[name], words))
            .join('\t'),
        )
        .join('\n'),
  },
  person: ref,
  unit: ref,
  customer: ref,
  reference: ref,
  contact: {
    show: (v, _f, words) =>
      [v.name, v.title, v.phone && formatPhone(v.phone)].filter(Boolean).join(words.words.comma),
    parse(typed) {
      const parts = tidyText(typed).split(/[，,;；]\s*/)
      const phone = parts.map(parsePhone).find((p) => p !== null) ?? ''
      const [name = '', title = ''] = parts.filter((part) => parsePhone(part) === null)
      return took<ContactRef>({ id: null, name, title, phone })
    },
  },
  calculated: {
    show(v, f, words) {
      if (typeof v === 'string') return f.instead === undefined ? v : optionWord(words, f.instead, v)
      if (f.as === 'money') return formatYuan(v as Fen)
      if (f.as === 'percent') return `${grouped(v, f.decimals)}%`
      return withUnit(grouped(v, f.decimals), unitWord(words, f.unit, v))
    },
  },
  file: { show: (files, _f, words) => files.map((f) => f.name).join(words.words.listComma) },
  signature: { show: (v) => [v.name, v.at, v.remark].filter(Boolean).join(' ') },
  'yes-no': {
    show: (v, _f, words) => (v ? words.words.yes : words.words.no),
    parse(typed, _f, words) {
      const plain = typed.normalize('NFKC').trim().toLowerCase()
      if ([words.words.yes.toLowerCase(), '是', '有', 'y', 'yes', 'true', '1', '√', '☑'].includes(plain))
        return took(true)
      if ([words.words.no.toLowerCase(), '否', '无', 'n', 'no', 'false', '0', '×'].includes(plain))
        return took(false)
      return refused('not-yes-no')
    },
  },
  phone: { show: (v) => formatPhone(v), parse: (typed) => orRefused(parsePhone(typed), 'not-phone') },
  'tax-number': {
    show: (v) => v,
    parse(typed) {
      const code = tidyTaxNumber(typed)
      const fault = taxNumberFault(code)
      return fault ? refused(fault) : took(code)
    },
  },
  'bank-account': {
    show: (v) => v.replace(/(\d{4})(?=\d)/g, '$1 '),
    parse(typed) {
      const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
      return /^\d{6,30}$/.test(digits) ? took(digits) : refused('not-bank-account')
    },
  },
} satisfies { [K in KindName]: TextFace<K> }

function faceOf<K extends KindName>(kind: K): TextFace<K> {
  return textFaces[kind] as TextFace<K>
}

/** Plain text of one value; what was typed for an unread one, what may be seen of a masked one, '' for none. */
export function showField<K extends KindName>(field: Field<K>, value: unknown, words: SharedWords): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object' && 'typed' in value) return String(value.typed)
  if (typeof value === 'object' && 'masked' in value && 'shown' in value) return String(value.shown)
  return faceOf<K>(field.kind).show(value as Kinds[K]['value'], field, words)
}

/** Can a value of this kind be typed as text? */
export function isTyped(kind: KindName): boolean {
  return 'parse' in textFaces[kind]
}

/** Reads what was typed; blank is null. Throws for kinds nobody can type (file, table, signature). */
export function parseField<K extends KindName>(
  field: Field<K>,
  typed: string,
  words: SharedWords,
  today: BusinessDate,
): Parsed<Kinds[K]['value'] | null> {
  if (tidyText(typed) === '') return took(null)
  const parse = faceOf<K>(field.kind).parse
  if (!parse) throw new Error(`nobody types a ${field.kind}`)
  return parse(typed, field, words, today)
}

/** What stands in the input while it has the focus: no unit, no grouping. */
export function editText<K extends KindName>(field: Field<K>, value: unknown, words: SharedWords): string {
  if (typeof value === 'number') {
    if (field.kind === 'money') return yuanOf(fen(value)).replace(/\.00$/, '')
    return new Decimal(value).toFixed()
  }
  return showField(field, value, words)
}
