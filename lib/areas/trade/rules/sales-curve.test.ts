import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { curveFrom, salesCurve } from './sales-curve'

const day = businessDate
const sold = (on: string, amount: number) => ({ day: day(on), amountFen: fen(amount) })

describe('the sales of a month beside the month before', () => {
  const sales = [
    sold('2026-10-01', 100),
    sold('2026-10-23', 40),
    sold('2026-10-24', 7),
    sold('2026-10-31', 3),
    sold('2026-11-01', 10),
    sold('2026-11-20', 60),
    sold('2026-11-20', 5),
    sold('2026-11-24', 999),
  ]
  const curve = salesCurve(sales, day('2026-11-23'))

  it('adds up from the first, a figure a day, and nothing of tomorrow', () => {
    expect(curve.now).toHaveLength(23)
    expect([curve.now[0], curve.now[18], curve.now[19], curve.soldFen]).toEqual([10, 10, 75, 75])
  })

  it('holds the whole month before, and its sales until the same day', () => {
    expect(curve.before).toHaveLength(31)
    expect([curve.sameDayFen, curve.beforeFen]).toEqual([140, 150])
  })

  it.each([
    ['2026-11-01', 33, 100],
    ['2026-11-23', 767, 140],
    ['2026-11-30', 1000, 147],
  ])('on %s %i of a thousand days have passed', (today, passed, same) => {
    const at = salesCurve(sales, day(today))
    expect([at.passedPerMille, at.sameDayFen]).toEqual([passed, same])
  })

  it('on a day the month before lacks, its last day counts', () => {
    const march = salesCurve([sold('2026-02-28', 9), sold('2026-03-30', 4)], day('2026-03-30'))
    expect([march.soldFen, march.sameDayFen, march.beforeFen]).toEqual([4, 9, 9])
  })

  it('without sales it is flat', () => {
    const none = salesCurve([], day('2026-01-02'))
    expect([none.now, none.beforeFen, none.before.length]).toEqual([[0, 0], 0, 31])
  })

  it.each([
    ['2026-01-15', '2025-12-01'],
    ['2026-03-31', '2026-02-01'],
  ])('on %s it needs the sales from %s', (today, from) => {
    expect(curveFrom(day(today))).toBe(from)
  })
})
