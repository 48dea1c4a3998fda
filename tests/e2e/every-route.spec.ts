import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { expect, test } from '../setup/browser'
import { sessionCookieOf } from '../setup/session-cookie'

/** What the build made: every route of the product by its file, and every server action with the page that calls it. */
const manifest = <T>(name: string) => JSON.parse(readFileSync(`.next/${name}`, 'utf8')) as T
const routeOf = manifest<Record<string, string>>('app-path-routes-manifest.json')
type Action = { workers: Record<string, unknown>; filename: string; exportedName: string }
const actions = manifest<{ node: Record<string, Action> }>('server/server-reference-manifest.json').node

/** An address of a route: parameters that name no row. */
function addressOf(route: string): string {
  return route
    .replace(/\[\.\.\.[^\]]+\]/g, 'nothing')
    .replace(/\[[^\]]+\]/g, '00000000-0000-7000-8000-000000000000')
}
const files = Object.entries(routeOf).filter(([, route]) => !/^\/(_|icon|favicon)/.test(route))
const pages = files.flatMap(([file, route]) => (file.endsWith('/page') ? [addressOf(route)] : []))
const handlers = files.flatMap(([file, route]) => (file.endsWith('/route') ? [addressOf(route)] : []))

/** Open to whoever comes: signing in, one-time links, and whether the product is up. */
const open = [
  '/sign-in',
  '/set-password',
  '/api/health',
  '/api/ready',
  '/api/auth/nothing',
  '/api/auth/sign-out',
]
/** Actions of somebody who holds a one-time link and cannot be signed in yet. */
const openActions = ['beginWithLink', 'readLink', 'setPasswordByLink']

const withoutRedirects = { maxRedirects: 0, failOnStatusCode: false } as const

function expectHeaders(answer: APIResponse, address: string): void {
  const headers = answer.headers()
  const policy = headers['content-security-policy'] ?? ''
  expect(policy, address).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
  for (const part of [`object-src 'none'`, `base-uri 'none'`, `form-action 'self'`, `frame-ancestors 'none'`])
    expect(policy, address).toContain(part)
  expect(policy, address).not.toContain('unsafe-eval')
  if (address.startsWith('/api/files/')) expect(policy, address).toMatch(/default-src 'none'; sandbox$/)
  expect(headers, address).toMatchObject({
    'x-content-type-options': 'nosniff',
    // The address of a sheet sent out is its key: it is told to nobody.
    'referrer-policy': address.startsWith('/fill/') ? 'no-referrer' : 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  })
  expect(headers, address).not.toHaveProperty('x-powered-by')
}

const nonceIn = (answer: APIResponse) =>
  /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1]

/** Every script of an answer carries the nonce of its own headers. */
async function expectNonces(answer: APIResponse, address: string): Promise<void> {
  if (!(answer.headers()['content-type'] ?? '').includes('text/html')) return
  const nonce = nonceIn(answer)
  for (const [tag] of (await answer.text()).matchAll(/<script\b[^>]*>/g))
    expect(tag, address).toContain(`nonce="${nonce}"`)
}

async function cookieOf(username: string): Promise<string> {
  const { name, value } = await sessionCookieOf(username)
  return `${name}=${value}`
}

test('the build knows its routes and actions', () => {
  expect(pages.length).toBeGreaterThan(45)
  expect(handlers.length).toBeGreaterThan(12)
  expect(Object.keys(actions).length).toBeGreaterThan(40)
})

test('nobody in particular reaches nothing but the way in; headers and nonces stand on every answer, also on errors', async ({
  request,
}) => {
  const nonces = new Set<string | undefined>()
  const answers = [...pages, ...handlers, '/no-such-page', '/api/v1/no-such-thing']
  for (const address of answers) {
    const answer = await request.get(address, withoutRedirects)
    expectHeaders(answer, address)
    await expectNonces(answer, address)
    expect(nonces.has(nonceIn(answer)), address).toBe(false)
    nonces.add(nonceIn(answer))
    if (open.includes(address)) continue
    const isSentAway = answer.status() >= 300 && answer.status() < 400
    if (isSentAway) expect(answer.headers().location, address).toContain('/sign-in')
    else expect([401, 404, 405], `${address} ${answer.status()}`).toContain(answer.status())
  }
})

test('nothing fetches or resizes pictures for strangers', async ({ request }) => {
  const answer = await request.get('/_next/image?url=%2Ficon.svg&w=64&q=75', withoutRedirects)
  expect(answer.status()).toBe(404)
})

test('signed in, the same headers and nonces stand on every page', async ({ request }) => {
  const cookie = await cookieOf('admin')
  for (const address of pages) {
    const answer = await request.get(address, { ...withoutRedirects, headers: { cookie } })
    expectHeaders(answer, address)
    await expectNonces(answer, address)
    expect(answer.status(), address).toBeLessThan(500)
  }
})

/** Requests another site could make a signed-in person's browser send, or pretend to. */
const forged: Record<string, Record<string, string>> = {
  'no Origin': {},
  'Origin null': { origin: 'null' },
  'another site': { origin: 'https://evil.example' },
  'another site as the browser says': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'another site that forges the forwarded host': {
    origin: 'https://evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  },
}

async function post(
  request: APIRequestContext,
  address: string,
  headers: Record<string, string>,
): Promise<APIResponse> {
  return request.post(address, {
    ...withoutRedirects,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
    data: '[{"input":{},"key":"forged"}]',
  })
}

for (const [name, headers] of Object.entries(forged))
  test(`a change from elsewhere is refused at every address: ${name}`, async ({ request }) => {
    const cookie = await cookieOf('admin')
    const wrong: string[] = []
    for (const address of [...pages, ...handlers]) {
      const answer = await post(request, address, { cookie, ...headers })
      if (answer.status() !== 403) wrong.push(`${address}: ${answer.status()}`)
    }
    for (const [id, { workers, exportedName }] of Object.entries(actions)) {
      const address = addressOf(routeOf[Object.keys(workers)[0]!.replace(/^app/, '')] ?? '/')
      const answer = await post(request, address, { cookie, 'next-action': id, ...headers })
      if (answer.status() !== 403) wrong.push(`${exportedName} at ${address}: ${answer.status()}`)
    }
    expect(wrong).toEqual([])
  })

test('a list asked of the API is the same whether a client takes it compressed or not', async ({
  baseURL,
}) => {
  const { name, value } = await sessionCookieOf('gumingyuan')
  const ask = async (encoding: string) => {
    const answer = await fetch(`${baseURL}/api/v1/customers?size=50`, {
      headers: { cookie: `${name}=${value}`, 'accept-encoding': encoding },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
    return { encoding: answer.headers.get('content-encoding'), text: await answer.text() }
  }
  const [packed, plain] = await Promise.all([ask('gzip, deflate'), ask('identity')])
  expect(packed.encoding).toBe('gzip')
  expect(plain.encoding).toBeNull()
  expect(packed.text).toBe(plain.text)
  expect(JSON.parse(plain.text)).toHaveProperty('value.rows.49')
})

test('the API answers a HEAD as it would the GET, without the body', async ({ baseURL }) => {
  const { name, value } = await sessionCookieOf('gumingyuan')
  const ask = (path: string) =>
    fetch(`${baseURL}/api/v1${path}`, { method: 'HEAD', headers: { cookie: `${name}=${value}` } })
  const [there, nowhere] = await Promise.all([ask('/customers'), ask('/nowhere')])
  expect([there.status, nowhere.status]).toEqual([200, 404])
  expect(await there.text()).toBe('')
})

test('a client that offers another protocol is answered in this one', async ({ baseURL }) => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    get(`${baseURL}/api/health`, { headers: { connection: 'Upgrade', upgrade: 'h2c' } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).on('error', reject)
  })
  expect(status).toBe(200)
})

test('every server action asks who is there', async ({ request, baseURL }) => {
  const wrong: string[] = []
  for (const [id, { workers, filename, exportedName }] of Object.entries(actions)) {
    if (openActions.includes(exportedName)) continue
    const address = addressOf(routeOf[Object.keys(workers)[0]!.replace(/^app/, '')] ?? '/')
    const answer = await post(request, address, { origin: baseURL ?? '', 'next-action': id })
    const body = await answer.text()
    const sentAway = (answer.headers()['x-action-redirect'] ?? answer.headers().location ?? '').includes(
      '/sign-in',
    )
    if (!sentAway && !body.includes('"kind":"signed-out"'))
      wrong.push(`${filename} ${exportedName}: ${answer.status()} ${body.slice(0, 200)}`)
  }
  expect(wrong).toEqual([])
})
