import { hash } from 'node:crypto'

/** What stood in a cookie: the secret of a session, and when the cookie ends (seconds). */
type Opened = Readonly<Record<string, unknown>> | null

const MOST = 5_000

/**
 * Reads the session's secret out of cookies; null where `open` finds none or throws (forged, damaged, past its end).
 * Opening a cookie costs as much as everything else about a small request, so what stood in it is remembered to its end, by
 * the digest of its text, of the newest five thousand. Whether the session still holds is another question, and not
 * answered here.
 */
export function openedOnce(
  open: (cookie: string) => Promise<Opened>,
): (cookie: string) => Promise<string | null> {
  const opened = new Map<string, { sid: string; until: number }>()

  function remember(digest: string, sid: string, until: number): void {
    const oldest = opened.size >= MOST ? opened.keys().next().value : undefined
    if (oldest !== undefined) opened.delete(oldest)
    opened.set(digest, { sid, until })
  }

  return async (cookie) => {
    const digest = hash('sha256', cookie, 'base64')
    const known = opened.get(digest)
    if (known && Date.now() < known.until) return known.sid
    opened.delete(digest)
    const found = await open(cookie).catch(() => null)
    if (typeof found?.['sid'] !== 'string') return null
    if (typeof found['exp'] === 'number') remember(digest, found['sid'], found['exp'] * 1000)
    return found['sid']
  }
}
