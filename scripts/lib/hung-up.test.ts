import { expect, it } from 'vitest'
import { isHungUp } from './hung-up.mjs'

it.each([
  ['a caller who hung up while sending', Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), true],
  ['a database that went away', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), false],
  ['any other error', new Error('aborted'), false],
  ['no error at all', 'aborted', false],
])('%s', (_, error, expected) => expect(isHungUp(error)).toBe(expected))
