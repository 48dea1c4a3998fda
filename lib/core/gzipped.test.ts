import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressAnswer, gzippedFor, sayEncoding, takesGzip } from './gzipped'

test.each<[string | null, boolean]>([
  ['gzip', true],
  ['br, gzip, deflate', true],
  ['GZIP;q=0.5', true],
  ['gzip; q=0.001', true],
  ['deflate,gzip;q=1.0', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['identity', false],
  ['x-gzip-like', false],
  ['', false],
  [null, false],
])('a client that says %j takes gzip: %s', (said, takes) => {
  expect(takesGzip(said)).toBe(takes)
})

const long = JSON.stringify({ name: '苏州大客户'.repeat(300) })
const init = { status: 200, headers: { 'Cache-Control': 'private, no-store' } }

test('a long answer comes compressed and asks to be left so', async () => {
  const answer = gzippedFor('gzip', long, init)
  expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(long)
  expect(answer.headers.get('cache-control')).toBe('private, no-store, no-transform')
})

test.each<[string, string | null, string]>([
  ['short', 'gzip', '{}'],
  ['for a client that does not take it', null, long],
])('an answer %s comes as it is', async (_name, said, text) => {
  const answer = gzippedFor(said, text, init)
  expect(await answer.text()).toBe(text)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})

test('how it is encoded is said under the usual name, and only of such an answer', async () => {
  const server = createServer((asked, response) => {
    sayEncoding(response)
    if (asked.url === '/packed')
      for (const [name, value] of gzippedFor('gzip', long, init).headers) response.setHeader(name, value)
    response.end('')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [packed, plain] = await Promise.all(
    ['/packed', '/plain'].map((path) => fetch(address + path, { method: 'HEAD' })),
  )
  expect(packed?.headers.get('content-encoding')).toBe('gzip')
  expect(packed?.headers.has('x-encoded')).toBe(false)
  expect(plain?.headers.has('content-encoding')).toBe(false)
  server.close()
})

const page = `<p>${Array.from({ length: 4000 }, (_, at) => `苏州${(at * 7919) % 9973}`).join('</p><p>')}</p>`

/** What a server that compresses answers with, in two pieces, to one who takes so and so. */
async function answerTo(asked: {
  path?: string
  method?: string
  takes?: string
  type?: string
  range?: string
}) {
  const { path = '/customers', method = 'GET', takes, range, type = 'text/html; charset=utf-8' } = asked
  const server = createServer((sent, response) => {
    compressAnswer(sent, response, path)
    response.setHeader('content-type', type)
    response.write(page.slice(0, 5000))
    response.end(page.slice(5000))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const headers = { ...(takes && { 'accept-encoding': takes }), ...(range && { range }) }
  const answer = await new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) }),
      )
    })
    sent.on('error', reject).end()
  })
  server.close()
  return answer
}

test.each([
  ['gzip', gunzipSync],
  ['gzip, deflate', gunzipSync],
  ['gzip, deflate, br', brotliDecompressSync],
] as const)('a page for one who takes %s comes compressed, and is the same page', async (takes, opened) => {
  const { encoding, body } = await answerTo({ takes })
  expect(encoding).toBe(takes.includes('br') ? 'br' : 'gzip')
  expect(opened(body).toString()).toBe(page)
  expect(body.length).toBeLessThan(Buffer.byteLength(page) / 2)
})

test.each<[string, Parameters<typeof answerTo>[0]]>([
  ['for one who takes nothing', {}],
  ['for one who takes it by no means', { takes: 'gzip;q=0' }],
  ['of which a part was asked', { takes: 'gzip, br', range: 'bytes=0-9' }],
  ['that is a picture', { takes: 'gzip', type: 'image/png' }],
])('an answer %s comes as it was written', async (_name, asked) => {
  const { encoding, body } = await answerTo(asked)
  expect(encoding).toBeUndefined()
  expect(body.toString()).toBe(page)
})

test('a file of the build, fetched once and kept, is compressed better than a page made anew each time', async () => {
  const kept = { path: '/_next/static/chunks/1.js', type: 'text/javascript' }
  const [gzip, br] = [await answerTo({ ...kept, takes: 'gzip' }), await answerTo({ ...kept, takes: 'br' })]
  expect([gunzipSync(gzip.body), brotliDecompressSync(br.body)].map(String)).toEqual([page, page])
  expect(gzip.body.length).toBeLessThan((await answerTo({ takes: 'gzip' })).body.length)
  expect(br.body.length).toBeLessThan((await answerTo({ takes: 'br' })).body.length)
  expect(br.body.length).toBeLessThan(gzip.body.length)
})

test('of a question for the head alone nothing is compressed', async () => {
  const { encoding, body } = await answerTo({ method: 'HEAD', takes: 'gzip' })
  expect([encoding, body.length]).toEqual([undefined, 0])
})
