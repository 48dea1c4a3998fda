import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { answerWhole, gzippedFor, takesGzip } from './gzipped'

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

/** Answers as the framework does: copies the head of a route's answer, and its body bit by bit where there is one. */
async function asFramework(asked: IncomingMessage, response: ServerResponse): Promise<void> {
  await new Promise((later) => setImmediate(later))
  const { headers, body } = asked.url === '/plain' ? new Response('{}') : gzippedFor('gzip', long, init)
  for (const [name, value] of headers) response.setHeader(name, value)
  if (asked.url === '/fails') {
    response.removeHeader('x-encoded')
    return void response.writeHead(500).end('broken')
  }
  if (asked.url === '/early') response.flushHeaders()
  if (body && asked.method !== 'HEAD') for await (const part of body) response.write(part)
  response.end()
}

async function behindDoor<T>(work: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((asked, response) =>
    answerWhole(response, () => void asFramework(asked, response)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.close()
  }
}

test.each(['/packed', '/early'])('behind the door an answer comes in one piece: %s', async (path) => {
  const answers = await behindDoor((address) =>
    Promise.all(
      ['GET', 'HEAD'].map(async (method) => {
        const answer = await fetch(address + path, { method })
        return { headers: answer.headers, text: await answer.text() }
      }),
    ),
  )
  expect(answers.map(({ text }) => text)).toEqual([long, ''])
  for (const { headers } of answers) {
    expect(headers.get('content-encoding')).toBe('gzip')
    expect(headers.has('x-encoded')).toBe(false)
    expect(Number(headers.get('content-length'))).toBeLessThan(long.length)
  }
})

test('any other answer is left as it is, also one that fails after its body was handed over', async () => {
  const [plain, failed] = await behindDoor((address) =>
    Promise.all(['/plain', '/fails'].map((path) => fetch(address + path))),
  )
  expect(plain?.headers.has('content-encoding')).toBe(false)
  expect(await plain?.text()).toBe('{}')
  expect(failed?.status).toBe(500)
  expect(await failed?.text()).toBe('broken')
})

test('of many answers at once each gets its own body', async () => {
  const server = createServer((asked, response) =>
    answerWhole(response, async () => {
      await new Promise((later) => setTimeout(later, Number(asked.url!.slice(1)) % 7))
      const { headers } = gzippedFor('gzip', `${asked.url} ${long}`, init)
      for (const [name, value] of headers) response.setHeader(name, value)
      await new Promise((later) => setImmediate(later))
      response.end()
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const paths = Array.from({ length: 60 }, (_, nth) => `/${nth}`)
  const texts = await Promise.all(paths.map(async (path) => (await fetch(address + path)).text()))
  expect(texts).toEqual(paths.map((path) => `${path} ${long}`))
  server.close()
})
