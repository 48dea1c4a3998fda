import { hash } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { env } from './env'

/** Is the product reached over https? Then cookies are bound to this host and sent nowhere else. */
export function overHttps(): boolean {
  return env().APP_URL.startsWith('https:')
}

/** Name of the session cookie: bound to this host where the address is https. */
export function sessionCookie(): string {
  return overHttps() ? '__Host-dakehu' : 'dakehu'
}

/** Cookies opened lately: digest of the text → the secret that stood in it, and when the cookie ends (ms). */
const opened = new Map<string, { sid: string; until: number }>()
const OPENED_MOST = 5_000

function remember(digest: string, sid: string, until: number): void {
  const oldest = opened.size >= OPENED_MOST ? opened.keys().next() : null
  if (oldest && !oldest.done) opened.delete(oldest.value)
  opened.set(digest, { sid, until })
}

/**
 * The session's secret in the text of a cookie; null when there is none, or the text is forged, damaged or past its end.
 * Opening a cookie costs as much as everything else about a small request, so what stood in it is remembered to its end, by
 * the digest of its text: whether the session still holds is another question, and asked of the database each time.
 */
export async function sidOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  const digest = hash('sha256', cookie, 'base64')
  const known = opened.get(digest)
  if (known && Date.now() < known.until) return known.sid
  opened.delete(digest)
  try {
    const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET })
    if (typeof token?.sid !== 'string') return null
    if (typeof token.exp === 'number') remember(digest, token.sid, token.exp * 1000)
    return token.sid
  } catch {
    return null
  }
}
