/** What a request says about where it comes from; header values as sent, null when absent. */
export type RequestSource = {
  method: string
  origin: string | null
  fetchSite: string | null
  authorization: string | null
  cookie: string | null
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * May this request change something? Requests that change nothing always may. Others must come from our own
 * pages: the browser says `Sec-Fetch-Site: same-origin`, or the Origin is `ours`. A missing or `null`
 * Origin is refused, and no forwarded header is ever believed. A call that carries a token and no cookie
 * cannot be forged by another site and may pass.
 */
export function isTrustedSource(source: RequestSource, ours: string): boolean {
  if (SAFE_METHODS.has(source.method.toUpperCase())) return true
  if (source.authorization?.startsWith('Bearer ') && !source.cookie) return true
  if (source.fetchSite !== null) return source.fetchSite === 'same-origin' && source.origin !== 'null'
  return source.origin === ours
}
