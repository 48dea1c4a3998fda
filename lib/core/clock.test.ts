import { afterEach, describe, expect, test, vi } from 'vitest'
import { today } from './clock'

const env = vi.hoisted(() => ({ BUSINESS_ZONE: 'Asia/Shanghai', CLOCK_AT: '' }))
vi.mock('./env', () => ({ env: () => env }))

afterEach(() => {
  env.BUSINESS_ZONE = 'Asia/Shanghai'
})

describe('today', () => {
  test.each([
    ['the last moment of a day', '2026-11-28T15:59:59.999Z', 'Asia/Shanghai', '2026-11-28'],
    ['the first moment of the next', '2026-11-28T16:00:00.000Z', 'Asia/Shanghai', '2026-11-29'],
    ['later that day', '2026-11-29T03:00:00Z', 'Asia/Shanghai', '2026-11-29'],
    ['a clock set back', '2026-11-28T15:00:00Z', 'Asia/Shanghai', '2026-11-28'],
    ['the same moment elsewhere', '2026-11-28T15:00:00Z', 'Pacific/Auckland', '2026-11-29'],
    ['the long day, an hour later than usual', '2026-11-02T04:30:00Z', 'America/New_York', '2026-11-01'],
    ['and the day after it', '2026-11-02T05:00:00Z', 'America/New_York', '2026-11-02'],
    ['a day that begins at one o’clock', '2026-09-06T04:30:00Z', 'America/Santiago', '2026-09-06'],
  ])('%s', (_what, at, zone, date) => {
    Object.assign(env, { BUSINESS_ZONE: zone, CLOCK_AT: at })
    expect(today()).toBe(date)
    expect(today()).toBe(date)
  })
})
