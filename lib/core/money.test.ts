import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  capitalYuan,
  dividedBy,
  fen,
  fenFromYuan,
  formatWan,
  formatYuan,
  parseMoney,
  sumFen,
  timesRatio,
  yuanOf,
  ZERO,
  percentOf,
} from './money'

/** Everything a bill can say: up to 90 million million yuan either way. */
const anyFen = fc.maxSafeInteger().map(fen)

describe('an amount is a whole number of fen', () => {
  test.each([0.5, NaN, Infinity, 2 ** 53])('%s is refused', (n) => {
    expect(() => fen(n)).toThrow(RangeError)
  })

  test.each<[string, string, number]>([
    ['a plain amount', '1234.56', 123_456],
    ['one decimal', '0.5', 50],
    ['whole yuan', '7', 700],
    ['a debt', '-0.05', -5],
    ['nothing', '0', 0],
    ['what floating point would spoil', '1.15', 115],
    ['the largest of Decimal(18,2) that stays exact', '90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('yuan from the database: %s', (_, yuan, amount) => {
    expect(fenFromYuan(yuan)).toBe(amount)
  })

  test.each(['0.001', '1.005', '90071992547409.92'])('%s yuan is finer or larger than we keep', (yuan) => {
    expect(() => fenFromYuan(yuan)).toThrow(RangeError)
  })

  test.each([
    ['0.00', 0],
    ['0.07', 7],
    ['007.10', 710],
    ['999999999999.99', 99_999_999_999_999],
    ['1000000000000.01', 100_000_000_000_001],
    ['-12.30', -1230],
    ['12.3', 1230],
    ['12', 1200],
  ])('%s, as the database may write it, is that many fen', (text, amount) => {
    expect(fenFromYuan(text)).toBe(amount)
  })

  test.each(['', '.', '1,00', '1.0x', ' 1.00\n2.00'])('%j is no amount', (text) => {
    expect(() => fenFromYuan(text)).toThrow()
  })

  test('every amount survives the way to the database and back', () => {
    fc.assert(fc.property(anyFen, (amount) => fenFromYuan(yuanOf(amount)) === amount))
  })

  test('a sum is exact and refuses to leave the safe range', () => {
    expect(sumFen([fen(10), fen(20), fen(-5)])).toBe(25)
    expect(sumFen([])).toBe(0)
    expect(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow(RangeError)
  })
})

describe('money meets a ratio', () => {
  test.each<[string, number, string[], number]>([
    ['the third grade of the reference customer: 186 400.00 × 1 × 0.8', 18_640_000, ['1', '0.8'], 14_912_000],
    ['half a fen goes up', 1, ['0.5'], 1],
    ['just below half a fen goes down', 1, ['0.4999'], 0],
    ['half a fen of a debt goes away from zero', -1, ['0.5'], -1],
    ['0.1 × 3 is 0.3, not 0.30000000000000004', 10, ['0.1', '3'], 3],
    ['several ratios are rounded once: 1 × 0.5 × 0.5 is nothing', 1, ['0.5', '0.5'], 0],
    ['times nothing', 12_345, ['0'], 0],
  ])('%s', (_, amount, ratios, result) => {
    expect(timesRatio(fen(amount), ...ratios)).toBe(result)
  })

  test('a share times its number is never further off than half a fen a share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 1, max: 366 }),
        (amount, parts) => {
          const share = dividedBy(fen(amount), parts)
          return Math.abs(share * parts - amount) <= parts / 2
        },
      ),
    )
  })
})

describe('what people type', () => {
  test.each<[string, string, number | null]>([
    ['thousands separators', '1,234.5', 123_450],
    ['ten thousands', '12万', 12_000_000],
    ['ten thousands with a decimal', '14.912万元', 14_912_000],
    ['hundred millions', '1.2亿', 12_000_000_000],
    ['full-width digits, comma and point', '１，２３４．５', 123_450],
    ['a full-width yuan sign', '￥12', 1_200],
    ['a half-width yuan sign and the word', '¥ 12 元', 1_200],
    ['a minus', '-3', -300],
    ['the typographic minus of our own lists', '−3', -300],
    ['a full-width minus', '－3', -300],
    ['no whole part', '.5', 50],
    ['spaces around, the wide one too', '\u3000 8 ', 800],
    ['minus nothing is nothing', '-0', 0],
    ['finer than a fen', '0.001', null],
    ['finer than a fen in 万', '0.0000001万', null],
    ['two points', '1.2.3', null],
    ['words', '十二', null],
    ['an exponent', '1e3', null],
    ['empty', '', null],
    ['only the unit', '万', null],
    ['more than can be kept exactly', '99999999亿', null],
  ])('%s: %s', (_, typed, amount) => {
    expect(parseMoney(typed)).toBe(amount)
  })

  test('what we print in yuan can be typed again', () => {
    fc.assert(fc.property(anyFen, (amount) => parseMoney(formatYuan(amount)) === amount))
  })

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void parseMoney(typed)))
  })
})

describe('what people read', () => {
  test.each<[number, string, string]>([
    [0, '0.00', '0.00'],
    [5, '0.05', '0.00'],
    [-5, '−0.05', '0.00'],
    [100, '1.00', '0.00'],
    [4_999, '49.99', '0.00'],
    [5_000, '50.00', '0.01'],
    [-5_000, '−50.00', '−0.01'],
    [123_456_789, '1,234,567.89', '123.46'],
    [-123_456_789, '−1,234,567.89', '−123.46'],
    [1_000_000_000_000, '10,000,000,000.00', '1,000,000.00'],
  ])('%d fen is %s yuan and %s ten thousand yuan', (amount, yuan, wan) => {
    expect(formatYuan(fen(amount))).toBe(yuan)
    expect(formatWan(fen(amount))).toBe(wan)
  })

  test('as many decimals of 万 as a screen asks for', () => {
    expect(formatWan(fen(14_912_000), 3)).toBe('14.912')
    expect(formatWan(fen(14_912_000), 0)).toBe('15')
  })
})

/** The way back, written on its own: capitals → fen. */
function fromCapitals(text: string): number {
  const digit = (c: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(c)
  const place: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }
  const whole = (part: string): number => {
    for (const [unit, value] of [
      ['亿', 1e8],
      ['万', 1e4],
    ] as const) {
      const at = part.lastIndexOf(unit)
      if (at >= 0) return whole(part.slice(0, at)) * value + whole(part.slice(at + 1))
    }
    let sum = 0
    for (let i = 0; i < part.length; i++) {
      if (part[i] === '零') continue
      const times = place[part[i + 1] ?? '']
      sum += digit(part[i]!) * (times ?? 1)
      if (times) i++
    }
    return sum
  }
  const m = /^(负?)(?:(.*?)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(text)
  if (!m) return NaN
  const amount = whole(m[2] ?? '') * 100 + digit(m[3] ?? '零') * 10 + digit(m[4] ?? '零')
  return m[1] && amount ? -amount : amount
}

describe('a part of a whole in percent', () => {
  test.each<[string, string, number]>([
    ['949.90', '1000', 94.9],
    ['949.99', '1000', 94.9],
    ['964', '1000', 96.4],
    ['1072', '1000', 107.2],
    ['0', '1000', 0],
    ['-600', '1000', -60],
    ['-0.59', '1000', 0],
    ['90071992547409.90', '90071992547409.91', 99.9],
  ])('%s yuan of %s is %f %%', (part, whole, percent) => {
    expect(percentOf(fenFromYuan(part), fenFromYuan(whole))).toBe(percent)
  })
})

describe('capitals on decisions and paper', () => {
  test.each<[string, string]>([
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角'],
    ['10', '壹拾元整'],
    ['100.05', '壹佰元零伍分'],
    ['1000.01', '壹仟元零壹分'],
    ['1001.10', '壹仟零壹元壹角'],
    ['100000', '壹拾万元整'],
    ['100001', '壹拾万零壹元整'],
    ['149120', '壹拾肆万玖仟壹佰贰拾元整'],
    ['1234567.89', '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
    ['10000000', '壹仟万元整'],
    ['100000000', '壹亿元整'],
    ['100010001', '壹亿零壹万零壹元整'],
    ['1000000000000', '壹万亿元整'],
    ['1234500000000', '壹万贰仟叁佰肆拾伍亿元整'],
    ['-12.30', '负壹拾贰元叁角'],
  ])('%s is %s', (yuan, capitals) => {
    expect(capitalYuan(fenFromYuan(yuan))).toBe(capitals)
  })

  test('capitals can be read back to the fen', () => {
    const amounts = fc.oneof(anyFen, fc.integer({ min: -1e9, max: 1e9 }).map(fen), fc.constant(ZERO))
    fc.assert(fc.property(amounts, (amount) => fromCapitals(capitalYuan(amount)) === (amount || 0)))
  })
})
