import { describe, expect, test } from 'vitest'
import { cursorOf, type PageAsked, pageOf, walkOf, walkSql } from './paging'

const ids = Array.from({ length: 7 }, (_, at) => `00000000-0000-7000-8000-00000000000${at}`)

/** Reads as the database does: rows behind the key in the order of the walk, one more than a page. */
function read(asked: PageAsked) {
  const walk = walkOf({ size: 3, ...asked }, ['id'])
  const { than, order } = walkSql(walk, 'ASC')
  const from = walk.key?.[0]
  const behind = ids.filter((id) => from === undefined || (than === '>' ? id > from : id < from))
  const found = order === 'ASC' ? behind : behind.toReversed()
  return pageOf(found.slice(0, 4), walk, (id) => [id])
}

describe('a list read in pages', () => {
  test('goes on to its end and back to its beginning, each row once, nothing offered beyond either', () => {
    const first = read({})
    const second = read({ after: first.next! })
    const third = read({ after: second.next! })
    expect([first.rows, second.rows, third.rows]).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)])
    expect([first.previous, third.next]).toEqual([null, null])
    const back = read({ before: third.previous! })
    expect(back.rows).toEqual(second.rows)
    const start = read({ before: back.previous! })
    expect(start.rows).toEqual(first.rows)
    expect([start.previous, start.next]).toEqual([null, first.next])
  })

  test.each([
    ['damaged', 'x'],
    ['of another list', cursorOf(['2026-11-01', ids[0]!])],
    ['with something else for an id', cursorOf(["' OR true"])],
    ['with a number for an id', cursorOf([7])],
  ])('a cursor that is %s begins at the first page', (_what, cursor) => {
    expect(read({ after: cursor })).toEqual(read({}))
    expect(read({ before: cursor })).toEqual(read({}))
  })

  test('a day of a key is a day, or none at all', () => {
    const key = (day: string) => walkOf({ after: cursorOf([day, ids[0]!]) }, ['day', 'id']).key
    expect([key('2026-11-30'), key('infinity')].map((found) => found?.[0])).toEqual([
      '2026-11-30',
      'infinity',
    ])
    expect([key('2026-13-01'), key('2026-02-30'), key('1')]).toEqual([null, null, null])
  })
})
