import { describe, expect, it } from 'vitest'
import { DEEPEST_INPUT, isDataException, unstorableIn } from './storable'

/** `depth` arrays, one in the other. */
function nested(depth: number): unknown {
  let value: unknown = 1
  for (let at = 0; at < depth; at++) value = [value]
  return value
}

describe('what was sent', () => {
  it.each([
    ['plain text', '苏州市澄麓路 8 号', null],
    [
      'emoji, right-to-left signs and a rare character outside the basic plane',
      '👩‍⚕️ \u202e abc \u{20bb7}',
      null,
    ],
    ['HTML and braces of a template', '<script>{{7*7}}</script>${x}', null],
    ['line breaks and tabs', 'a\n\tb', null],
    ['nothing', null, null],
    ['a NUL alone', 'a\0b', { path: '_', code: 'errors.unstorable' }],
    [
      'a NUL in a line of a table',
      { rows: [{ name: '好' }, { name: 'x\0' }] },
      { path: 'rows.1.name', code: 'errors.unstorable' },
    ],
    ['half a character', { name: 'x\ud800' }, { path: 'name', code: 'errors.unstorable' }],
    [
      'a NUL in the name of a field',
      { answers: { 'a\0': 1 } },
      { path: 'answers', code: 'errors.unstorable' },
    ],
    ['as deep as a form goes', { a: nested(DEEPEST_INPUT - 1) }, null],
    ['one deeper', { a: nested(DEEPEST_INPUT) }, { path: 'a', code: 'errors.too-deep' }],
    ['a hundred thousand deep', { a: nested(100_000) }, { path: 'a', code: 'errors.too-deep' }],
  ])('%s', (_, sent, fault) => {
    expect(unstorableIn(sent)).toEqual(fault)
  })
})

describe('what the database refuses', () => {
  it.each([
    ['a number too large for its column', { code: '22003' }, true],
    [
      'the same, told by the other layer',
      { meta: { driverAdapterError: { cause: { originalCode: '22003' } } } },
      true,
    ],
    ['a lost connection is no fault of the sender', { code: '57P01' }, false],
    ['nothing to read', undefined, false],
  ])('%s', (_, error, is) => {
    expect(isDataException(error)).toBe(is)
  })
})
