import Decimal from 'decimal.js'
import { businessDate, type BusinessDate } from '@/lib/core/dates'
import { parsePhone } from '@/lib/core/forms/phone'
import { taxNumberFault, tidyTaxNumber } from '@/lib/core/forms/tax-number'
import { fen, yuanOf, type Fen } from '@/lib/core/money'
import type { SheetCell } from '@/lib/core/sheets/sheet'
import { dateOfSerial } from '@/lib/core/sheets/xlsx-dates'
import type { FindingCode } from './import-findings'

export type Remark = { code: FindingCode; values?: Record<string, string | number> }
/** What a cell says: its value (null = empty), further values of the same kind, and remarks; or why it cannot be read. */
export type CellReading<T> =
  { ok: true; value: T | null; more: readonly T[]; remarks: readonly Remark[] } | { ok: false; fault: Remark }

const EMPTY = /^(?:[-—–_/.]*|无|暂无|没有|不详|未知|n\/?a|null|none|nil|nan|\(空\))$/i
const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/
const CONTROL = /[\p{Cc}\u200B\u2060\uFEFF]+/gu
/** From here on Excel has replaced digits of a number by zeros. */
const EXACT = 1e15
/** The most a dossier's amount may be, in fen. */
const MOST_FEN = 1e15

function read<T>(value: T | null, ...remarks: Remark[]): CellReading<T> {
  return { ok: true, value, more: [], remarks }
}

function fault(code: FindingCode, values?: Remark['values']): { ok: false; fault: Remark } {
  return { ok: false, fault: { code, ...(values && { values }) } }
}

/** A cell as one line of text: NFC, control characters and outer blanks gone, dashes and 无 taken as empty. */
export function plainText(cell: SheetCell): string {
  if (cell === null) return ''
  const text = String(cell).normalize('NFC').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim()
  return EMPTY.test(text) ? '' : text
}

/** Whether a cell is damaged: U+FFFD from an earlier wrong conversion, or an error value of Excel. */
export function damageOf(text: string): FindingCode | null {
  if (text.includes('\uFFFD')) return 'broken-character'
  return EXCEL_ERROR.test(text) ? 'formula-error' : null
}

export function readText(cell: SheetCell, max: number): CellReading<string> {
  const text = plainText(cell)
  if ([...text].length > max) return fault('too-long', { max })
  return read(text === '' ? null : text)
}

function existingDate(year: string, month: string, day: string): BusinessDate | null {
  if (Number(year) < 1800 || Number(year) > 2200) return null
  try {
    return businessDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch {
    return null
  }
}

const FULL_DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}.*)?$/
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/
const MONTH = /^(\d{4})[-/.年](\d{1,2})月?$/
const COMPACT_MONTH = /^(\d{4})(\d{2})$/
const YEAR = /^(\d{4})年?$/
const NO_DATE = /^(?:0|0{4}[-/.]?0{2}[-/.]?0{2})(?: 00:00:00)?$/
const SERIAL = /^\d{5}(?:\.\d+)?$/

/**
 * A day: `20110304`, `2011-03-04`, `2011/3/4`, `2011年3月4日`, Excel's serial number; `2011年3月` and `2011年` take the
 * first day and say so. Day-first and month-first forms are not guessed.
 */
export function readDate(cell: SheetCell): CellReading<BusinessDate> {
  const text = plainText(cell).normalize('NFKC')
  if (text === '' || NO_DATE.test(text)) return read<BusinessDate>(null)
  if (SERIAL.test(text)) {
    const day = dateOfSerial(Math.floor(Number(text)), false)
    return day ? read(businessDate(day)) : fault('unreadable-date')
  }
  const full = FULL_DATE.exec(text) ?? COMPACT_DATE.exec(text)
  if (full) {
    const day = existingDate(full[1]!, full[2]!, full[3]!)
    return day ? read(day) : fault('unreadable-date')
  }
  const partial = MONTH.exec(text) ?? COMPACT_MONTH.exec(text) ?? YEAR.exec(text)
  const first = partial && existingDate(partial[1]!, partial[2] ?? '1', '1')
  if (!first) return fault('unreadable-date')
  return read(first, { code: 'date-completed', values: { date: first } })
}

export const moneyUnits = {
  yuan: 1,
  thousand: 1_000,
  wan: 10_000,
  million: 1_000_000,
  yi: 100_000_000,
} as const
export type MoneyUnit = keyof typeof moneyUnits

const UNIT_WORDS: Record<string, MoneyUnit> = {
  元: 'yuan',
  千: 'thousand',
  万: 'wan',
  百万: 'million',
  亿: 'yi',
}
const FOREIGN = /美元|港元|港币|欧元|日元|英镑|usd|hkd|eur|jpy|gbp|[$€£]/i
const AMOUNT = /^([-−+]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(百万|千|万|亿)?元?整?$/i

/** The unit a header or a cell names: `注册资金(万元)`, `亿元`; null when it names none. */
export function moneyUnitIn(text: string): MoneyUnit | null {
  const word = /(百万|千|万|亿)元?|元/.exec(text.normalize('NFKC'))
  if (word) return UNIT_WORDS[word[1] ?? '元'] ?? null
  return /10k|10,?000/i.test(text)
    ? 'wan'
    : /million/i.test(text)
      ? 'million'
      : /yuan|rmb|cny/i.test(text)
        ? 'yuan'
        : null
}

/**
 * An amount → fen. A unit in the cell (`1000万元人民币`) goes before the unit of the column. Finer than a fen is rounded
 * half up and said so; what a spreadsheet adds behind the 15th digit does not count.
 */
export function readMoney(cell: SheetCell, unit: MoneyUnit): CellReading<Fen> {
  const text = plainText(cell).normalize('NFKC')
  if (text === '') return read<Fen>(null)
  if (FOREIGN.test(text)) return fault('foreign-currency')
  const bare = text.replace(/[\s,¥]|人民币|rmb|cny/gi, '')
  const found = AMOUNT.exec(bare)
  if (!found) return fault('unreadable-money')
  const number = new Decimal(found[1]!.replace('−', '-')).toSignificantDigits(15)
  const exact = number.times(moneyUnits[found[2] ? (UNIT_WORDS[found[2]] ?? unit) : unit]).times(100)
  if (exact.isNegative() && !exact.isZero()) return fault('negative-money')
  if (exact.gt(MOST_FEN)) return fault('money-too-large')
  const rounded = fen(exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber())
  return exact.eq(rounded)
    ? read(rounded)
    : read(rounded, { code: 'rounded', values: { from: text, to: yuanOf(rounded) } })
}

export function readInteger(cell: SheetCell): CellReading<number> {
  const text = plainText(cell)
    .normalize('NFKC')
    .replace(/[\s,]|[人名个]$/g, '')
  if (text === '') return read<number>(null)
  const number = Number(text)
  return /^\d+(\.0+)?$/.test(text) && Number.isSafeInteger(number) ? read(number) : fault('unreadable-number')
}

/** Digits that are a code, not a number: account numbers, postcodes. A length without play restores zeros Excel took off the front. */
export function readDigits(cell: SheetCell, { min, max }: { min: number; max: number }): CellReading<string> {
  if (hasLostDigits(cell)) return fault('digits-lost')
  const text = plainText(cell).normalize('NFKC').replace(/[\s-]/g, '')
  if (text === '') return read<string>(null)
  const whole = typeof cell === 'number' && min === max ? text.padStart(min, '0') : text
  const isRight = /^\d+$/.test(whole) && whole.length >= min && whole.length <= max
  return isRight ? read(whole) : fault('unreadable-digits')
}

function hasLostDigits(cell: SheetCell): boolean {
  return typeof cell === 'number' ? Math.abs(cell) >= EXACT : /^\d(\.\d+)?e\+?\d+$/i.test(plainText(cell))
}

export function readTaxNumber(cell: SheetCell): CellReading<string> {
  if (hasLostDigits(cell)) return fault('digits-lost')
  const code = tidyTaxNumber(plainText(cell))
  if (code === '') return read<string>(null)
  const wrong = taxNumberFault(code)
  return wrong ? fault(wrong) : read(code)
}

function severalOf(
  parts: string[],
  parse: (part: string) => string | null,
  code: FindingCode,
): CellReading<string> {
  const filled = parts.map((part) => part.trim()).filter((part) => part !== '')
  const good = [...new Set(filled.flatMap((part) => parse(part) ?? []))]
  const bad = filled.find((part) => parse(part) === null)
  const [value, ...more] = good
  if (value === undefined) return bad === undefined ? read<string>(null) : fault(code, { part: bad })
  const remarks: Remark[] = []
  if (bad !== undefined) remarks.push({ code, values: { part: bad } })
  if (more.length > 0) remarks.push({ code: 'further-values', values: { count: more.length } })
  return { ok: true, value, more, remarks }
}

function emailOf(part: string): string | null {
  const bare = part.replace(/^<|>$/g, '').replace(/^mailto:/i, '')
  return /^[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]+\.[^\s@.]{2,}$/.test(bare) && bare.length <= 254 ? bare : null
}

/** One or several e-mail addresses: split at ; , 、 and blanks. */
export function readEmails(cell: SheetCell): CellReading<string> {
  return severalOf(
    plainText(cell)
      .normalize('NFKC')
      .split(/[;,、\s]+/),
    emailOf,
    'unreadable-email',
  )
}

function websiteOf(part: string): string | null {
  const [, scheme = 'http', rest = ''] = /^(?:(https?):\/\/)?(.+)$/i.exec(part) ?? []
  const address = `${scheme.toLowerCase()}://${rest.replace(/\/+$/, '')}`
  const host = /^[^/?#]+/.exec(rest)?.[0] ?? ''
  const isHost = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d{1,5})?$/u.test(host)
  return isHost && URL.canParse(address) && address.length <= 200 ? address : null
}

/** One or several web addresses; `http://` is added where none is written; other schemes are not taken. */
export function readWebsites(cell: SheetCell): CellReading<string> {
  return severalOf(
    plainText(cell)
      .normalize('NFKC')
      .split(/[;,、\s]+/),
    websiteOf,
    'unreadable-website',
  )
}

/** One or several telephone numbers, mainland only. */
export function readPhones(cell: SheetCell): CellReading<string> {
  const text = plainText(cell)
  const whole = parsePhone(text)
  return whole ? read(whole) : severalOf(text.split(/[;,；，、/|]|或/), parsePhone, 'unreadable-phone')
}

export function readChoice(
  cell: SheetCell,
  words: Readonly<Record<string, readonly string[]>>,
): CellReading<string> {
  const text = plainText(cell).normalize('NFKC').toLowerCase()
  if (text === '') return read<string>(null)
  const code = Object.keys(words).find((candidate) => words[candidate]!.includes(text))
  return code === undefined ? fault('unknown-choice') : read(code)
}
