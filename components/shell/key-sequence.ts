/** What a key press amounts to once the one before it is known. */
export type KeyStep = { then: 'wait' } | { then: 'go'; key: string } | { then: 'single'; key: string }

const PATIENCE_MS = 1500

/**
 * Reads `g` + letter sequences: `g` waits, a letter within 1.5 seconds goes, anything else is a single key.
 * `now` in milliseconds; `gAt` is when `g` was pressed, or null.
 */
export function readKey(key: string, now: number, gAt: number | null): KeyStep {
  if (gAt !== null && now - gAt <= PATIENCE_MS && key !== 'g') return { then: 'go', key }
  return key === 'g' ? { then: 'wait' } : { then: 'single', key }
}
