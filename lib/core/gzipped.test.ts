import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gzippedFor, sayEncoding, takesGzip } from './gzipped'

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
