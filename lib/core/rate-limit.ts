import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sql } from './db'

/** So many times within so many seconds. */
export type Limit = { name: string; points: number; seconds: number }

export type Taken = { allowed: true } | { allowed: false; retryAfterSeconds: number }

const FIRST_DELAY = 30
const LONGEST_DELAY = 900
const STRIKES_KEPT = 86_400

const store = {
  query: async ({ text, values }: { text: string; values?: unknown[] }) => {
    const rows = await sql(text, values)
    return { rows, rowCount: rows.length }
  },
}

const made = new Map<string, RateLimiterPostgres>()

/** Counts in the table RateLimit, whatever the number of instances; in memory while the database does not answer. */
function limiterOf({ name, points, seconds }: Limit): RateLimiterPostgres {
  const known = made.get(name)
  if (known) return known
  const options = { keyPrefix: name, points, duration: seconds }
  const limiter = new RateLimiterPostgres({
    ...options,
    storeClient: store,
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    clearExpiredByTimeout: true,
    insuranceLimiter: new RateLimiterMemory(options),
  })
  made.set(name, limiter)
  return limiter
}

function strikesOf(limit: Limit): RateLimiterPostgres {
  return limiterOf({ name: `${limit.name}!`, points: 1_000_000, seconds: STRIKES_KEPT })
}

/** Takes one point of `key`, or says when to try again. */
export async function takePoint(limit: Limit, key: string): Promise<Taken> {
  try {
    await limiterOf(limit).consume(key)
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) }
  }
}

/** The same, and each time the points run out the wait doubles: 30 s, 1 min … 15 min. */
export async function takePointGrowing(limit: Limit, key: string): Promise<Taken> {
  const limiter = limiterOf(limit)
  try {
    await limiter.consume(key)
    return { allowed: true }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const first = error.consumedPoints === limit.points + 1
    const seconds = first ? await nextDelay(limit, key) : Math.ceil(error.msBeforeNext / 1000)
    if (first) await limiter.block(key, seconds)
    return { allowed: false, retryAfterSeconds: Math.max(1, seconds) }
  }
}

async function nextDelay(limit: Limit, key: string): Promise<number> {
  const strikes = await strikesOf(limit).penalty(key)
  return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (strikes.consumedPoints - 1))
}

/** Gives one point back: what it was taken for went well. */
export async function returnPoint(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit).reward(key)
}

/** Has `key` used up its points? Takes none. */
export async function isUsedUp(limit: Limit, key: string): Promise<boolean> {
  const seen = await limiterOf(limit).get(key)
  return seen !== null && seen.consumedPoints >= limit.points
}

/** Forgets what was counted for `key`. */
export async function forget(limit: Limit, key: string): Promise<void> {
  await Promise.all([limiterOf(limit).delete(key), strikesOf(limit).delete(key)])
}

/** Points of one key taken from the shared count and not yet spent. `last`: there are no more behind them in this window. */
type Portion = { left: number; until: number; last: boolean }

async function takePortion(limit: Limit, key: string, size: number): Promise<Portion> {
  const res = await limiterOf(limit)
    .consume(key, size)
    .catch((error: unknown) => {
      if (error instanceof RateLimiterRes) return error
      throw error
    })
  const taken = res.consumedPoints - size
  return {
    left: Math.min(size, Math.max(0, limit.points - taken)),
    until: Date.now() + res.msBeforeNext,
    last: res.consumedPoints >= limit.points,
  }
}

/**
 * As `takePoint`, for a high limit on something so frequent that a statement for each point would cost more than it guards.
 * This process takes `size` points at a time from the shared count and spends them in memory until the window ends. All
 * processes together never grant more than the limit, and one alone grants exactly the limit, in parallel too. What is left
 * of a portion when the window ends is lost, so with several processes a person may be refused early, by less than `size`
 * points for each further process; a refusal is remembered until the window ends. Not for limits whose points are given back.
 */
export function inPortions(limit: Limit, size: number): (key: string) => Promise<Taken> {
  const held = new Map<string, Portion>()
  const asking = new Map<string, Promise<void>>()

  async function ask(key: string): Promise<void> {
    try {
      const portion = await takePortion(limit, key, size)
      const at = Date.now()
      for (const [other, { until }] of held) if (until <= at) held.delete(other)
      held.set(key, portion)
    } finally {
      asking.delete(key)
    }
  }

  return async (key) => {
    for (;;) {
      const portion = held.get(key)
      const remaining = portion ? portion.until - Date.now() : 0
      if (portion && remaining > 0) {
        if (portion.left > 0) {
          portion.left -= 1
          return { allowed: true }
        }
        if (portion.last) return { allowed: false, retryAfterSeconds: Math.ceil(remaining / 1000) }
      }
      // Whoever comes meanwhile waits for the same portion: two at once would leave others too little.
      const asked = asking.get(key) ?? ask(key)
      asking.set(key, asked)
      await asked
    }
  }
}
