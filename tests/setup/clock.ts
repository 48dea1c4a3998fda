import { rereadEnv } from '@/lib/core/env'

/** The moment at which the clock stands in every test of the file; null lets it run. */
let standing: string | null = null
let inTest = false

function set(at: string | null): void {
  if (at === null) delete process.env.CLOCK_AT
  else process.env.CLOCK_AT = at
  rereadEnv()
}

/**
 * Stops the product's clock: `freezeClock('2026-11-22T00:00:00+08:00')`. In a test until the test ends, before the tests of
 * a file for all of them.
 */
export function freezeClock(at: string): void {
  if (!inTest) standing = at
  set(at)
}

/** Lets the clock run. */
export function releaseClock(): void {
  if (!inTest) standing = null
  set(null)
}

/** Around each test: what it does to the clock ends with it. */
export const clockOfTest = {
  begin: () => void (inTest = true),
  end: () => {
    inTest = false
    set(standing)
  },
}
