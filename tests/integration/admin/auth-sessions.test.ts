import { beforeAll, describe, expect, test } from 'vitest'
import {
  changePassword,
  endOtherSessions,
  endSession,
  endSessionsOf,
} from '@/lib/areas/admin/accounts/mutations'
import { myDevices } from '@/lib/areas/admin/accounts/queries'
import { disablePerson, enablePerson } from '@/lib/areas/admin/people/mutations'
import { endPost } from '@/lib/areas/admin/posts/mutations'
import { setGrants } from '@/lib/areas/admin/roles/mutations'
import { setSetting } from '@/lib/composition/settings-registry'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { may, type Viewer } from '@/lib/core/scope'
import { openSession, revokeSession } from '@/lib/core/sessions'
import { apiViewer, sessionViewer, viewerOf } from '@/lib/core/viewer'
import { secretHash } from '@/lib/core/sessions'
import { enter, givePassword, isIn, PASSWORD } from '../../factories/accounts'
import { type Company, makeCompany } from '../../factories/company'
import { freezeClock } from '../../setup/clock'

let company: Company
let admin: Viewer
const rep = () => company.personId('sales-rep', 0)
const device = { ip: '10.0.0.1', userAgent: 'test' }

beforeAll(async () => {
  company = await makeCompany()
  await givePassword(company.personId('administrator'), 'admin')
  await givePassword(rep(), 'luoyian')
  admin = await company.viewer('administrator')
})

async function viewerWith(sid: string): Promise<Viewer> {
  const viewer = await sessionViewer(sid)
  if (!viewer) throw new Error('not signed in')
  return viewer
}

async function versionOf(personId: string): Promise<number> {
  return (await db().person.findUniqueOrThrow({ where: { id: personId } })).version
}

describe('a session', () => {
  test('lets its owner in, with his posts and rights of today', async () => {
    const viewer = await viewerWith(await enter('luoyian'))
    expect(viewer.personId).toBe(rep())
    expect(viewer.posts.map((post) => post.role)).toEqual(['sales-rep'])
    expect(may(viewer, 'customers.read')).toBe(true)
    expect(may(viewer, 'admin.people')).toBe(false)
  })

  test('is refused after signing out, wherever its cookie was copied to', async () => {
    const sid = await enter('luoyian')
    const { sessionId } = await viewerWith(sid)
    await revokeSession(sessionId!)
    expect(await isIn(sid)).toBe(false)
  })

  test('is kept as a hash only', async () => {
    const { sid } = await openSession(rep(), device)
    const rows = await db().session.findMany()
    expect(JSON.stringify(rows)).not.toContain(sid)
    expect(rows.some((row) => row.tokenHash === secretHash(sid))).toBe(true)
  })

  test('ends after 30 idle minutes, not before', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const { sid } = await openSession(rep(), device)
    freezeClock('2026-11-23T09:30:00+08:00')
    expect(await isIn(sid)).toBe(true)
    freezeClock('2026-11-23T10:00:00+08:00')
    expect(await isIn(sid)).toBe(true)
    freezeClock('2026-11-23T10:30:01+08:00')
    expect(await isIn(sid)).toBe(false)
  })

  test('ends after 12 hours however busy it is', async () => {
    freezeClock('2026-11-23T08:00:00+08:00')
    const { sid } = await openSession(rep(), device)
    for (let minutes = 20; minutes < 720; minutes += 20) {
      freezeClock(new Date(Date.parse('2026-11-23T08:00:00+08:00') + minutes * 60_000).toISOString())
      expect(await isIn(sid), `${minutes} minutes`).toBe(true)
    }
    freezeClock('2026-11-23T20:00:01+08:00')
    expect(await isIn(sid)).toBe(false)
  })

  test('is seen at most once a minute', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const { sid, sessionId } = await openSession(rep(), device)
    const seen = async () =>
      (await db().session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt.toISOString()
    freezeClock('2026-11-23T09:00:59+08:00')
    await sessionViewer(sid)
    expect(await seen()).toBe('2026-11-23T01:00:00.000Z')
    freezeClock('2026-11-23T09:01:00+08:00')
    await sessionViewer(sid)
    expect(await seen()).toBe('2026-11-23T01:01:00.000Z')
  })

  test('obeys a shorter idle time from the day it is set', async () => {
    freezeClock('2027-03-01T09:00:00+08:00')
    const change = {
      key: 'security.session-idle-minutes',
      unitId: null,
      value: 5,
      effectiveFrom: '2027-03-02',
    }
    expect((await runMutation(setSetting, admin, change)).kind).toBe('ok')
    const before = await openSession(rep(), device)
    freezeClock('2027-03-01T09:06:00+08:00')
    expect(await isIn(before.sid)).toBe(true)
    freezeClock('2027-03-02T09:00:00+08:00')
    const after = await openSession(rep(), device)
    freezeClock('2027-03-02T09:05:01+08:00')
    expect(await isIn(after.sid)).toBe(false)
  })
})

describe('what changes about a person is true on the next request', () => {
  test('disabling ends every session, and enabling revives none', async () => {
    const [first, second] = [await enter('luoyian'), await enter('luoyian', '10.0.0.2')]
    const ref = { personId: rep(), version: await versionOf(rep()) }
    expect((await runMutation(disablePerson, admin, ref)).kind).toBe('ok')
    expect([await isIn(first), await isIn(second)]).toEqual([false, false])
    await expect(enter('luoyian')).rejects.toThrow('wrong')
    await expect(viewerOf(rep(), 'web')).rejects.toThrow()
    const back = { personId: rep(), version: await versionOf(rep()) }
    expect((await runMutation(enablePerson, admin, back)).kind).toBe('ok')
    expect(await isIn(first)).toBe(false)
    expect(await isIn(await enter('luoyian', '10.0.0.3'))).toBe(true)
  })

  test('a post that ended yesterday gives nothing today', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const cashier = company.personId('cashier', 0)
    const { sid } = await openSession(cashier, device)
    expect(may(await viewerWith(sid), 'trade.release')).toBe(true)
    const post = await db().post.findFirstOrThrow({ where: { personId: cashier } })
    const end = { postId: post.id, version: post.version, endsOn: '2026-11-22' }
    expect((await runMutation(endPost, admin, end)).kind).toBe('ok')
    expect(may(await viewerWith(sid), 'trade.release')).toBe(false)
  })

  test('a right taken from the role is gone at once', async () => {
    const { sid } = await openSession(rep(), device)
    expect(may(await viewerWith(sid), 'visits.plan')).toBe(true)
    const change = { role: 'sales-rep', permission: 'visits.plan', from: 'own', to: null }
    expect((await runMutation(setGrants, admin, { changes: [change] })).kind).toBe('ok')
    expect(may(await viewerWith(sid), 'visits.plan')).toBe(false)
  })

  test('a delegation shows whose posts one signs for, from its first to its last day', async () => {
    const [from, to] = [company.personId('branch-gm', 0), company.personId('regional-manager', 0)]
    await db().delegation.create({
      data: {
        fromPersonId: from,
        toPersonId: to,
        plans: ['credit.line'],
        startsOn: new Date('2026-11-24'),
        endsOn: new Date('2026-11-25'),
        reason: '出差',
        createdBy: from,
        createdAt: new Date(),
      },
    })
    const held: Record<string, string[]> = {}
    for (const day of ['23', '24', '25', '26']) {
      freezeClock(`2026-11-${day}T12:00:00+08:00`)
      held[day] = (await viewerOf(to, 'web')).delegations.flatMap((letter) =>
        letter.posts.map((post) => post.role),
      )
    }
    expect(held).toEqual({ 23: [], 24: ['branch-gm'], 25: ['branch-gm'], 26: [] })
  })
})

describe('one’s own devices', () => {
  test('are listed, and ended one by one or all but this', async () => {
    const [here, there, elsewhere] = [await enter('luoyian'), await enter('luoyian'), await enter('luoyian')]
    const viewer = await viewerWith(here)
    const devices = await myDevices(viewer)
    expect(devices[0]).toMatchObject({ id: viewer.sessionId, here: true })
    const { sessionId } = await viewerWith(there)
    expect((await runMutation(endSession, viewer, { sessionId })).kind).toBe('ok')
    expect([await isIn(here), await isIn(there), await isIn(elsewhere)]).toEqual([true, false, true])
    expect((await runMutation(endOtherSessions, viewer, {})).kind).toBe('ok')
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false])
  })

  test('of somebody else cannot be ended', async () => {
    const mine = await viewerWith(await enter('luoyian'))
    const theirs = await openSession(company.personId('sales-rep', 1), device)
    const outcome = await runMutation(endSession, mine, { sessionId: theirs.sessionId })
    expect(outcome.kind).toBe('not-found')
    expect(await isIn(theirs.sid)).toBe(true)
  })

  test('an administrator may end all of a person', async () => {
    const sid = await enter('luoyian')
    expect((await runMutation(endSessionsOf, await viewerWith(sid), { personId: rep() })).kind).toBe(
      'not-found',
    )
    expect((await runMutation(endSessionsOf, admin, { personId: rep() })).kind).toBe('ok')
    expect(await isIn(sid)).toBe(false)
  })

  test('a new password signs out everywhere but here', async () => {
    const [here, there] = [await enter('luoyian'), await enter('luoyian')]
    const viewer = await viewerWith(here)
    const next = '另一句只有我知道的长话呀'
    expect(await runMutation(changePassword, viewer, { current: 'wrong', next })).toMatchObject({
      kind: 'invalid',
      errors: { current: [{ code: 'auth.currentWrong' }] },
    })
    expect((await runMutation(changePassword, viewer, { current: PASSWORD, next })).kind).toBe('ok')
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    await expect(enter('luoyian')).rejects.toThrow('wrong')
    expect(await isIn(await enter('luoyian', '10.0.0.1', next))).toBe(true)
  })
})

describe('guessing the present password of an open session', () => {
  const guess = (viewer: Viewer, current: string) =>
    runMutation(changePassword, viewer, { current, next: '第三句同样没有人猜得到的长话' })

  test('is compared five times, however many guesses come at once; the rest is turned away without waiting', async () => {
    await givePassword(company.personId('sales-rep', 1), 'chenyifan')
    const viewer = await viewerWith(await enter('chenyifan', '10.0.0.3'))
    const kinds = (await Promise.all(Array.from({ length: 30 }, () => guess(viewer, 'wrong')))).map(
      ({ kind }) => kind,
    )
    expect(kinds.filter((kind) => kind === 'invalid')).toHaveLength(5)
    expect(kinds.filter((kind) => kind === 'rate-limited')).toHaveLength(25)
    expect(await guess(viewer, PASSWORD)).toMatchObject({ kind: 'rate-limited' })
  })

  test('is forgotten with the right one; a new password that will not do costs nothing', async () => {
    await givePassword(company.personId('sales-rep', 2), 'linzhiyuan')
    const viewer = await viewerWith(await enter('linzhiyuan', '10.0.0.4'))
    const weak = { current: PASSWORD, next: 'short' }
    for (const _ of Array.from({ length: 6 }))
      expect((await runMutation(changePassword, viewer, weak)).kind).toBe('invalid')
    for (const _ of Array.from({ length: 4 })) await guess(viewer, 'wrong')
    expect((await guess(viewer, PASSWORD)).kind).toBe('ok')
    expect(await guess(viewer, 'wrong')).toMatchObject({ kind: 'invalid' })
  })
})

describe('a token', () => {
  const make = (token: string, over: { scopes?: string[]; expiresAt?: Date; revokedAt?: Date } = {}) =>
    db().apiToken.create({
      data: {
        tokenHash: secretHash(token),
        personId: company.personId('branch-gm', 1),
        name: token,
        scopes: [],
        createdAt: new Date(),
        ...over,
      },
    })

  test('acts as its owner, no further than its scopes', async () => {
    await make('wide')
    await make('narrow', { scopes: ['customers.read', 'admin.people'] })
    expect(may((await apiViewer('wide'))!, 'credit.decide')).toBe(true)
    const narrow = (await apiViewer('narrow'))!
    expect([...narrow.reach.keys()]).toEqual(['customers.read'])
    expect(narrow.channel).toBe('api')
  })

  test('is refused when unknown, revoked or run out', async () => {
    await make('revoked', { revokedAt: new Date() })
    await make('old', { expiresAt: new Date(Date.now() - 1000) })
    expect(await Promise.all(['unknown', 'revoked', 'old'].map(apiViewer))).toEqual([null, null, null])
  })
})
