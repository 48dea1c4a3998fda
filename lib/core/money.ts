import DecimalJs from 'decimal.js'

/** Precise enough that no product of an amount and its ratios is ever rounded before its end. */
const Decimal = DecimalJs.clone({ precision: 60 })

/** An amount in fen (1/100 yuan): an exact integer, |n| < 2^53. */
export type Fen = number & { readonly __fen: unique symbol }

/** Takes an integer number of fen; throws on anything else. */
export function fen(n: number): Fen {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not an amount in fen: ${n}`)
  return n as Fen
}

export const ZERO = fen(0)

/** Yuan as a decimal string ("1234.56", at most two decimals) or a `Decimal(18,2)` column → fen. Throws on anything finer. */
export function fenFromYuan(yuan: string | { toString(): string }): Fen {
  const text = yuan.toString()
  // As the database writes it, it is the number of fen with a point in it.
  if (/^-?\d{1,13}\.\d\d$/.test(text)) return fen(Number(text.replace('.', '')) || 0)
  const d = new Decimal(text).times(100)
  if (!d.isInteger()) throw new RangeError(`finer than a fen: ${text}`)
  return fen(d.toNumber())
}

/** Fen → plain yuan string for the database and the API: "1234.56", "-0.05". */
export function yuanOf(amount: Fen): string {
  const sign = amount < 0 ? '-' : ''
  const abs = Math.abs(amount)
  return `${sign}${Math.trunc(abs / 100)}.${String(abs % 100).padStart(2, '0')}`
}

/** Sum in fen; exact, throws when it leaves the safe range. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0
  for (const a of amounts) total += a
  return fen(total)
}

/** amount × ratio (× ratio …), rounded once, half up to the fen. The one place where money meets a ratio. */
export function timesRatio(amount: Fen, ...ratios: (string | number)[]): Fen {
  const exact = ratios.reduce((product, ratio) => product.times(ratio), new Decimal(amount))
  return fen(exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber())
}

/** amount ÷ divisor, rounded half up to the fen; `divisor` must not be 0. */
export function dividedBy(amount: Fen, divisor: number): Fen {
  return fen(new Decimal(amount).div(divisor).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber())
}

const UNITS: Record<string, number> = { 万: 1e4, 亿: 1e8 }

/**
 * Part of a whole in percent, cut (not rounded) towards zero to one decimal, so that 94.99 % never reads as 95.0 %. Exact to
 * the fen; the whole must not be zero.
 */
export function percentOf(part: Fen, whole: Fen): number {
  return Number((BigInt(part) * 1000n) / BigInt(whole)) / 10
}

/**
 * What a person types → fen: `1,234.5`, `12万`, `1.2亿`, `￥12`, full-width digits.
 * Returns null when it is no amount or finer than a fen.
 */
export function parseMoney(typed: string): Fen | null {
  const text = typed.normalize('NFKC').replace(/[\s,¥元]/g, '')
  const m = /^([-−+]?)(\d+(?:\.\d+)?|\.\d+)([万亿]?)$/.exec(text)
  if (!m) return null
  const d = new Decimal(m[2]!).times(UNITS[m[3]!] ?? 1).times(100)
  if (!d.isInteger() || d.abs().gt(Number.MAX_SAFE_INTEGER)) return null
  return fen(d.toNumber() * (m[1] === '-' || m[1] === '−' ? -1 : 1) || 0)
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** Exact yuan for people: `1,234,567.89`; minus is − (U+2212). */
export function formatYuan(amount: Fen): string {
  const [whole, cents] = yuanOf(fen(Math.abs(amount))).split('.') as [string, string]
  return `${amount < 0 ? '−' : ''}${grouped(whole)}.${cents}`
}

/** In 万元 with two decimals (half up) for lists: 123456789 fen → `123.46`. */
export function formatWan(amount: Fen, decimals = 2): string {
  const d = new Decimal(Math.abs(amount)).div(1_000_000).toFixed(decimals, Decimal.ROUND_HALF_UP)
  const [whole, rest] = d.split('.') as [string, string | undefined]
  const negative = amount < 0 && new Decimal(d).gt(0)
  return `${negative ? '−' : ''}${grouped(whole)}${rest ? `.${rest}` : ''}`
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万']

/** Capital form for decisions and paper: 1234567.89 → 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分. */
export function capitalYuan(amount: Fen): string {
  const abs = Math.abs(amount)
  const yuan = Math.trunc(abs / 100)
  const jiao = Math.trunc((abs % 100) / 10)
  const cent = abs % 10
  let text = ''
  if (yuan > 0) {
    const digits = String(yuan)
    let zero = false
    let groupHasDigit = false
    for (let i = 0; i < digits.length; i++) {
      const place = digits.length - 1 - i
      const d = Number(digits[i])
      if (d === 0) zero = true
      else {
        if (zero && text) text += '零'
        text += DIGITS[d]! + PLACES[place % 4]
        zero = false
        groupHasDigit = true
      }
      if (place % 4 === 0) {
        if (place > 0 && (groupHasDigit || (place === 8 && text))) text += GROUPS[place / 4]
        groupHasDigit = false
      }
    }
    text += '元'
  }
  if (jiao === 0 && cent === 0) text = (text || '零元') + '整'
  else {
    if (jiao > 0) text += DIGITS[jiao] + '角'
    else if (yuan > 0) text += '零'
    if (cent > 0) text += DIGITS[cent] + '分'
  }
  return (amount < 0 ? '负' : '') + text
}
