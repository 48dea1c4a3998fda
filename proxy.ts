import { type NextRequest, NextResponse } from 'next/server'

import { securityHeaders } from '@/lib/core/headers'
import { isTrustedSource, originsOf } from '@/lib/core/origin'

const development = process.env.NODE_ENV === 'development'
const ours = originsOf(process.env.APP_URL)
const https = ours.length > 0 && ours.every((origin) => origin.startsWith('https:'))

/** Sets the security headers with a fresh nonce and refuses changes that do not come from our own pages. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const answer = securityHeaders({ nonce, development, https })
  const from = (name: string) => request.headers.get(name)
  const trusted = isTrustedSource(
    {
      method: request.method,
      origin: from('origin'),
      fetchSite: from('sec-fetch-site'),
      authorization: from('authorization'),
      cookie: from('cookie'),
    },
    ours,
  )
  if (!trusted) return NextResponse.json({ kind: 'foreign-origin' }, { status: 403, headers: answer })

  // No address of ours holds a NUL, and no database takes one.
  if (request.url.includes('%00'))
    return NextResponse.json({ kind: 'bad-address' }, { status: 400, headers: answer })

  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', answer['content-security-policy'] ?? '')
  headers.set('x-path', request.nextUrl.pathname)
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(answer)) response.headers.set(name, value)
  // Whatever a stored file holds, it is shown without any right of ours: a second policy, and both hold.
  if (/^\/api\/(files|pdf|customers)\b/.test(request.nextUrl.pathname))
    response.headers.append('content-security-policy', "default-src 'none'; sandbox")
  // The address of a sheet sent out is its key: it is told to nobody and kept nowhere.
  if (request.nextUrl.pathname.startsWith('/fill/')) {
    response.headers.set('referrer-policy', 'no-referrer')
    response.headers.set('cache-control', 'private, no-store')
    response.headers.set('x-robots-tag', 'noindex, nofollow, noarchive')
  }
  return response
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|favicon.ico|icon.svg|seal-grain.png).*)' }],
}
