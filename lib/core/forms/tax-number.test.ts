import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueProblems } from './problems'
import { creditCodeCheck, taxNumberFault, tidyTaxNumber } from './tax-number'

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const anyFirst17 = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 17, maxLength: 17 })
const anyCode = anyFirst17.map((first) => first + creditCodeCheck(first))

describe('a tax number as it is typed', () => {
  test.each<[string, string, ReturnType<typeof taxNumberFault>]>([
    ['the example of GB 32100', '91350100M000100Y43', null],
    ['in small letters', '91350100m000100y43', null],
    ['in groups, full width', '９１３５ 0100-M000 100Y43', null],
    ['a wrong check character', '91350100M000100Y44', 'tax-number-check'],
    ['two digits changed over', '91530100M000100Y43', 'tax-number-check'],
    ['the letter O for a zero', '9135O100M000100Y43', 'not-tax-number'],
    ['letters the code never uses', '91350100M000100Z43', 'not-tax-number'],
    ['a character short', '91350100M000100Y4', 'not-tax-number'],
    ['a character long', '91350100M000100Y433', 'not-tax-number'],
    ['an old one of fifteen digits', '320500123456789', null],
    ['an old one with a letter in the organisation code', '32050012345678X', null],
    ['fifteen characters without a place in front', 'ABCDEF123456789', 'not-tax-number'],
    ['nothing', '', 'not-tax-number'],
  ])('%s', (_, typed, fault) => {
    expect(taxNumberFault(tidyTaxNumber(typed))).toBe(fault)
  })
})

describe('the check character', () => {
  test('every code with its own check passes', () => {
    fc.assert(fc.property(anyCode, (code) => taxNumberFault(code) === null))
  })

  test('every single slip is found', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.constantFrom(...LETTERS), (code, at, letter) => {
        fc.pre(code[at] !== letter)
        expect(taxNumberFault(code.slice(0, at) + letter + code.slice(at + 1))).toBe('tax-number-check')
      }),
    )
  })

  test('every two neighbours changed over are found', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(15), (code, at) => {
        fc.pre(code[at] !== code[at + 1])
        const slipped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2)
        expect(taxNumberFault(slipped)).toBe('tax-number-check')
      }),
    )
  })
})

test.each<[string, string, string]>([
  ['a slip in the last place', '91350100M000100Y44', 'tax-number-check'],
  ['a character short', '91350100M000100Y4', 'not-tax-number'],
])('a sheet says of what was typed what is wrong with it: %s', (_, typed, code) => {
  expect(valueProblems('taxNumber', { kind: 'tax-number' }, { typed })).toMatchObject([
    { field: 'taxNumber', code },
  ])
})
