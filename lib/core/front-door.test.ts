import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter } from './front-door'

const house = { origin: 'https://crm.example.com', development: false }
type Asked = { path?: string; method?: string; headers?: Record<string, string> }
type Answer = { status: number; headers: IncomingMessage['headersDistinct']; body: string }

/** What stands behind the door: tells which headers it was given. */
const server = createServer((asked: IncomingMessage, response: ServerResponse) => {
  if (enter(asked, response, house))
    response.setHeader('asked', asked.url ?? '').end(JSON.stringify(asked.headers))
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

function ask({ path = '/', method = 'GET', headers = {} }: Asked): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => (body += part.toString()))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headersDistinct, body }),
      )
    })
    sent.on('error', reject).end()
  })
}

const behind = async (asked: Asked) => JSON.parse((await ask(asked)).body) as Record<string, string>

test.each<[string, Asked, number]>([
  ['a page is read from anywhere', { headers: { origin: 'https://evil.example' } }, 200],
  ['our own form posts', { method: 'POST', headers: { origin: house.origin, cookie: 'a=1' } }, 200],
  ['a post from elsewhere is refused', { method: 'POST', headers: { origin: 'https://evil.example' } }, 403],
  ['a post that says nothing is refused', { method: 'POST' }, 403],
  ['a NUL in the path is refused', { path: '/customers/%00' }, 400],
  ['a NUL in the query is refused', { path: '/customers?q=%00' }, 400],
  ['half a character in the path is refused', { path: '/customers/%E5' }, 400],
  ['half a character in the query is somebody’s search', { path: '/customers?q=%E5' }, 200],
  ['a file of the program is asked for its options', { path: '/_next/static/a.js', method: 'OPTIONS' }, 405],
  ['a picture too', { path: '/favicon.ico', method: 'OPTIONS' }, 405],
])('%s', async (_name, asked, status) => {
  const answer = await ask(asked)
  expect(answer.status).toBe(status)
  expect(answer.headers['x-content-type-options']).toEqual(['nosniff'])
  expect(answer.headers['content-security-policy']?.[0]).toContain("default-src 'self'")
})

test('every answer has a nonce of its own, known behind the door', async () => {
  const [first, second] = await Promise.all([ask({}), ask({})])
  const told = JSON.parse(first.body) as Record<string, string>
  expect(first.headers['content-security-policy']?.[0]).toContain(`'nonce-${told['x-nonce']}'`)
  expect(first.headers['content-security-policy']).not.toEqual(second.headers['content-security-policy'])
})

test('a file of the program is read whole, whatever part of it is asked for; a stored file is not', async () => {
  const headers = { range: 'bytes=99-' }
  expect(await behind({ path: '/_next/static/a.js', headers })).not.toHaveProperty('range')
  expect(await behind({ path: '/api/files/1', headers })).toHaveProperty('range', 'bytes=99-')
})

test('what a client sends under the names of the door is overwritten', async () => {
  const sent = {
    'x-nonce': 'mine',
    'x-path': '//evil.example',
    'x-peer-address': '203.0.113.7',
    'content-security-policy': "script-src 'nonce-mine'",
  }
  const told = await behind({ path: '/credit?month=1', headers: sent })
  expect(told['x-nonce']).not.toBe('mine')
  expect(told['x-path']).toBe('/credit')
  expect(told['x-peer-address']).toBe('127.0.0.1')
  expect(told['content-security-policy']).not.toContain('mine')
})

test.each([
  ['a stored file', '/api/files/1', 2],
  ['a stored file whose address is written in code', '/api/%66iles/1', 2],
  ['a printed sheet', '/api/pdf/1', 2],
  ['a page', '/customers', 1],
])('%s is shown under %s with so many policies', async (_name, path, policies) => {
  const { headers } = await ask({ path })
  expect(headers['content-security-policy']).toHaveLength(policies)
})

test('a whole address is read as what it asks of us, not as where it says it lies', async () => {
  const told = await sendRaw(
    `GET http://evil.example/fill/secret?x=1 HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`,
  )
  expect(told).toContain('"x-path":"/fill/secret"')
  expect(told).toContain('asked: /fill/secret?x=1')
})

test('the address of a sheet sent out is told to nobody and kept nowhere', async () => {
  const { headers } = await ask({ path: '/fill/secret' })
  expect(headers['referrer-policy']).toEqual(['no-referrer'])
  expect(headers['cache-control']).toEqual(['private, no-store'])
})

/** What comes back for bytes sent as they are, until the other side ends. */
function sendRaw(bytes: string): Promise<string> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket.on('data', (part) => (answer += part.toString('latin1')))
    socket.on('end', () => resolve(answer)).on('error', reject)
  })
}
const statuses = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
const HOST = 'Host: crm.example.com\r\n'
const LAST = 'Connection: close\r\n\r\n'

test.each<[string, string, number[]]>([
  ['a request of the old protocol without a host', 'GET / HTTP/1.0\r\n\r\n', [200]],
  ['a whole address as the target', `GET http://evil.example/customers HTTP/1.1\r\n${HOST}${LAST}`, [200]],
  ['a broken address as the target', `GET http://[::1 HTTP/1.1\r\n${HOST}${LAST}`, [400]],
  ['a question about the server itself', `OPTIONS * HTTP/1.1\r\n${HOST}${LAST}`, [400]],
  ['two slashes and another host', `GET //evil.example/%2e%2e HTTP/1.1\r\n${HOST}${LAST}`, [200]],
  ['half a character', `GET /%E5%8 HTTP/1.1\r\n${HOST}${LAST}`, [400]],
  [
    'a foreign post that names two origins, ours second',
    `POST / HTTP/1.1\r\n${HOST}Origin: https://evil.example\r\nOrigin: ${house.origin}\r\nContent-Length: 0\r\n${LAST}`,
    [403],
  ],
  [
    'a foreign post hidden behind a read on the same line',
    `GET / HTTP/1.1\r\n${HOST}\r\nPOST / HTTP/1.1\r\n${HOST}Origin: https://evil.example\r\nContent-Length: 0\r\n${LAST}`,
    [200, 403],
  ],
  [
    'a foreign post that waits for leave to send its body',
    `POST / HTTP/1.1\r\n${HOST}Expect: 100-continue\r\nContent-Length: 0\r\n${LAST}`,
    [100, 403],
  ],
])('%s is answered, and the server goes on', async (_name, bytes, expected) => {
  expect(statuses(await sendRaw(bytes))).toEqual(expected)
  expect((await ask({})).status).toBe(200)
})
