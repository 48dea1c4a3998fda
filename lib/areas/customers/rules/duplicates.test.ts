import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likenessOf, nameSimilarity, type Candidate, type Likeness } from './duplicates'

const settings = { possibleFrom: 65, likelyFrom: 80 }
const firm = (name: string, taxNumber: string | null = null, phone: string | null = null): Candidate => ({
  name,
  taxNumber,
  phone,
})

describe('do two records mean one firm?', () => {
  test.each<[string, Candidate, Candidate, Likeness['verdict'], Likeness['because']]>([
    [
      'the same tax number, however it is typed',
      firm('甲', '91320500ma1w2x3y4b'),
      firm('乙', '9132 0500 MA1W 2X3Y 4B'),
      'same',
      ['tax-number'],
    ],
    [
      'the same name in other dress',
      firm('上海华东电气有限公司'),
      firm('上海华东电气（集团）股份有限公司'),
      'likely',
      ['name'],
    ],
    [
      'full-width letters and spaces',
      firm('ＡＢＣ 医药有限公司'),
      firm('abc医药有限公司'),
      'likely',
      ['name'],
    ],
    [
      'nearly the same name',
      firm('澄麓医药批发有限公司'),
      firm('澄麓医药批发部'),
      'possible',
      ['similar-name'],
    ],
    [
      'nearly the same name and one telephone',
      firm('澄麓医药批发有限公司', null, '0512-65123456'),
      firm('澄麓医药批发部', null, '（0512）6512 3456'),
      'likely',
      ['similar-name', 'phone'],
    ],
    [
      'only the telephone',
      firm('澄麓医药', null, '13812340417'),
      firm('荻塘药房', null, '138 1234 0417'),
      'different',
      ['phone'],
    ],
    [
      'the same trade in another town',
      firm('苏州同泽医药有限公司'),
      firm('无锡泽民医药有限公司'),
      'different',
      [],
    ],
    [
      'the same name but two tax numbers are two firms before the law',
      firm('同春药房', '913205000000000001'),
      firm('同春药房', '913205000000000002'),
      'possible',
      ['name', 'other-tax-number'],
    ],
    [
      'numbers that are no telephone do not meet',
      firm('澄麓', null, '无'),
      firm('荻塘', null, '无'),
      'different',
      [],
    ],
    ['names of one character', firm('甲'), firm('乙'), 'different', []],
  ])('%s', (_, a, b, verdict, because) => {
    expect(likenessOf(a, b, settings)).toMatchObject({ verdict, because })
  })
})

describe('for any two records', () => {
  const text = fc.string({ unit: fc.constantFrom(...'澄麓医药批发有限公司（集团）上海AB1 '), maxLength: 12 })
  const record = fc.record({
    name: text,
    taxNumber: fc.constantFrom(null, '91320500MA1W2X3Y4B', '913205000000000001'),
    phone: fc.constantFrom(null, '13812340417', '0512-65123456'),
  })

  test('it does not matter which comes first, and a record is most like itself', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(likenessOf(a, b, settings)).toEqual(likenessOf(b, a, settings))
        expect(likenessOf(a, { ...a, taxNumber: null }, settings).verdict).not.toBe('different')
        expect(likenessOf(a, b, settings).score).toBeLessThanOrEqual(100)
        expect(nameSimilarity(a.name, b.name)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
