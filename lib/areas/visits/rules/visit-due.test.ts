import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import type { WorkCalendar } from '@/lib/core/work-days'
import { type Cadence, groupsShown, visitDue, visitDueOn, visitsShown } from './visit-due'

const day = businessDate
const calendar: WorkCalendar = {
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  makeUpDays: new Set(['2026-10-10']),
  confirmedUntilYear: 2026,
}

describe('R-V03: when the next visit is due', () => {
  it.each<[Cadence, string, string]>([
    ['day', '2026-11-25', '2026-11-26'],
    ['day', '2026-11-27', '2026-11-30'],
    ['day', '2026-11-28', '2026-11-30'],
    ['day', '2026-09-30', '2026-10-08'],
    ['day', '2026-10-09', '2026-10-10'],
    ['week', '2026-11-16', '2026-11-23'],
    ['half-month', '2026-11-02', '2026-11-17'],
    ['month', '2026-10-22', '2026-11-22'],
    ['month', '2026-01-31', '2026-02-28'],
    ['two-months', '2026-12-31', '2027-02-28'],
    ['three-months', '2026-08-23', '2026-11-23'],
    ['half-year', '2026-08-31', '2027-02-28'],
    ['year', '2024-02-29', '2025-02-28'],
  ])('every %s after %s: %s', (cadence, last, due) => {
    expect(visitDueOn(day(last), cadence, calendar)).toBe(due)
  })
})

describe('is a visit due', () => {
  const due = (
    last: string | null,
    agreed: string | null,
    cadence: Cadence | null,
    today: string,
    tolerance = 20,
  ) => {
    const found = visitDue(
      { lastOn: last === null ? null : day(last), agreedOn: agreed === null ? null : day(agreed), cadence },
      tolerance,
      day(today),
      calendar,
    )
    return found && [found.state, found.days]
  }

  it.each([
    ['the day before', '2026-11-21', null],
    ['on the day', '2026-11-22', ['today', 0]],
    ['a day later', '2026-11-23', ['past', 1]],
    ['the last day of the tolerance: a fifth of 31', '2026-11-28', ['past', 6]],
    ['the first day past it', '2026-11-29', ['overdue', 7]],
  ])('a month after the last one, %s', (_, today, expected) => {
    expect(due('2026-10-22', null, 'month', today)).toEqual(expected)
  })

  it.each([
    ['the day before', '2026-11-19', null],
    ['on the day', '2026-11-20', ['today', 0]],
    ['a day later, for nothing is tolerated past what was agreed', '2026-11-21', ['overdue', 1]],
  ])('agreed on a day, %s', (_, today, expected) => {
    expect(due('2026-11-01', '2026-11-20', 'week', today)).toEqual(expected)
  })

  it('what was agreed counts before the cadence, sooner or later', () => {
    expect(due('2026-10-01', '2026-12-01', 'week', '2026-11-23')).toBeNull()
  })

  it('without a tolerance the day after is overdue', () => {
    expect(due('2026-11-16', null, 'week', '2026-11-24', 0)).toEqual(['overdue', 1])
    expect(due('2026-11-16', null, 'week', '2026-11-24')).toEqual(['past', 1])
  })

  it.each([
    ['never visited', null, null, 'week' as const],
    ['no cadence laid down', '2026-01-01', null, null],
  ])('%s and nothing agreed: nothing to count from', (_, last, agreed, cadence) => {
    expect(due(last, agreed, cadence, '2026-11-23')).toBeNull()
  })

  it('agreed with a customer that was never visited', () => {
    expect(due(null, '2026-11-23', null, '2026-11-23')).toEqual(['today', 0])
  })
})

describe('which of them are shown', () => {
  const of = (...days: number[]) => days.map((days, at) => ({ days, name: `n${at}` }))
  const shown = (days: number[], most: number) => visitsShown(of(...days), most).map((one) => one.days)
  it.each([
    ['nothing', [], 4, []],
    ['today first, then the longest overdue', [3, 0, 9, 1], 4, [0, 9, 3, 1]],
    ['today takes no more than half', [0, 0, 0, 5, 4, 3], 4, [0, 0, 5, 4]],
    ['unless the other half is empty', [0, 0, 0, 0, 5], 4, [0, 0, 0, 5]],
    ['all overdue', [1, 2, 3], 2, [3, 2]],
  ])('%s', (_, days, most, expected) => {
    expect(shown(days, most)).toEqual(expected)
  })
})

describe('of which groups of them the customers are read', () => {
  const of = (...groups: [days: number, count: number][]) =>
    groups.map(([days, count]) => ({ count, when: { state: 'overdue', dueOn: businessDate('2026-11-01'), days } as const }))
  it.each<[string, [number, number][], number, number[]]>([
    ['none', [], 4, []],
    ['all of today, however many', [[0, 9], [0, 1]], 4, [0, 0]],
    ['late ones from the longest until they suffice', [[2, 3], [9, 3], [5, 1], [1, 50]], 4, [9, 5]],
    ['none that is as late as one taken left out', [[5, 4], [5, 1], [4, 1]], 4, [5, 5]],
    ['today and late', [[0, 2], [3, 1], [7, 9]], 4, [0, 7]],
    ['all where they do not suffice', [[3, 1], [1, 1]], 4, [3, 1]],
  ])('%s', (_, groups, most, expected) => {
    expect(groupsShown(of(...groups), most).map(({ when }) => when.days)).toEqual(expected)
  })
}) // prettier-ignore
