import { describe, expect, it } from 'vitest'
import { foundRange } from './found-range'

const marked = (name: string, typed: string) => {
  const range = foundRange(name, typed)
  return range && name.slice(range.from, range.to)
}

describe('the part of a name a search found', () => {
  it.each<[string, string, string, string | null]>([
    ['a Chinese part', '澄麓医药', '医药', '医药'],
    ['Latin letters whatever their case', 'TCL科技', 'tcl', 'TCL'],
    ['one letter: the first character that begins so', '曹甸仁济', 'c', '曹'],
    ['full pinyin from the beginning', '曹甸仁济', 'caodian', '曹甸'],
    ['pinyin in the middle', '重庆长安', 'changan', '长安'],
    ['pinyin that ends within a syllable', '曹甸仁济', 'caodi', '曹甸'],
    ['initials', '华东电气集团', 'hddq', '华东电气'],
    ['initials in the middle', '苏州华东电气', 'hddq', '华东电气'],
    ['a rare character is wider than one unit', '𠮷野家', 'yj', '野家'],
    ['nothing typed', '曹甸', ' ', null],
    ['what is not in the name', '曹甸', '仁济', null],
    ['a number that is not in the name', '曹甸', '0417', null],
  ])('%s', (_, name, typed, part) => expect(marked(name, typed)).toBe(part))
})
