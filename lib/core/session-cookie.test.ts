import { decode, encode } from 'next-auth/jwt'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sidOf } from './session-cookie'

const secret = 'a secret of the test that is long enough to be one'

vi.mock('./env', () => ({ env: () => ({ NEXTAUTH_SECRET: secret, APP_URL: 'http://localhost' }) }))
vi.mock('next-auth/jwt', { spy: true })

const cookieOf = (sid: string, maxAge = 3600, key = secret) => encode({ token: { sid }, secret: key, maxAge })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.mocked(decode).mockClear()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the secret in a session cookie', () => {
  test('is read from the cookie, which is opened once', async () => {
    const cookie = await cookieOf('s-1')
    expect([await sidOf(cookie), await sidOf(cookie), await sidOf(cookie)]).toEqual(['s-1', 's-1', 's-1'])
    expect(decode).toHaveBeenCalledTimes(1)
  })

  test('of one cookie is never that of another', async () => {
    const [one, other] = [await cookieOf('s-1'), await cookieOf('s-2')]
    expect([await sidOf(one), await sidOf(other), await sidOf(one)]).toEqual(['s-1', 's-2', 's-1'])
  })

  test('is not in a cookie of which any character was changed, opened before or not', async () => {
    const cookie = await cookieOf('s-3')
    expect(await sidOf(cookie)).toBe('s-3')
    for (const at of [3, Math.floor(cookie.length / 2), cookie.length - 3]) {
      const other = cookie[at] === 'A' ? 'B' : 'A'
      expect(await sidOf(cookie.slice(0, at) + other + cookie.slice(at + 1))).toBeNull()
    }
    expect(await sidOf(cookie.slice(0, -1))).toBeNull()
    expect(await sidOf(await cookieOf('s-3', 3600, `${secret} of somebody else`))).toBeNull()
  })

  test('ends with the cookie, opened before or not', async () => {
    const [used, unused] = [await cookieOf('s-4', 60), await cookieOf('s-5', 60)]
    expect(await sidOf(used)).toBe('s-4')
    // Clocks may differ by a quarter of a minute.
    vi.setSystemTime(Date.now() + 80_000)
    expect([await sidOf(used), await sidOf(unused)]).toEqual([null, null])
  })

  test('is not in an empty or invented cookie, nor in one that carries something else', async () => {
    const strange = await encode({ token: { name: 'somebody' }, secret })
    expect([await sidOf(undefined), await sidOf(''), await sidOf('x.y.z'), await sidOf(strange)]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('of no more than five thousand cookies is remembered, the newest', async () => {
    const first = await cookieOf('s-first')
    await sidOf(first)
    vi.mocked(decode).mockImplementation(({ token }) =>
      Promise.resolve({ sid: String(token), exp: Math.floor(Date.now() / 1000) + 60 }),
    )
    for (let at = 0; at < 5_000; at++) await sidOf(`cookie ${at}`)
    vi.mocked(decode).mockClear()
    await sidOf('cookie 4999')
    expect(decode).not.toHaveBeenCalled()
    await sidOf(first)
    expect(decode).toHaveBeenCalledTimes(1)
  })
})
