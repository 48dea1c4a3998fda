import compression from 'compression'
import type { IncomingMessage, OutgoingMessage, ServerResponse } from 'node:http'
import { constants, gzipSync } from 'node:zlib'

/** Under this name a route says how its answer is encoded: the framework lets no route say it under the usual one. */
const ENCODED = 'x-encoded'
/** Bytes of text; a smaller answer gains nothing by being compressed. */
const WORTH_GZIP = 1024

const { BROTLI_PARAM_QUALITY: QUALITY, BROTLI_PARAM_LGWIN: WINDOW } = constants

/** A part of a file stands for itself: its bytes are counted as they are (RFC 9110, 14). */
const filter: compression.CompressionFilter = (request, response) =>
  request.headers.range === undefined && compression.filter(request, response)

/** What is made anew for every call, lightly: at zlib's own level a page takes twice the work and is a twelfth shorter. */
const light = compression({ filter, level: 3, brotli: { params: { [QUALITY]: 2, [WINDOW]: 18 } } })
/** What a browser fetches once and keeps, well. */
const well = compression({ filter, brotli: { params: { [QUALITY]: 5 } } })

/** Compresses whatever is worth it of an answer, as the client takes it and as it is written. `path`: of the request. */
export function compressAnswer(request: IncomingMessage, response: ServerResponse, path: string): void {
  const way = path.startsWith('/_next/static/') ? well : light
  way(request as Parameters<typeof way>[0], response as Parameters<typeof way>[1], () => undefined)
}

/** Does the client take gzip (RFC 9110, 12.5.3)? A weight of nought says it does not. */
export function takesGzip(acceptEncoding: string | null): boolean {
  return (acceptEncoding ?? '').split(',').some((wish) => {
    const [coding = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase())
    return coding === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

/**
 * An answer in one piece, compressed for a client that takes gzip: less than half the work of the server's own
 * compression, which is made for answers that come bit by bit and leaves what must not be transformed alone. At the lightest
 * level a list of fifty takes a third less work than at the third, and is a fourteenth longer.
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
  return new Response(gzipSync(text, { level: 1 }), { ...init, headers })
}

/** Has an answer say under the usual name how it is encoded, just before its head is sent. */
export function sayEncoding(response: OutgoingMessage & { writeHead: unknown }): void {
  const writeHead = response.writeHead as (...sent: unknown[]) => unknown
  response.writeHead = (...sent: unknown[]) => {
    const encoding = response.getHeader(ENCODED)
    if (encoding !== undefined) {
      response.removeHeader(ENCODED)
      response.setHeader('Content-Encoding', encoding)
    }
    return writeHead.apply(response, sent)
  }
}
