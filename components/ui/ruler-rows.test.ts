import { describe, expect, it } from 'vitest'
import { joinedMarks, labelPlaces } from './ruler-rows'

describe('marks of a month', () => {
  it.each([
    ['apart', [[10, '旬汇'], [1, '生效']], ['1 生效', '10 旬汇']],
    ['two on one day', [[28, '批复截止'], [28, '旬汇']], ['28 批复截止，旬汇']],
    ['the same twice', [[20, '旬汇'], [20, '旬汇']], ['20 旬汇']],
  ] as [string, [number, string][], string[]][])('%s', (_, marks, expected) => {
    const joined = joinedMarks(marks.map(([day, label]) => ({ day, label })), '，')
    expect(joined.map(({ day, label }) => `${day} ${label}`)).toEqual(expected)
  }) // prettier-ignore

  it('today stands first on its day, and the day is today', () => {
    const marks = [
      { day: 28, label: '批复截止' },
      { day: 28, label: '今天', today: true },
    ]
    expect(joinedMarks(marks, '，')).toEqual([{ day: 28, label: '今天，批复截止', today: true }])
  })
})

describe('places of labels', () => {
  const month = (today: number) =>
    joinedMarks(
      [
        { day: 1, label: '本月额度生效' },
        { day: 10, label: '旬汇' },
        { day: 20, label: '旬汇' },
        { day: 28, label: '批复截止' },
        { day: 30, label: '月末' },
        { day: today, label: '今天', today: true },
      ],
      '，',
    )
  it.each([
    ['on the 23rd all stand in one row', 23, 39, '0< 0 0 0 0 0>'],
    ['on the 29th the day gives way to the 28th', 29, 39, '0< 0 0 0 1 0>'],
    ['on the 30th it is the end of the month, a longer label', 30, 39, '0< 0 0 0 1>'],
    ['on the 1st it is the start of the lines', 1, 39, '0< 0 0 0 0>'],
    ['on the 2nd it gives way to the 1st', 2, 39, '0< 1 0 0 0 0>'],
    ['where days are narrow the 30th gives way to the 28th', 23, 24, '0< 0 0 0 0 1>'],
  ])('%s', (_, today, width, places) => {
    const said = labelPlaces(month(today), 30, width).map(
      ({ row, edge }) => `${row}${edge === 'first' ? '<' : edge === 'last' ? '>' : ''}`,
    )
    expect(said.join(' ')).toBe(places)
  })
})
