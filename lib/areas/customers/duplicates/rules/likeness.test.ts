import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockingKeysOf, keyNumberOf } from './blocking-keys'
import { type Likeness, likenessOf } from './likeness'
import { type Described, matchFactsOf } from './match-facts'

const limits = { possibleFrom: 65, likelyFrom: 80 }
const firm = (name: string, facts: Partial<Described> = {}): Described => ({
  name,
  shortName: null,
  formerNames: [],
  taxNumber: null,
  phone: null,
  website: null,
  email: null,
  address: null,
  ...facts,
})
const likeness = (a: Described, b: Described) => likenessOf(matchFactsOf(a), matchFactsOf(b), limits)
const meet = (a: Described, b: Described) => {
  const keys = new Set(blockingKeysOf(matchFactsOf(a)))
  return blockingKeysOf(matchFactsOf(b)).some((key) => keys.has(key))
}

describe('do two records mean one firm?', () => {
  test.each<[string, Described, Described, Likeness['verdict'], Likeness['because']]>([
    [
      'the same tax number, however it is typed',
      firm('甲甲', { taxNumber: '91320500ma1w2x3y4b' }),
      firm('乙乙', { taxNumber: '9132 0500 MA1W 2X3Y 4B' }),
      'same',
      ['tax-number'],
    ],
    ['another legal suffix', firm('澄麓医药有限公司'), firm('澄麓医药股份有限公司'), 'likely', ['name']],
    ['集团 in brackets', firm('澄麓医药（集团）有限公司'), firm('澄麓医药有限公司'), 'likely', ['name']],
    [
      'full-width letters and spaces',
      firm('ＡＢＣ 医药有限公司'),
      firm('abc医药有限公司'),
      'likely',
      ['name'],
    ],
    ['the city left out', firm('苏州澄麓医药有限公司'), firm('澄麓医药有限公司'), 'likely', ['core-name']],
    [
      'the city in brackets',
      firm('澄麓医药（苏州）有限公司'),
      firm('苏州市澄麓医药有限公司'),
      'likely',
      ['core-name'],
    ],
    [
      'the province before the city',
      firm('江苏省苏州市澄麓医药有限公司'),
      firm('苏州澄麓医药有限公司'),
      'likely',
      ['core-name'],
    ],
    [
      'the same name in another city is another firm',
      firm('无锡澄麓医药有限公司'),
      firm('苏州澄麓医药有限公司'),
      'different',
      ['core-name', 'other-place'],
    ],
    [
      'a character that sounds the same',
      firm('苏州澄麓医药有限公司'),
      firm('苏州澄鹿医药有限公司'),
      'likely',
      ['same-sound'],
    ],
    [
      'Latin letters that are read as the characters are',
      firm('苏州huaxing医药有限公司'),
      firm('苏州华兴医药有限公司'),
      'likely',
      ['same-sound'],
    ],
    [
      'a rare character without a reading left out',
      firm('苏州华兴𠮷医药有限公司'),
      firm('苏州华兴医药有限公司'),
      'likely',
      ['same-sound'],
    ],
    [
      'letters without a bound between syllables: two characters do not sound like one',
      firm('苏州皮袄寒荻坊有限公司'),
      firm('苏州飘寒荻坊有限公司'),
      'different',
      ['similar-name'],
    ],
    [
      'one wrong character of four in one city',
      firm('苏州澄麓医药有限公司'),
      firm('苏州澄明医药有限公司'),
      'possible',
      ['one-character'],
    ],
    [
      'one wrong character of four and no place',
      firm('澄麓医药有限公司'),
      firm('澄明医药有限公司'),
      'different',
      ['one-character'],
    ],
    [
      'one wrong character of four, one telephone',
      firm('澄麓医药有限公司', { phone: '0512-65123456' }),
      firm('澄明医药有限公司', { phone: '（0512）6512 3456' }),
      'possible',
      ['one-character', 'phone'],
    ],
    [
      'the name it had before',
      firm('新程医药有限公司', { formerNames: ['苏州澄麓医药有限公司'] }),
      firm('苏州澄麓医药股份有限公司'),
      'likely',
      ['former-name'],
    ],
    [
      'two characters in the wrong order',
      firm('苏州澄麓医药有限公司'),
      firm('苏州麓澄医药有限公司'),
      'likely',
      ['word-order'],
    ],
    [
      'words of the trade alone do not make two banks one',
      firm('江苏银行股份有限公司'),
      firm('苏州银行股份有限公司'),
      'different',
      [],
    ],
    [
      'unlike names at one telephone',
      firm('澄麓医药', { phone: '13812340417' }),
      firm('荻塘药房', { phone: '138 1234 0417' }),
      'different',
      ['phone'],
    ],
    [
      'unlike names at one telephone, website and house',
      firm('澄麓医药', {
        phone: '13812340417',
        website: 'https://www.chenglu.cn/a',
        address: '苏州市人民路18号',
      }),
      firm('荻塘药房', { phone: '13812340417', website: 'chenglu.cn', address: '人民路18号3楼' }),
      'possible',
      ['phone', 'website', 'address'],
    ],
    [
      'the same name but two tax numbers are two firms before the law',
      firm('同春药房', { taxNumber: '913205000000000001' }),
      firm('同春药房', { taxNumber: '913205000000000002' }),
      'possible',
      ['name', 'other-tax-number'],
    ],
    [
      'numbers that are no telephone do not meet',
      firm('澄麓', { phone: '无' }),
      firm('荻塘', { phone: '无' }),
      'different',
      [],
    ],
    [
      'English words in another order, at one address written in two ways',
      firm('Hull House Association Uptown', { address: '1020 W. Bryn Mawr' }),
      firm('Uptown Hull House Assn.', { address: '1020 West Bryn Mawr Avenue, Suite 2' }),
      'likely',
      ['similar-name', 'address'],
    ],
    [
      'one English name at two addresses may be two branches',
      firm('Metropolitan Family Services', { address: '3215 W 63rd St' }),
      firm('Metropolitan Family Services', { address: '6422 S Kedzie' }),
      'possible',
      ['name', 'other-address'],
    ],
  ])('%s', (_, a, b, verdict, because) => {
    expect(likeness(a, b)).toMatchObject({ verdict, because })
    if (verdict === 'same' || verdict === 'likely') expect(meet(a, b)).toBe(true)
  })
})

test('a pair with nothing in common at two addresses scores nothing, never less', () => {
  const found = likeness(firm('澄', { address: '16 N Main St' }), firm('B', { address: '苏州市人民路18号' }))
  expect(found).toMatchObject({ score: 0, verdict: 'different' })
})

describe('for any two records', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'澄麓医药批发有限公司（集团）上海苏州市AB1 '),
    maxLength: 14,
  })
  const record = fc.record({
    name: text,
    shortName: fc.constantFrom(null, '澄麓'),
    formerNames: fc.array(text, { maxLength: 2 }),
    taxNumber: fc.constantFrom(null, '91320500MA1W2X3Y4B', '913205000000000001'),
    phone: fc.constantFrom(null, '13812340417', '0512-65123456'),
    website: fc.constantFrom(null, 'www.chenglu.cn'),
    email: fc.constantFrom(null, 'a@chenglu.cn', 'b@qq.com'),
    address: fc.constantFrom(null, '苏州市人民路18号', '16 N Main St'),
  })

  test('it does not matter which comes first, and a named record is most like itself', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const { score, because } = likeness(a, b)
        expect(likeness(b, a)).toMatchObject({ score })
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(new Set(because).size).toBe(because.length)
        if (matchFactsOf(a).name.full !== '')
          expect(['same', 'likely']).toContain(likeness(a, { ...a, taxNumber: null }).verdict)
      }),
    )
  })

  test('a key is a whole number the index can hold', () => {
    fc.assert(fc.property(fc.string(), (key) => Number.isSafeInteger(keyNumberOf(key))))
    expect(keyNumberOf('n:澄麓医药')).not.toBe(keyNumberOf('n:澄鹿医药'))
  })
})
