import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  begin,
  issueLink,
  LINK_JOB,
  OPERATOR_JOB,
  operatorLink,
  useLink,
} from '@/lib/areas/admin/accounts/mutations'
import { openLink } from '@/lib/areas/admin/accounts/queries'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { takePoint } from '@/lib/core/rate-limit'
import { signIn } from '@/lib/core/sign-in'
import { may } from '@/lib/core/scope'
import { sessionViewer, systemViewer, viewerOf } from '@/lib/core/viewer'
import { enter, givePassword, PASSWORD } from '../../factories/accounts'
import { type Company, makeCompany } from '../../factories/company'
import { freezeClock } from '../../setup/clock'
import { testDatabase } from '../../setup/database'

const from = (ip: string) => ({ ip, userAgent: 'test' })
const holder = systemViewer(LINK_JOB)

/** How many tries got as far as comparing a password. */
async function compared(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "AuditEvent" WHERE "kind" = 'auth.sign-in-failed'`,
  )
  return row!.count
}

describe('an empty installation', () => {
  test('has nobody in it, and one link that makes the first administrator once', async () => {
    expect(await db().person.count()).toBe(0)
    const made = await runMutation(operatorLink, systemViewer(OPERATOR_JOB), { username: null })
    if (made.kind !== 'ok') throw new Error(made.kind)
    const { token } = made.value
    const first = { token, password: PASSWORD, username: 'YanWuzhi', name: '言午之', company: '澄明医药' }
    expect(await openLink(holder, token)).toMatchObject({ purpose: 'first-administrator' })
    const weak = await runMutation(begin, holder, { ...first, password: 'yanwuzhi2026' })
    expect(weak).toMatchObject({ kind: 'invalid', errors: { password: [{ code: 'auth.passwordContext' }] } })
    const outcomes = await Promise.all([runMutation(begin, holder, first), runMutation(begin, holder, first)])
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['not-found', 'ok'])
    const [person] = await db().person.findMany()
    expect(person).toMatchObject({ username: 'yanwuzhi', namePinyin: 'yanwuzhi' })
    await db().roleGrant.create({ data: { role: 'administrator', permission: 'admin.people', scope: 'all' } })
    expect(may((await sessionViewer(await enter('yanwuzhi')))!, 'admin.people')).toBe(true)
    await db().post.deleteMany()
    await db().session.deleteMany()
    await db().person.deleteMany()
    await db().unit.deleteMany()
    await db().roleGrant.deleteMany()
  })
})

describe('signing in', () => {
  let company: Company
  beforeAll(async () => {
    company = await makeCompany()
    await givePassword(company.personId('sales-rep', 0), 'luoyian')
    await givePassword(company.personId('sales-rep', 1), 'chenyifan')
    await givePassword(company.personId('administrator'), 'admin')
  })

  test('takes the name in any case and width, and the password as it is', async () => {
    await enter(' ＬｕｏYiAn ')
    await expect(enter('luoyian', '10.9.9.9', ` ${PASSWORD}`)).rejects.toThrow('wrong')
  })

  test('of 30 parallel wrong tries from one place exactly 5 are compared', async () => {
    const before = await compared()
    const results = await Promise.all(
      Array.from({ length: 30 }, () => signIn('luoyian', 'wrong', from('10.1.0.1'))),
    )
    expect(results.filter(({ kind }) => kind === 'wrong')).toHaveLength(5)
    expect((await compared()) - before).toBe(5)
    const waits = results.flatMap((result) => (result.kind === 'slow-down' ? [result.retryAfterSeconds] : []))
    expect(Math.max(...waits)).toBeLessThanOrEqual(900)
    expect(await signIn('luoyian', PASSWORD, from('10.1.0.1'))).toMatchObject({ kind: 'slow-down' })
  })

  test('the right owner elsewhere still gets in', async () => {
    await enter('luoyian', '10.1.0.2')
  })

  test('strangers guessing from many places get fewer tries, the owner is not locked out', async () => {
    for (let place = 0; place < 10; place++)
      await Promise.all(
        Array.from({ length: 6 }, () => signIn('chenyifan', 'wrong', from(`10.2.0.${place}`))),
      )
    const before = await compared()
    await Promise.all(Array.from({ length: 6 }, () => signIn('chenyifan', 'wrong', from('10.2.1.1'))))
    expect((await compared()) - before).toBe(1)
    await enter('chenyifan', '10.2.2.2')
  })

  test('one place trying many names is stopped too', async () => {
    const before = await compared()
    for (let name = 0; name < 60; name++) await signIn(`nobody${name}`, 'wrong', from('10.3.0.1'))
    expect((await compared()) - before).toBe(50)
  })

  test('an unknown name gets the same answer for the same work', async () => {
    const before = await compared()
    expect(await signIn('admin', 'wrong', from('10.4.0.1'))).toEqual({ kind: 'wrong' })
    const known = (await compared()) - before
    expect(await signIn('nobody', 'wrong', from('10.4.0.2'))).toEqual({ kind: 'wrong' })
    expect((await compared()) - before - known).toBe(known)
  })

  test('a person without a password cannot sign in with an empty one', async () => {
    await db().person.update({ where: { id: company.personId('courier', 0) }, data: { username: 'courier' } })
    expect(await signIn('courier', '', from('10.5.0.1'))).toEqual({ kind: 'wrong' })
  })

  test('limits hold in memory while their table is out of reach', async () => {
    const owner = new pg.Client({ connectionString: testDatabase().ownerUrl })
    await owner.connect()
    await owner.query('ALTER TABLE "RateLimit" RENAME TO "RateLimitAway"')
    const limit = { name: 'insured', points: 3, seconds: 60 }
    const taken = []
    for (let i = 0; i < 5; i++) taken.push((await takePoint(limit, 'x')).allowed)
    await owner.query('ALTER TABLE "RateLimitAway" RENAME TO "RateLimit"')
    await owner.end()
    expect(taken).toEqual([true, true, true, false, false])
  })
})

describe('a link for a new password', () => {
  const link = async (role: 'accountant' | 'cashier', company: Company) => {
    const admin = await company.viewer('administrator')
    const made = await runMutation(issueLink, admin, { personId: company.personId(role, 0) })
    if (made.kind !== 'ok') throw new Error(made.kind)
    return made.value.token
  }
  let company: Company
  beforeAll(async () => {
    const people = await db().person.findMany({ select: { id: true, name: true } })
    const idOf = (name: string) => people.find((person) => person.name === name)!.id
    company = {
      personId: (role: string, at = 0) => idOf(`${role}${at}`),
      viewer: (role: string, at = 0) => viewerOf(idOf(`${role}${at}`), 'web'),
    } as Company
  })

  test.each([
    ['a common one', 'password2026!', 'auth.passwordCommon'],
    ['a short one', '一二三四五六七八九十', 'auth.passwordShort'],
    ['one of the product’s name', 'dakehu-x9k2q', 'auth.passwordContext'],
  ])('refuses %s and can be used again', async (_, password, code) => {
    const token = await link('accountant', company)
    const outcome = await runMutation(useLink, holder, { token, password })
    expect(outcome).toMatchObject({ kind: 'invalid', errors: { password: [{ code }] } })
    expect(await openLink(holder, token)).not.toBeNull()
  })

  test('takes 128 Chinese characters, with which one signs in', async () => {
    const password = '永和九年岁在癸丑暮春之初'.repeat(10) + '会于会稽山阴之兰'
    const outcome = await runMutation(useLink, holder, { token: await link('accountant', company), password })
    if (outcome.kind !== 'ok') throw new Error(outcome.kind)
    await enter(outcome.value.username, '10.6.0.1', password)
  })

  test('works once, even for two at the same moment', async () => {
    const token = await link('cashier', company)
    const both = await Promise.all([
      runMutation(useLink, holder, { token, password: PASSWORD }),
      runMutation(useLink, holder, { token, password: `${PASSWORD}二` }),
    ])
    expect(both.map((outcome) => outcome.kind).sort()).toEqual(['not-found', 'ok'])
  })

  test('runs out, and a newer one takes its place', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const old = await link('cashier', company)
    const fresh = await link('cashier', company)
    expect(await openLink(holder, old)).toBeNull()
    freezeClock('2026-11-26T09:00:01+08:00')
    expect(await openLink(holder, fresh)).toBeNull()
    expect((await runMutation(useLink, holder, { token: fresh, password: PASSWORD })).kind).toBe('not-found')
  })

  test('is nothing to anybody signed in, and only administrators make one', async () => {
    const token = await link('cashier', company)
    const gm = await company.viewer('branch-gm', 0)
    expect((await runMutation(useLink, gm, { token, password: PASSWORD })).kind).toBe('not-found')
    expect((await runMutation(issueLink, gm, { personId: company.personId('cashier', 0) })).kind).toBe(
      'not-found',
    )
  })

  test('and its secret are nowhere in the database', async () => {
    const token = await link('cashier', company)
    const kept = await Promise.all([
      db().setupLink.findMany(),
      db().auditEvent.findMany(),
      db().idempotencyKey.findMany(),
    ])
    expect(JSON.stringify(kept)).not.toContain(token)
  })
})
