import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, businessDate } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { type DebtMovement, paymentRecord } from './payment-record'

const on = (date: string, amount: number): DebtMovement => ({
  date: businessDate(date),
  amountFen: fen(amount),
})
const judge = (...movements: DebtMovement[]) =>
  paymentRecord(movements, 30, '2026-11-23' as BusinessDate, '2026-05-23' as BusinessDate)

describe('payment record', () => {
  it.each<[string, DebtMovement[], [number, number, number]]>([
    ['no dealings, nothing late', [], [0, 0, 0]],
    ['paid on the agreed day', [on('2026-10-01', 100), on('2026-10-31', -100)], [0, 0, 0]],
    ['paid one day after it', [on('2026-10-01', 100), on('2026-11-01', -100)], [1, 1, 0]],
    ['one fen is still missing after the day', [on('2026-10-01', 100), on('2026-10-31', -99)], [1, 23, 1]],
    ['due today is not overdue', [on('2026-10-24', 100)], [0, 0, 0]],
    ['due yesterday is', [on('2026-10-23', 100)], [1, 1, 100]],
    [
      'money pays the oldest debt first',
      [on('2026-09-01', 100), on('2026-11-01', 50), on('2026-11-02', -100)],
      [1, 32, 0],
    ],
    ['money paid ahead covers the next delivery', [on('2026-09-01', -100), on('2026-09-02', 100)], [0, 0, 0]],
    ['lateness before the window is forgotten', [on('2026-01-01', 100), on('2026-03-01', -100)], [0, 0, 0]],
  ])('%s', (_sentence, movements, [timesLate, worstDaysLate, overdueFen]) => {
    expect(judge(...movements)).toEqual({ timesLate, worstDaysLate, overdueFen })
  })

  it('overdue never exceeds what is owed, and paying everything leaves none', () => {
    const movement = fc.record({
      day: fc.integer({ min: 0, max: 400 }),
      amount: fc.integer({ min: -5000, max: 5000 }),
    })
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 40 }), (list) => {
        const movements = list.map(({ day, amount }) => ({
          date: addDays('2025-10-01' as BusinessDate, day),
          amountFen: fen(amount),
        }))
        const known = movements.filter(({ date }) => date <= '2026-11-23')
        const owed = known.reduce((sum, { amountFen }) => sum + amountFen, 0)
        const delivered = known.reduce((sum, { amountFen }) => sum + Math.max(0, amountFen), 0)
        expect(judge(...known).overdueFen).toBeLessThanOrEqual(Math.max(0, owed))
        expect(
          judge(...known, { date: '2026-11-23' as BusinessDate, amountFen: fen(-delivered) }).overdueFen,
        ).toBe(0)
      }),
    )
  })
})
