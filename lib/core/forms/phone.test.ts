import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPhone, maskPhone, parsePhone } from './phone'

describe('what people type', () => {
  test.each<[string, string, string | null]>([
    ['a mobile', '13812340417', '13812340417'],
    ['in groups', '138 1234 0417', '13812340417'],
    ['in full width', '１３８１２３４０４１７', '13812340417'],
    ['with the country', '+86 138-1234-0417', '13812340417'],
    ['with the country dialled', '008613812340417', '13812340417'],
    ['a land line of an eight-digit town', '0512-65123456', '0512-65123456'],
    ['without the hyphen', '051265123456', '0512-65123456'],
    ['with brackets', '（0512）6512 3456', '0512-65123456'],
    ['of Beijing', '010 65123456', '010-65123456'],
    ['of a seven-digit town', '0915-3212345', '0915-3212345'],
    ['with an extension', '0512-65123456转802', '0512-65123456-802'],
    ['a service number', '400-800-1234', '4008001234'],
    ['a mobile a digit short', '1381234041', null],
    ['a mobile a digit long', '138123404170', null],
    ['a range no operator has', '12812340417', null],
    ['a land line without its area', '65123456', null],
    ['words', '无', null],
    ['nothing', '', null],
  ])('%s', (_, typed, stored) => {
    expect(parsePhone(typed)).toBe(stored)
  })
})

describe('what people read', () => {
  test.each<[string, string, string]>([
    ['13812340417', '138 1234 0417', '138****0417'],
    ['0512-65123456', '0512-6512 3456', '0512-****3456'],
    ['0512-65123456-802', '0512-6512 3456 转 802', '0512-****3456'],
    ['010-65123456', '010-6512 3456', '010-****3456'],
  ])('%s is shown as %s and masked as %s', (stored, shown, masked) => {
    expect(formatPhone(stored)).toBe(shown)
    expect(maskPhone(stored)).toBe(masked)
  })

  const digits = (n: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: n, maxLength: n })
  const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map((parts) => parts.join(''))
  const landline = fc
    .tuple(fc.constantFrom('010', '021', '0512', '0915'), digits(8))
    .map((parts) => parts.join('-'))

  test('what we show can be typed again', () => {
    fc.assert(fc.property(fc.oneof(mobile, landline), (stored) => parsePhone(formatPhone(stored)) === stored))
  })

  test('a masked number keeps four digits of its middle to itself', () => {
    fc.assert(
      fc.property(fc.oneof(mobile, landline), (stored) => {
        const masked = maskPhone(stored)
        expect(masked).toContain('****')
        expect(masked.endsWith(stored.slice(-4))).toBe(true)
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(stored.replace(/\D/g, '').length - 4)
      }),
    )
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => void [parsePhone(typed), maskPhone(typed)]),
    )
  })
})
