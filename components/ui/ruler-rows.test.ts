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
  const places = (today: number, width: number) => labelPlaces(month(today), 30, width)

  it.each([
    ['on the 23rd each stands under its day, held by the ends', 23, 39, [25, 0, 0, 0, 0, -3]],
    ['on the 29th its neighbours give way', 29, 39, [25, 0, 0, -50, -20, -3]],
    ['on the 30th it is the end of the month, a longer label', 30, 39, [25, 0, 0, -31, -22]],
    ['on the 1st it is the start of the lines', 1, 39, [44, 0, 0, 0, -3]],
  ])('%s', (_, today, width, shifts) => {
    expect(places(today, width).map(({ shift }) => Math.trunc(shift) || 0)).toEqual(shifts)
    expect(places(today, width).every(({ row }) => row === 0)).toBe(true)
  })

  it('labels that would be pushed too far go into rows below', () => {
    const crowd = [26, 27, 28, 29, 30].map((day) => ({ day, label: '批复截止' }))
    expect(labelPlaces(crowd, 30, 39).map(({ row }) => row)).toEqual([0, 1, 2, 0, 1])
  })

  it('none is pushed where there is room', () => {
    expect(places(15, 39).map(({ row }) => row)).toEqual([0, 0, 0, 0, 0, 0])
    for (const { shift } of places(15, 39).slice(1, 5)) expect(Math.abs(shift)).toBeLessThan(1)
  })

  it.each([19, 24, 36, 39, 60])(
    'no label reaches into another or beyond the ruler, a day %i px wide',
    (width) => {
      for (let today = 1; today <= 30; today++) {
        const marks = month(today)
        const spans = labelPlaces(marks, 30, width).map(({ row, shift }, at) => {
          const { day, label } = marks[at]!
          const wide = [...`${day} ${label}`].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12.5 : 7), 0)
          const left = (day - 0.5) * width + shift - wide / 2
          return { row, left, right: left + wide }
        })
        for (const [at, one] of spans.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(-1)
          expect(one.right).toBeLessThanOrEqual(30 * width + 1)
          for (const other of spans.slice(at + 1))
            if (other.row === one.row) expect(other.left).toBeGreaterThan(one.right + 8)
        }
      }
    },
  )
})
