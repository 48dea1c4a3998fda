import { describe, expect, it } from 'vitest'
import { columnsAfter, columnsBack } from './kept-facts'

const record = (lastVisitOn: string | null, nextVisitOn: string | null) => ({
  name: '甲药业',
  formerNames: [],
  lastOrderOn: null,
  lastVisitOn,
  nextVisitOn,
})
type Record = ReturnType<typeof record>

describe('the next visit of a kept record', () => {
  it.each<[string, Record, Record[], string | null]>([
    ['is what was agreed at the last visit of all', record('2026-11-01', '2026-12-01'), [record('2026-10-01', '2026-11-15')], '2026-12-01'],
    ['is that of the other record when it was visited later', record('2026-08-01', '2026-11-01'), [record('2026-11-20', '2026-12-20')], '2026-12-20'],
    ['is none when nothing was agreed at the last visit', record('2026-11-20', null), [record('2026-08-01', '2026-11-01')], null],
    ['is that of the record ever visited', record(null, '2026-11-01'), [record('2026-11-20', '2026-12-20')], '2026-12-20'],
    ['is the earlier one when both were visited that day', record('2026-11-20', '2026-12-20'), [record('2026-11-20', '2026-12-10'), record('2026-11-20', null)], '2026-12-10'],
    ['is the earlier one when none was ever visited', record(null, null), [record(null, '2026-12-10'), record(null, '2026-12-05')], '2026-12-05'],
  ])('%s', (_, kept, losers, next) => {
    const { after, changes } = columnsAfter(kept, losers, kept.name)
    expect(after.nextVisitOn).toBe(next)
    expect(columnsBack(changes, after)).toEqual({
      after: { formerNames: [], lastOrderOn: null, lastVisitOn: kept.lastVisitOn, nextVisitOn: kept.nextVisitOn },
      stayed: [],
    })
  })
}) // prettier-ignore
