import { describe, expect, test } from 'vitest'
import { hoursUntil, timeLeft } from './time-left'

const at = (text: string) => new Date(`${text}+08:00`)
const until = at('2026-11-26T00:00:00')

describe('what is left', () => {
  test.each([
    ['2026-11-23T16:00:00', 2, 8, 56],
    ['2026-11-24T00:00:00', 2, 0, 48],
    ['2026-11-24T00:00:01', 1, 23, 47],
    ['2026-11-25T23:00:00', 0, 1, 1],
    ['2026-11-25T23:00:01', 0, 0, 0],
    ['2026-11-26T00:00:00', 0, 0, 0],
    ['2026-11-26T00:00:01', 0, 0, -1],
    ['2026-11-26T02:00:00', 0, 0, -2],
  ])('at %s: %i days %i hours, or %i hours', (now, days, hours, all) => {
    expect(timeLeft(at(now), until)).toEqual({ days, hours })
    expect(hoursUntil(at(now), until)).toBe(all)
  })
})
