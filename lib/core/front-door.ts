import { randomBytes } from 'node:crypto'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { env } from './env'
import { compressAnswer, sayEncoding } from './gzipped'
import { securityHeaders } from './headers'
import { isTrustedSource } from './origin'
import { PEER_HEADER } from './peer'

/** What the door knows of the product: the origin of its pages, and whether it is being developed. */
export type House = { origin: string; development: boolean }

/** What a request asks for, as path and query: a whole address without its host (RFC 9112, 3.2.2); null for anything else. */
function targetOf(asked: string): string | null {
  if (asked.startsWith('/')) return asked
  if (!/^https?:/i.test(asked) || !URL.canParse(asked)) return null
  const { pathname, search } = new URL(asked)
  return pathname + search
}

/** A path in its own letters; null where it is none: half a character, or a NUL, which no database takes. */
function decoded(path: string): string | null {
  try {
    const letters = decodeURIComponent(path)
    return letters.includes('\0') ? null : letters
  } catch {
    return null
  }
}

const PROGRAM_FILE = /^\/(_next\/static\/|[\w-]+\.(ico|png|svg|txt)$)/

function refuse(response: ServerResponse, status: number, kind: string): false {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ kind }))
  return false
}

function one(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : (value?.join(', ') ?? null)
}

/**
 * What every request passes before anything of the product sees it: it notes the socket's address, gives the answer its
 * security headers with a fresh nonce, and refuses changes that do not come from our own pages (403) and addresses nothing
 * of the product can read (400). Files of the program take GET and HEAD (405). Whatever a client sends under the names it notes is overwritten. False when it has answered
 * by itself.
 */
export function enter(request: IncomingMessage, response: ServerResponse, house: House): boolean {
  const { headers } = request
  const nonce = randomBytes(16).toString('base64')
  const https = house.origin.startsWith('https:')
  const answer = securityHeaders({ nonce, development: house.development, https })
  for (const [name, value] of Object.entries(answer)) response.setHeader(name, value)
  const trusted = isTrustedSource(
    {
      method: request.method ?? '',
      origin: one(headers.origin),
      fetchSite: one(headers['sec-fetch-site']),
      authorization: one(headers.authorization),
      cookie: one(headers.cookie),
    },
    house.origin,
  )
  if (!trusted) return refuse(response, 403, 'foreign-origin')
  const target = targetOf(request.url ?? '/')
  const [sent = ''] = target?.split(/[?#]/, 1) ?? []
  const path = decoded(sent)
  if (target === null || path === null || target.includes('%00')) return refuse(response, 400, 'bad-address')

  // Files of the program are read whole: of other methods and of ranges they have not, what serves them makes a fault.
  if (PROGRAM_FILE.test(path)) {
    if (!['GET', 'HEAD'].includes(request.method ?? '')) {
      response.setHeader('allow', 'GET, HEAD')
      return refuse(response, 405, 'bad-method')
    }
    delete headers.range
  }

  request.url = target
  sayEncoding(response)
  compressAnswer(request, response, path)
  headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
  headers['x-nonce'] = nonce
  headers['content-security-policy'] = answer['content-security-policy']
  headers['x-path'] = sent
  // Whatever a stored file holds, it is shown without any right of ours: a second policy, and both hold.
  if (/^\/api\/(files|pdf|customers)\b/.test(path))
    response.appendHeader('content-security-policy', "default-src 'none'; sandbox")
  // The address of a sheet sent out is its key: it is told to nobody and kept nowhere.
  if (path.startsWith('/fill/')) {
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('cache-control', 'private, no-store')
    response.setHeader('x-robots-tag', 'noindex, nofollow, noarchive')
  }
  return true
}

let installed = false

/** Puts the door before every server of this process. Called once at start, before the first request. */
export function openFrontDoor({ development }: { development: boolean }): void {
  if (installed) return
  installed = true
  const house: House = { origin: new URL(env().APP_URL).origin, development }
  const emit: (this: Server, event: string, ...args: unknown[]) => boolean = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    const [request, response] = args as [IncomingMessage, ServerResponse]
    if (event === 'upgrade') request.headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
    if (event === 'request' && !enter(request, response, house)) return true
    return emit.call(this, event, ...args)
  }
}
