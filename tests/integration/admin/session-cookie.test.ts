import { encode } from 'next-auth/jwt'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSession, revokeSession } from '@/lib/core/sessions'
import { currentViewer, sessionCookie } from '@/lib/core/viewer'
import { type Company, makeCompany } from '../../factories/company'

const jar = vi.hoisted(() => new Map<string, { value: string }>())
vi.mock('next/headers', () => ({
  cookies: () => Promise.resolve(jar),
  headers: () => Promise.resolve(new Map()),
}))

let company: Company
beforeAll(async () => {
  company = await makeCompany()
})
afterEach(() => {
  vi.useRealTimers()
  jar.clear()
})

const secret = () => process.env.NEXTAUTH_SECRET ?? ''
const device = { ip: '10.0.0.1', userAgent: 'test' }

async function sessionOf(at: number, maxAge = 3600) {
  const { sid, sessionId } = await openSession(company.personId('sales-rep', at), device)
  return { sid, sessionId, cookie: await encode({ token: { sid }, secret: secret(), maxAge }) }
}

async function personBehind(cookie: string): Promise<string | null> {
  jar.set(sessionCookie(), { value: cookie })
  return (await currentViewer())?.personId ?? null
}

describe('the cookie of a session', () => {
  test('lets its owner in, request after request, and nobody else', async () => {
    const [one, other] = [await sessionOf(0), await sessionOf(1)]
    for (const _ of [1, 2]) {
      expect(await personBehind(one.cookie)).toBe(company.personId('sales-rep', 0))
      expect(await personBehind(other.cookie)).toBe(company.personId('sales-rep', 1))
    }
  })

  test('opens nothing once its session is revoked, however often it was shown before', async () => {
    const { sessionId, cookie } = await sessionOf(0)
    expect([await personBehind(cookie), await personBehind(cookie)]).not.toContain(null)
    await revokeSession(sessionId)
    expect(await personBehind(cookie)).toBeNull()
  })

  test('opens nothing when any character of it was changed, shown before or not', async () => {
    const { sid, cookie } = await sessionOf(0)
    expect(await personBehind(cookie)).not.toBeNull()
    for (const at of [3, Math.floor(cookie.length / 2), cookie.length - 3]) {
      const other = cookie[at] === 'A' ? 'B' : 'A'
      expect(await personBehind(cookie.slice(0, at) + other + cookie.slice(at + 1))).toBeNull()
    }
    expect(await personBehind(cookie.slice(0, -1))).toBeNull()
    expect(
      await personBehind(await encode({ token: { sid }, secret: `${secret()} of another house` })),
    ).toBeNull()
    expect(await personBehind('')).toBeNull()
    expect(await personBehind(cookie)).not.toBeNull()
  })

  test('opens nothing after its own end, shown before or not', async () => {
    const [used, unused] = [await sessionOf(0, 60), await sessionOf(0, 60)]
    expect(await personBehind(used.cookie)).not.toBeNull()
    // A clock may differ by a quarter of a minute.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 80_000 })
    expect([await personBehind(used.cookie), await personBehind(unused.cookie)]).toEqual([null, null])
  })
})
