import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { dayText, momentText } from './day-text'

const today = businessDate('2026-11-23')

describe('moments in lists', () => {
  it.each([
    ['of today show the time', '2026-11-23T00:02:00Z', '今天 08:02'],
    ['of today begin at midnight in the business zone', '2026-11-22T16:00:00Z', '今天 00:00'],
    ['of yesterday late in the evening', '2026-11-22T15:59:00Z', '11-22 23:59'],
    ['of another year show the day alone', '2025-12-31T10:00:00Z', '2025-12-31'],
  ])('%s', (_, iso, text) => expect(momentText(iso, today, { today: '今天' })).toBe(text))
  it('days within the year lose the year', () => {
    expect([dayText('2026-01-02', today), dayText('2025-01-02', today)]).toEqual(['01-02', '2025-01-02'])
  })
})
