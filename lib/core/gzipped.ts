import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** Under this name a route says how its answer is encoded: the framework lets no route say it under the usual one. */
const ENCODED = 'x-encoded'
/** Bytes of text; a smaller answer gains nothing by being compressed. */
const WORTH_GZIP = 1024

/** The body a route hands the door, while a request is answered; null until it does. */
type Handed = { body: Buffer | null }

/** One for the process: the door and the routes are bundled apart, each with modules of its own. */
const shared = globalThis as { __dakehuHanded?: AsyncLocalStorage<Handed> }
const handed = (shared.__dakehuHanded ??= new AsyncLocalStorage<Handed>())

/** Does the client take gzip (RFC 9110, 12.5.3)? A weight of nought says it does not. */
export function takesGzip(acceptEncoding: string | null): boolean {
  return (acceptEncoding ?? '').split(',').some((wish) => {
    const [coding = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase())
    return coding === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

/**
 * An answer in one piece, compressed for a client that takes gzip: less than half the work of the server's own
 * compression, which is made for answers that come bit by bit and leaves what must not be transformed alone. Behind the
 * door the body goes past the framework, which would read it bit by bit as well.
 */
export function gzippedFor(
  acceptEncoding: string | null,
  text: string,
  init: { status: number; headers: Record<string, string> },
): Response {
  if (text.length < WORTH_GZIP || !takesGzip(acceptEncoding)) return new Response(text, init)
  const headers = {
    ...init.headers,
    'Cache-Control': [init.headers['Cache-Control'], 'no-transform'].filter(Boolean).join(', '),
    Vary: 'Accept-Encoding',
    [ENCODED]: 'gzip',
  }
  const body = gzipSync(text, { level: 3 })
  const door = handed.getStore()
  if (!door) return new Response(body, { ...init, headers })
  door.body = body
  return new Response(null, { ...init, headers })
}

/**
 * Lets `work` answer a request. An answer of `gzippedFor` says under the usual name how it is encoded, just before its head
 * is sent, and gets the body that was handed over.
 */
export function answerWhole<R>(response: ServerResponse, work: () => R): R {
  const mine: Handed = { body: null }
  const writeHead = response.writeHead as (...sent: unknown[]) => ServerResponse
  const end = response.end as (...sent: unknown[]) => ServerResponse
  let isWhole = false
  function sayEncoding() {
    const encoding = response.getHeader(ENCODED)
    if (encoding === undefined) return
    response.removeHeader(ENCODED)
    response.setHeader('Content-Encoding', encoding)
    if (!mine.body) return
    isWhole = true
    response.setHeader('Content-Length', mine.body.length)
  }
  response.writeHead = (...sent: unknown[]) => {
    sayEncoding()
    return writeHead.apply(response, sent)
  }
  response.end = (...sent: unknown[]) => {
    if (!response.headersSent) sayEncoding()
    return end.apply(response, isWhole ? [mine.body] : sent)
  }
  return handed.run(mine, work)
}
