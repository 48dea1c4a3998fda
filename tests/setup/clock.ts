import { rereadEnv } from '@/lib/core/env'

/** Freezes the product's clock until the test ends: `freezeClock('2026-11-22T00:00:00+08:00')`. */
export function freezeClock(at: string): void {
  process.env.CLOCK_AT = at
  rereadEnv()
}

/** Lets the clock run again; happens by itself after each integration test. */
export function releaseClock(): void {
  delete process.env.CLOCK_AT
  rereadEnv()
}
