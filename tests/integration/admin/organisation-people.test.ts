import { beforeAll, describe, expect, test } from 'vitest'
import { delegate, revokeDelegation } from '@/lib/areas/admin/delegations/mutations'
import { handOverCustomers } from '@/lib/areas/admin/hand-over/mutations'
import { handOverPreview } from '@/lib/areas/admin/hand-over/queries'
import { addPerson, disablePerson, editPerson } from '@/lib/areas/admin/people/mutations'
import { changePost, endPost, givePost } from '@/lib/areas/admin/posts/mutations'
import { setGrants } from '@/lib/areas/admin/roles/mutations'
import { ensureDefaultGrants } from '@/lib/areas/admin/roles/writes'
import { defaultGrants } from '@/lib/composition/default-grants'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { RoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { viewerOf } from '@/lib/core/viewer'
import { givePassword } from '../../factories/accounts'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { freezeClock } from '../../setup/clock'

let company: Company
let admin: Viewer

beforeAll(async () => {
  company = await makeCompany()
  await givePassword(company.personId('administrator'), 'admin')
  admin = await company.viewer('administrator')
})

async function add(username: string, more: object = {}): Promise<string> {
  const outcome = await runMutation(addPerson, admin, { name: '单雪', username, ...more })
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value.personId
}

const give = (personId: string, role: RoleCode, unitId: string, more: object = {}) =>
  runMutation(givePost, admin, { personId, role, unitId, startsOn: '2026-01-01', ...more })
const person = (id: string) => db().person.findUniqueOrThrow({ where: { id } })

async function secondAdministrator(username: string): Promise<string> {
  const id = await add(username)
  await givePassword(id, username)
  expect((await give(id, 'administrator', company.headOffice)).kind).toBe('ok')
  return id
}

async function disable(viewer: Viewer, personId: string) {
  return runMutation(disablePerson, viewer, { personId, version: (await person(personId)).version })
}

describe('people', () => {
  test('are added with a pinyin that knows family names, and unique names', async () => {
    const id = await add('shanxue', { employeeNo: 'YX-1', phone: '138 0000 1234', email: '' })
    expect(await person(id)).toMatchObject({ namePinyin: 'shanxue', email: null, passwordHash: null })
    const again = await runMutation(addPerson, admin, { name: '单雪', username: 'ShanXue' })
    expect(again).toEqual({ kind: 'invalid', errors: { username: [{ code: 'errors.taken' }] } })
    const number = await runMutation(addPerson, admin, {
      name: '单雪',
      username: 'shanxue2',
      employeeNo: 'YX-1',
    })
    expect(number).toEqual({ kind: 'invalid', errors: { employeeNo: [{ code: 'errors.taken' }] } })
  })

  test.each(['passwordHash', 'disabledAt', 'namePinyin', 'role', 'id'])(
    'take no smuggled %s',
    async (field) => {
      const outcome = await runMutation(addPerson, admin, { name: 'x', username: 'smuggler', [field]: 'x' })
      expect(outcome.kind).toBe('invalid')
    },
  )

  test('keep telephone and mail out of the trail', async () => {
    const id = await add('masked', { phone: '13812345678', email: 'someone@example.com' })
    const { version } = await person(id)
    const facts = { name: '单雪', username: 'masked', phone: '13987654321' }
    expect((await runMutation(editPerson, admin, { personId: id, version, ...facts })).kind).toBe('ok')
    const trail = JSON.stringify(await db().auditEvent.findMany({ where: { subjectId: id } }))
    expect(trail).not.toMatch(/13812345678|13987654321|someone@/)
    expect(trail).toContain('…4321')
  })

  test('are not changed by others', async () => {
    const gm = await company.viewer('branch-gm', 0)
    const id = company.personId('cashier', 0)
    const { version } = await person(id)
    const post = await db().post.findFirstOrThrow({ where: { personId: id } })
    const outcomes = await Promise.all([
      runMutation(addPerson, gm, { name: 'x', username: 'admin' }),
      runMutation(editPerson, gm, { personId: id, version, name: 'x', username: 'x1' }),
      runMutation(disablePerson, gm, { personId: id, version }),
      runMutation(givePost, gm, {
        personId: id,
        unitId: company.headOffice,
        role: 'general-manager',
        startsOn: '2026-01-01',
      }),
      runMutation(endPost, gm, { postId: post.id, version: post.version, endsOn: '2026-01-01' }),
      runMutation(setGrants, gm, {
        changes: [{ role: 'cashier', permission: 'admin.people', from: null, to: 'all' }],
      }),
    ])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(6).fill('not-found'))
  })
})

describe('posts', () => {
  test('may be several, with dates, acting too', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const id = await add('many')
    expect((await give(id, 'marketing-director', company.regions[0])).kind).toBe('ok')
    expect(
      (await give(id, 'regional-manager', company.regions[0], { acting: true, startsOn: '2026-11-24' })).kind,
    ).toBe('ok')
    expect((await viewerOf(id, 'web')).posts.map((post) => post.role)).toEqual(['marketing-director'])
    freezeClock('2026-11-24T09:00:00+08:00')
    const held = (await viewerOf(id, 'web')).posts
    expect(held.find((post) => post.role === 'regional-manager')).toMatchObject({
      acting: true,
      anchorKind: 'region',
    })
  })

  test('keep apart what one person must not hold together', async () => {
    const cashier = company.personId('cashier', 0)
    expect(await give(cashier, 'branch-sales-manager', company.branches[3])).toMatchObject({
      kind: 'refused',
      reasons: expect.arrayContaining([
        expect.objectContaining({ rule: 'R-D02', code: 'people.segregated' }),
      ]) as unknown,
    })
    expect((await give(cashier, 'accountant', company.branches[0])).kind).toBe('ok')
  })

  test('given twice at the same moment are given once', async () => {
    const id = await add('twice')
    const both = await Promise.all([
      give(id, 'courier', company.branches[0]),
      give(id, 'courier', company.branches[0]),
    ])
    expect(both.map((outcome) => outcome.kind).sort()).toEqual(['ok', 'refused'])
  })

  test('end on a day; what began before is not wiped out', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const id = await add('leaving')
    const outcome = await give(id, 'courier', company.branches[1])
    if (outcome.kind !== 'ok') throw new Error(outcome.kind)
    const { postId } = outcome.value
    expect(await runMutation(endPost, admin, { postId, version: 1, endsOn: '2025-12-31' })).toMatchObject({
      kind: 'refused',
    })
    expect((await runMutation(endPost, admin, { postId, version: 1, endsOn: '2026-11-30' })).kind).toBe('ok')
    const back = { postId, version: 2, startsOn: '2026-01-01', endsOn: null, acting: true }
    expect((await runMutation(changePost, admin, back)).kind).toBe('ok')
    expect(await runMutation(changePost, admin, back)).toMatchObject({ kind: 'conflict', version: 3 })
  })
})

describe('the last administrator', () => {
  test('cannot be disabled, and nobody disables himself', async () => {
    const outcome = await disable(admin, admin.personId)
    expect(outcome).toMatchObject({ kind: 'refused' })
    expect(JSON.stringify(outcome)).toContain('people.last-administrator')
  })

  test('cannot lose the post, now or from a day on', async () => {
    const post = await db().post.findFirstOrThrow({ where: { personId: admin.personId } })
    const ref = { postId: post.id, version: post.version }
    const outcomes = await Promise.all([
      runMutation(endPost, admin, { ...ref, endsOn: '2099-01-01' }),
      runMutation(changePost, admin, { ...ref, startsOn: '2025-01-01', endsOn: '2099-01-01', acting: false }),
    ])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['refused', 'refused'])
  })

  test.each(['admin.people', 'admin.roles'] as const)('cannot lose %s', async (permission) => {
    const changes = [{ role: 'administrator', permission, from: 'all', to: null }]
    expect(await runMutation(setGrants, admin, { changes })).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'SEC-03' }],
    })
  })

  test('is not replaced by one who cannot sign in', async () => {
    const id = await add('sleeper')
    expect((await give(id, 'administrator', company.headOffice)).kind).toBe('ok')
    const post = await db().post.findFirstOrThrow({ where: { personId: admin.personId } })
    const end = { postId: post.id, version: post.version, endsOn: '2026-11-30' }
    expect((await runMutation(endPost, admin, end)).kind).toBe('refused')
  })

  test('two who disable each other at the same moment: one remains', async () => {
    const [a, b] = [await secondAdministrator('xua'), await secondAdministrator('xub')]
    expect((await disable(await viewerOf(a, 'web'), admin.personId)).kind).toBe('ok')
    const [first, second] = [await viewerOf(a, 'web'), await viewerOf(b, 'web')]
    for (let round = 0; round < 10; round++) {
      await db().person.updateMany({ where: { id: { in: [a, b] } }, data: { disabledAt: null } })
      const both = await Promise.all([disable(first, b), disable(second, a)])
      expect(both.map((outcome) => outcome.kind).sort()).toEqual(['ok', 'refused'])
    }
    await db().person.updateMany({
      where: { id: { in: [a, b, admin.personId] } },
      data: { disabledAt: null },
    })
  })
})

describe('roles', () => {
  test('do not get rights that must stay in two hands', async () => {
    const changes = [{ role: 'cashier', permission: 'trade.order-sign', from: null, to: 'subtree' }]
    expect(await runMutation(setGrants, admin, { changes })).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'R-D02', code: 'roles.clash' }],
    })
  })

  test('neither through two posts of one person', async () => {
    const changes = [{ role: 'accountant', permission: 'trade.order-sign', from: null, to: 'subtree' }]
    expect(await runMutation(setGrants, admin, { changes })).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'roles.person-clash', values: { name: 'cashier0' } }],
    })
  })

  test('a stale cell is a conflict, and nothing of the rest is saved', async () => {
    const changes = [
      { role: 'courier', permission: 'visits.read', from: null, to: 'own' },
      { role: 'courier', permission: 'trade.carry', from: 'all', to: null },
    ]
    expect(await runMutation(setGrants, admin, { changes })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ theirs: 'own' }],
    })
    expect(await db().roleGrant.count({ where: { role: 'courier', permission: 'visits.read' } })).toBe(0)
  })

  test('get their defaults once; what was taken away stays away, what is new comes', async () => {
    const at = new Date('2026-11-23T00:00:00Z')
    await db().roleGrant.deleteMany()
    const [first, twin] = await Promise.all([
      ensureDefaultGrants(defaultGrants, at),
      ensureDefaultGrants(defaultGrants, at),
    ])
    expect(Math.min(first, twin)).toBe(0)
    expect(Math.max(first, twin)).toBe(await db().roleGrant.count())
    await db().roleGrant.delete({
      where: { role_permission: { role: 'courier', permission: 'trade.carry' } },
    })
    expect(await ensureDefaultGrants(defaultGrants, at)).toBe(0)
    expect(await db().roleGrant.count({ where: { role: 'courier', permission: 'trade.carry' } })).toBe(0)
  })
})

describe('a letter of delegation', () => {
  const letter = (from: string, to: string, more: object = {}) => ({
    fromPersonId: from,
    toPersonId: to,
    plans: [],
    startsOn: '2026-11-24',
    endsOn: '2026-11-28',
    reason: '出差',
    ...more,
  })

  test('is one’s own to give and to take back', async () => {
    freezeClock('2026-11-23T09:00:00+08:00')
    const gm = await company.viewer('branch-gm', 0)
    const to = company.personId('regional-manager', 0)
    const other = company.personId('branch-gm', 1)
    expect((await runMutation(delegate, gm, letter(other, to))).kind).toBe('not-found')
    const outcome = await runMutation(delegate, gm, letter(gm.personId, to))
    if (outcome.kind !== 'ok') throw new Error(outcome.kind)
    expect(await runMutation(delegate, gm, letter(gm.personId, other))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'people.delegation-overlaps' }],
    })
    freezeClock('2026-11-25T09:00:00+08:00')
    expect((await viewerOf(to, 'web')).delegations).toHaveLength(1)
    const { delegationId } = outcome.value
    expect(
      (await runMutation(revokeDelegation, await company.viewer('branch-gm', 1), { delegationId })).kind,
    ).toBe('not-found')
    expect((await runMutation(revokeDelegation, gm, { delegationId })).kind).toBe('ok')
    expect((await viewerOf(to, 'web')).delegations).toEqual([])
  })
})

describe('a leaver’s customers', () => {
  test('go over as the preview counted them, in one step with their history', async () => {
    const [from, to] = [company.personId('sales-rep', 0), company.personId('sales-rep', 1)]
    const ids = [
      await makeCustomer(company, 0),
      await makeCustomer(company, 0),
      await makeCustomer(company, 1, { ownerId: from }),
    ]
    const preview = await handOverPreview(admin, from)
    expect(preview?.branches.map(({ count }) => count)).toEqual([2, 1])
    expect(preview?.customers).toEqual([])
    const input = { fromPersonId: from, toPersonId: to, branchIds: [], reason: '离职' }
    expect(await runMutation(handOverCustomers, admin, { ...input, count: 2 })).toMatchObject({
      kind: 'conflict',
      version: 3,
    })
    const outcome = await runMutation(handOverCustomers, admin, { ...input, count: 3 })
    expect(outcome).toMatchObject({
      kind: 'ok',
      value: { count: 3 },
      notes: [{ code: 'people.receiver-elsewhere', values: { count: 2 } }],
    })
    expect(await db().customer.count({ where: { id: { in: ids }, ownerId: to, version: 2 } })).toBe(3)
    expect(
      await db().factChange.count({ where: { customerId: { in: ids }, fact: 'salesRep', reason: '离职' } }),
    ).toBe(3)
    expect(
      await db().auditEvent.count({ where: { customerId: { in: ids }, kind: 'customers.handed-over' } }),
    ).toBe(3)
  })

  test('go over only within the reach of who does it', async () => {
    const from = company.personId('sales-rep', 2)
    await makeCustomer(company, 2)
    await makeCustomer(company, 3, { ownerId: from })
    const gm = await company.viewer('branch-gm', 2)
    const preview = await handOverPreview(gm, from)
    expect(preview).toMatchObject({ total: 1, branches: [{ branchId: company.branches[2], count: 1 }] })
    expect(preview?.customers).toHaveLength(1)
    expect(await handOverPreview(await company.viewer('cashier', 2), from)).toBeNull()
    const input = {
      fromPersonId: from,
      toPersonId: company.personId('sales-rep', 3),
      branchIds: [],
      reason: '离职',
      count: 1,
    }
    expect((await runMutation(handOverCustomers, await company.viewer('cashier', 2), input)).kind).toBe(
      'not-found',
    )
    expect((await runMutation(handOverCustomers, gm, input)).kind).toBe('ok')
    expect(await db().customer.count({ where: { ownerId: from, deletedAt: null } })).toBe(1)
  })
})
