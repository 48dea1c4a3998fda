import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramsOf, phoneTailOf, readingOf, searchColumnsOf, strippedName, typedName } from './search-columns'

describe('the name without its legal dress', () => {
  it.each([
    ['a limited company', '上海华东电气有限公司', '上海华东电气'],
    ['a joint-stock company with its group in brackets', '上海华东电气（集团）股份有限公司', '上海华东电气'],
    ['a group company', '药友集团有限责任公司', '药友'],
    ['a place in brackets tells two firms apart', '华东医药（苏州）有限公司', '华东医药苏州'],
    ['full width and blanks do not count', 'ＡＢＢ　（中国）有限公司', 'abb中国'],
    ['an English firm', 'Acme Co., Ltd.', 'acme'],
    ['a name that is nothing but dress stays', '公司', '公司'],
  ])('%s', (_, name, stripped) => expect(strippedName(name)).toBe(stripped))
})

describe('how a firm is read', () => {
  it.each([
    ['polyphones by their word', '重庆长安', 'chongqingchangan', 'cqca'],
    ['a place with its own reading', '六安药业', 'luanyaoye', 'layy'],
    ['a bank manager is no family name', '银行行长', 'yinhanghangzhang', 'yhhz'],
    ['Latin letters stand as they are', 'TCL科技', 'tclkeji', 'tkj'],
    ['ü is v', '绿地', 'lvdi', 'ld'],
  ])('%s', (_, name, reading, initials) => expect(readingOf(name)).toEqual({ pinyin: reading, initials }))
})

describe('the last four digits', () => {
  it.each([
    ['of a mobile', '13812340417', '0417'],
    ['of a land line', '0512-55500417', '0417'],
    ['without the extension', '0512-55500417-802', '0417'],
    ['of nothing', null, null],
  ])('%s', (_, phone, tail) => expect(phoneTailOf(phone)).toBe(tail))
})

describe('grams', () => {
  it('are the characters and their pairs, word by word', () => {
    expect(gramsOf('药 HD-0').sort()).toEqual(['-', '-0', '0', 'd', 'd-', 'h', 'hd', '药'].sort())
  })
  it('of every part of a name are among those of the name, rare characters too', () => {
    const name = fc.string({ unit: fc.constantFrom(...'药业大𠮷㑇澄Ａb7（ '), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(name, fc.nat(12), fc.nat(12), (text, a, b) => {
        const letters = [...text.normalize('NFKC')]
        const part = letters.slice(Math.min(a, b), Math.max(a, b)).join('')
        const stored = new Set(
          searchColumnsOf({ name: text, shortName: null, fileNumber: 'X-1', taxNumber: null, phone: null })
            .grams,
        )
        expect(typedName(part).grams.every((gram) => gram === '' || stored.has(gram))).toBe(true)
      }),
    )
  })
})
