import fc from 'fast-check'
import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/core/db'
import { inPortions, type Taken } from '@/lib/core/rate-limit'
import { testDatabase } from '@/tests/setup/database'

type Take = (key: string) => Promise<Taken>

let named = 0
const limitOf = (points: number) => ({ name: `portions-${(named += 1)}`, points, seconds: 60 })
const allowed = (takes: readonly Taken[]) => takes.filter((taken) => taken.allowed).length
const burst = (take: Take, calls: number, key = 'who') =>
  Promise.all(Array.from({ length: calls }, () => take(key)))

afterEach(() => {
  vi.useRealTimers()
})

describe('points taken in portions', () => {
  test('one process grants exactly the limit, however many calls come at once', async () => {
    const take = inPortions(limitOf(50), 7)
    const takes = await burst(take, 200)
    expect(allowed(takes)).toBe(50)
    const refused = takes.filter((taken) => !taken.allowed)
    expect(refused.every((taken) => taken.retryAfterSeconds > 0 && taken.retryAfterSeconds <= 60)).toBe(true)
  })

  test('several processes together never grant more than the limit, and less by no more than their rests', async () => {
    const turns = fc.array(fc.record({ at: fc.nat(2), calls: fc.integer({ min: 1, max: 25 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        turns,
        async (points, size, asked) => {
          const limit = limitOf(points)
          const processes = [0, 1, 2].map(() => inPortions(limit, size))
          const takes = await Promise.all(asked.map(({ at, calls }) => burst(processes[at]!, calls)))
          const calls = takes.flat().length
          const others = new Set(asked.map(({ at }) => at)).size - 1
          expect(allowed(takes.flat())).toBeLessThanOrEqual(points)
          expect(allowed(takes.flat())).toBeGreaterThanOrEqual(Math.min(calls, points - others * (size - 1)))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('a portion is one write: the shared count moves only when it is spent', async () => {
    const limit = limitOf(60)
    const take = inPortions(limit, 20)
    const counted = async () =>
      (await db().rateLimit.findUniqueOrThrow({ where: { key: `${limit.name}:who` } })).points
    await burst(take, 20)
    expect(await counted()).toBe(20)
    await take('who')
    expect(await counted()).toBe(40)
    expect(allowed(await burst(take, 100))).toBe(39)
    expect(await counted()).toBe(60)
  })

  test('a rest ends with its window: the next one has the limit and nothing more', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const take = inPortions(limitOf(12), 5)
    expect(allowed(await burst(take, 6))).toBe(6)
    vi.setSystemTime(Date.now() + 60_001)
    expect(allowed(await burst(take, 40))).toBe(12)
    expect(await take('who')).toEqual({ allowed: false, retryAfterSeconds: 60 })
    vi.setSystemTime(Date.now() + 60_001)
    expect((await take('who')).allowed).toBe(true)
  })

  test('each person has his own', async () => {
    const take = inPortions(limitOf(6), 4)
    expect(allowed(await burst(take, 20, 'one'))).toBe(6)
    expect(allowed(await burst(take, 20, 'other'))).toBe(6)
  })

  test('the limit holds in memory while the shared count is out of reach, and is shared again afterwards', async () => {
    const limit = limitOf(9)
    const owner = new pg.Client({ connectionString: testDatabase().ownerUrl })
    await owner.connect()
    await owner.query('ALTER TABLE "RateLimit" RENAME TO "RateLimitAway"')
    const alone = inPortions(limit, 4)
    const takes = await burst(alone, 30)
    await owner.query('ALTER TABLE "RateLimitAway" RENAME TO "RateLimit"')
    await owner.end()
    expect(allowed(takes)).toBe(9)
    expect(allowed(await burst(inPortions(limit, 4), 30))).toBe(9)
    expect(allowed(await burst(inPortions(limit, 4), 30))).toBe(0)
  })
})
