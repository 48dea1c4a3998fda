import { describe, expect, test } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { gradeForNewLines, rerateDueOn } from './rerating'

const settings = { rerateMonths: 3, overdueDays: 15 }
const on = businessDate

describe('when a customer must be rated again (R-C02)', () => {
  test.each<[string, string, number, string]>([
    ['three months after the approval', '2026-10-08', 3, '2027-01-08'],
    ['at the end of a shorter month', '2026-11-30', 3, '2027-02-28'],
    ['every month, under the other reading (AMB-10)', '2026-10-08', 1, '2026-11-08'],
  ])('%s', (_, approvedOn, rerateMonths, due) => {
    expect(rerateDueOn(on(approvedOn), { ...settings, rerateMonths })).toBe(due)
  })
})

describe('the grade new lines are given under', () => {
  const rating = { grade: 2 as const, approvedOn: on('2026-10-08') }
  test.each<[string, string, number, string]>([
    ['the day it was approved', '2026-10-08', 2, 'rated'],
    ['the day before it falls due', '2027-01-07', 2, 'rated'],
    ['the day it falls due', '2027-01-08', 2, 'due'],
    ['fifteen days late it still holds', '2027-01-23', 2, 'due'],
    ['sixteen days late it is grade five', '2027-01-24', 5, 'overdue'],
  ])('%s', (_, today, grade, why) => {
    expect(gradeForNewLines(rating, on(today), settings)).toMatchObject({
      grade,
      why,
      rated: 2,
      dueOn: '2027-01-08',
      fallsToFiveOn: '2027-01-24',
    })
  })

  test('a customer never rated is grade five: cash only (R-C06)', () => {
    expect(gradeForNewLines(null, on('2026-11-23'), settings)).toMatchObject({
      grade: 5,
      why: 'never-rated',
      rule: 'R-C06',
    })
  })
})
