import { describe, expect, it } from 'vitest'
import { isEmpty } from './values'

describe('nothing is filled in', () => {
  it.each<[string, unknown, boolean]>([
    ['where nothing was typed', '', true],
    ['where only spaces were, wide ones too', ' \t\u3000\n', true],
    ['where only characters were that draw nothing', '\u200b\u200d\ufeff', true],
    ['but not where one is drawn among them', '\u200b无\u200b', false],
    ['nor where a mark alone was typed', '/', false],
    ['in a list without a row', [], true],
    ['but zero is something', 0, false],
    ['and so is “no”', false, false],
  ])('%s', (_, value, empty) => expect(isEmpty(value)).toBe(empty))
})
