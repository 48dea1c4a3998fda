import { describe, expect, it } from 'vitest'
import { foundPart } from './found-part'

describe('the part of a name that was searched', () => {
  it.each([
    ['a Chinese part', '澄麓医药', '医药', { from: 2, to: 4 }],
    ['Latin letters whatever their case', 'TCL科技', 'tcl', { from: 0, to: 3 }],
    ['one letter is the initial of the first character', '曹甸仁济', 'c', { from: 0, to: 1 }],
    ['a rare character is wider than one unit', '𠮷野家', 'j', { from: 0, to: 2 }],
    ['several letters of pinyin show nothing', '曹甸仁济', 'cdrj', null],
    ['nothing typed', '曹甸', ' ', null],
  ])('%s', (_, name, typed, part) => expect(foundPart(name, typed)).toEqual(part))
})
