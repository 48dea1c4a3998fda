import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openedOnce } from './opened-cookies'

const inAnHour = () => Math.floor(Date.now() / 1000) + 3600
const open = vi.fn<(cookie: string) => Promise<{ sid?: unknown; exp?: unknown } | null>>()
let sidOf: (cookie: string) => Promise<string | null>

beforeEach(() => {
  open.mockReset().mockImplementation(async (cookie) => ({ sid: `secret of ${cookie}`, exp: inAnHour() }))
  sidOf = openedOnce(open)
})

describe('the secret in a cookie', () => {
  test('is read once, and each cookie has its own', async () => {
    const read = [await sidOf('a'), await sidOf('b'), await sidOf('a'), await sidOf('b')]
    expect(read).toEqual(['secret of a', 'secret of b', 'secret of a', 'secret of b'])
    expect(open.mock.calls).toEqual([['a'], ['b']])
  })

  test('is never that of a cookie that differs in one character, wherever it stands', async () => {
    const cookie = 'x'.repeat(500)
    await sidOf(cookie)
    for (const at of [0, 250, 499]) {
      const other = `${cookie.slice(0, at)}y${cookie.slice(at + 1)}`
      expect(await sidOf(other)).toBe(`secret of ${other}`)
    }
  })

  test('is read anew once the cookie has ended', async () => {
    open.mockResolvedValueOnce({ sid: 'old', exp: Math.floor(Date.now() / 1000) })
    expect([await sidOf('a'), await sidOf('a')]).toEqual(['old', 'secret of a'])
  })

  test('is not remembered of a cookie without an end', async () => {
    open.mockResolvedValue({ sid: 's' })
    expect([await sidOf('a'), await sidOf('a')]).toEqual(['s', 's'])
    expect(open).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['forged', () => Promise.reject(new Error('decryption failed'))],
    ['empty', () => Promise.resolve(null)],
    ['of somebody else’s make', () => Promise.resolve({ exp: inAnHour() })],
    ['with a number for a secret', () => Promise.resolve({ sid: 7, exp: inAnHour() })],
  ])('is not in one that is %s, and nothing is remembered of it', async (_what, answer) => {
    open.mockImplementation(answer)
    expect([await sidOf('a'), await sidOf('a')]).toEqual([null, null])
    expect(open).toHaveBeenCalledTimes(2)
  })

  test('is remembered of the newest five thousand', async () => {
    for (let at = 0; at <= 5_000; at++) await sidOf(`cookie ${at}`)
    open.mockClear()
    await sidOf('cookie 1')
    await sidOf('cookie 5000')
    expect(open).not.toHaveBeenCalled()
    await sidOf('cookie 0')
    expect(open).toHaveBeenCalledTimes(1)
  })
})
