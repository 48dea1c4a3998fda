import { describe, expect, it } from 'vitest'
import { draftConflicts } from './draft-conflicts'

const paper = (answers: object) => ({ answers, seen: { phone: '0512-55500417' } })
const fields = (stored: object, sent: object) =>
  draftConflicts(stored as Record<string, unknown>, sent as Record<string, unknown>).map(({ field }) => field)

describe('two drafts of one person', () => {
  it.each([
    ['alike: nothing to choose', paper({ goods: '中药' }), paper({ goods: '中药' }), []],
    ['empty written in two ways is the same', paper({ goods: null }), paper({}), []],
    [
      'a field typed on the other device alone',
      paper({ goods: '中药', brands: '青禾' }),
      paper({ goods: '中药' }),
      ['brands'],
    ],
    ['one field typed differently on both', paper({ goods: '中药' }), paper({ goods: '西药' }), ['goods']],
    ['lines of a table', paper({ rows: [{ a: 1 }] }), paper({ rows: [{ a: 2 }] }), ['rows']],
    [
      'what the writers saw is no part of it',
      { answers: { a: 1 }, seen: {} },
      { answers: { a: 1 }, seen: { b: 2 } },
      [],
    ],
    ['a sheet that is no paper of facts', { reason: '停业' }, { reason: '迁址' }, ['reason']],
    ['a field called answers is a field', { answers: '甲' }, { answers: '乙' }, ['answers']],
  ])('%s', (_, stored, sent, expected) => {
    expect(fields(stored, sent)).toEqual(expected)
  })
})
