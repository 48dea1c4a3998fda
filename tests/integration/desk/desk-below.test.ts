import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordVisit } from '@/lib/areas/visits/mutations'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { RoleCode } from '@/lib/core/permissions'
import { lookAt } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer, makeLine } from '@/tests/factories/customers'
import { ask } from '@/tests/factories/matrix-start'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let near: string
const date = (text: string) => new Date(`${text}T00:00:00Z`)

beforeEach(() => freezeClock('2026-11-23T01:00:00Z'))
beforeAll(async () => {
  freezeClock('2026-11-23T01:00:00Z')
  company = await makeCompany()
  for (const at of [0, 1, 2, 3]) {
    const id = await makeCustomer(company, at, { nextVisitOn: date('2026-11-20'), lastVisitOn: date('2026-11-01') })
    await makeLine(company, id, '2026-11', '100')
    await db().creditPosition.create({ data: { customerId: id, receivable: '99', updatedAt: new Date() } })
    if (at === 0) near = id
  }
}) // prettier-ignore

type Told = {
  value: {
    person: { id: string; name: string }
    leftOut: boolean
    visits: { rows: { customerId: string; mayRecord: boolean }[]; own: number }
    exposures: { rows: { customerId: string }[]; count: number; heed: number }
    sales: object | null
    gaps: object[]
  }
}

const at = (personId: string) => ({ personId })
const look = async (role: RoleCode, place: number, personId: string) =>
  ask('/desk/people/{personId}', await company.viewer(role, place), at(personId))
const told = async (role: RoleCode, place: number, personId: string) => {
  const answer = await look(role, place, personId)
  expect(answer.status).toBe(200)
  return (JSON.parse(answer.body) as Told).value
}

describe('whose desk one may look at', () => {
  const who = (role: RoleCode, place: number) => company.personId(role, place)
  it.each<[RoleCode, number, RoleCode, number, boolean]>([
    ['branch-sales-manager', 0, 'sales-rep', 0, true],
    ['branch-gm', 0, 'sales-rep', 0, true],
    ['branch-gm', 0, 'branch-sales-manager', 0, true],
    ['regional-manager', 0, 'branch-gm', 1, true],
    ['regional-manager', 0, 'marketing-director', 0, true],
    ['marketing-director', 0, 'cashier', 0, true],
    ['general-manager', 0, 'branch-gm', 3, true],
    ['branch-sales-manager', 0, 'sales-rep', 1, false],
    ['branch-sales-manager', 0, 'branch-gm', 0, false],
    ['branch-gm', 0, 'cashier', 0, false],
    ['branch-gm', 0, 'branch-gm', 1, false],
    ['marketing-director', 0, 'regional-manager', 0, false],
    ['regional-manager', 0, 'branch-gm', 2, false],
    ['general-manager', 0, 'head-of-marketing', 0, true],
    ['general-manager', 0, 'ka-manager', 0, true],
    ['ka-manager', 0, 'ka-specialist', 0, true],
    ['ka-manager', 0, 'marketing-director', 0, false],
    ['ka-manager', 0, 'regional-manager', 0, false],
    ['auditor', 0, 'sales-rep', 0, false],
    ['cashier', 0, 'sales-rep', 0, false],
    ['accountant', 0, 'sales-rep', 0, false],
    ['sales-rep', 0, 'sales-rep', 1, false],
    ['administrator', 0, 'sales-rep', 0, false],
  ])('%s %i at %s %i: %s', async (role, place, otherRole, otherPlace, allowed) => {
    const answer = await look(role, place, who(otherRole, otherPlace))
    const unknown = await look(role, place, newId())
    expect(unknown.status).toBe(404)
    if (allowed) expect(answer.status).toBe(200)
    else expect(answer).toEqual(unknown)
    const listed = await ask('/desk/people', await company.viewer(role, place), {})
    const people = (JSON.parse(listed.body) as { value: { id: string }[] }).value.map(({ id }) => id)
    expect(people.includes(who(otherRole, otherPlace))).toBe(allowed)
  })

  it('nobody’s own, nor that of somebody disabled or whose post has ended', async () => {
    const manager = company.personId('branch-sales-manager', 0)
    const rep = company.personId('sales-rep', 0)
    expect((await look('branch-sales-manager', 0, manager)).status).toBe(404)
    await db().person.update({ where: { id: rep }, data: { disabledAt: new Date() } })
    expect((await look('branch-sales-manager', 0, rep)).status).toBe(404)
    await db().person.update({ where: { id: rep }, data: { disabledAt: null } })
    await db().post.updateMany({ where: { personId: rep }, data: { endsOn: date('2026-11-22') } })
    expect((await look('branch-sales-manager', 0, rep)).status).toBe(404)
    await db().post.updateMany({ where: { personId: rep }, data: { endsOn: null } })
    expect((await look('branch-sales-manager', 0, rep)).status).toBe(200)
  })

  it('people are found by what is typed of their name, wildcards being letters', async () => {
    const gm = await company.viewer('branch-gm', 0)
    const found = async (q: string) =>
      (JSON.parse((await ask('/desk/people', gm, {}, `?q=${q}`)).body) as { value: { name: string }[] }).value.map(
        ({ name }) => name,
      )
    expect(await found('')).toEqual(['branch-sales-manager0', 'sales-rep0'])
    expect(await found('REP')).toEqual(['sales-rep0'])
    expect(await found('%25')).toEqual([])
  }) // prettier-ignore
})

describe('what one sees there', () => {
  it('the customers of the rep, and no deed', async () => {
    const desk = await told('branch-sales-manager', 0, company.personId('sales-rep', 0))
    expect(desk.person.name).toBe('sales-rep0')
    expect(desk.visits.rows.map(({ customerId, mayRecord }) => [customerId, mayRecord])).toEqual([
      [near, false],
    ])
    expect(desk.leftOut).toBe(false)
    expect(desk.sales).not.toBeNull()
    // A rep reads no credit: nor does whoever looks at his desk, though his own right is wider.
    expect(desk.exposures.count).toBe(0)
  })

  it('of a branch manager the branch, within the right of the one who looks', async () => {
    const desk = await told('branch-gm', 0, company.personId('branch-sales-manager', 0))
    expect(desk.exposures.rows.map(({ customerId }) => customerId)).toEqual([near])
    await db().roleGrant.deleteMany({ where: { role: 'branch-gm', permission: 'credit.read' } })
    const less = await told('branch-gm', 0, company.personId('branch-sales-manager', 0))
    expect(less.exposures.count).toBe(0)
    expect(less.visits.rows).toHaveLength(1)
  })

  it('of a rep with customers beyond the viewer’s reach nothing that hangs on owning them, and it is said', async () => {
    const rep = company.personId('sales-rep', 0)
    const far = await makeCustomer(company, 2, { ownerId: rep, nextVisitOn: date('2026-11-21') })
    const desk = await told('branch-sales-manager', 0, rep)
    expect([desk.leftOut, desk.visits.rows, desk.gaps, desk.sales]).toEqual([true, [], [], null])
    const wider = await told('general-manager', 0, rep)
    expect(wider.visits.rows.map(({ customerId }) => customerId).toSorted()).toEqual([near, far].toSorted())
    await db().customer.update({ where: { id: far }, data: { deletedAt: new Date() } })
    expect((await told('branch-sales-manager', 0, rep)).visits.rows).toHaveLength(1)
  })

  it('customers near their line from the per cent that is set, which the desk names', async () => {
    const told = async () =>
      (
        JSON.parse((await ask('/desk', await company.viewer('branch-gm', 1), {})).body) as {
          value: { exposures: { heed: number } }
        }
      ).value.exposures
    expect(await told()).toMatchObject({ heed: 80 })
    const key = 'credit.heed-usage-percent'
    const set = { id: newId(), key, value: 95, effectiveFrom: date('2026-11-01'), setAt: new Date() }
    await db().settingValue.create({ data: set })
    expect((await told()).heed).toBe(95)
  })

  it('one’s own desk says the same as the page', async () => {
    const answer = await ask('/desk', await company.viewer('sales-rep', 0), {})
    const desk = (JSON.parse(answer.body) as { value: { week: number; unit: string; count: number } }).value
    expect([answer.status, desk.week, desk.unit, desk.count]).toEqual([200, 48, 'R0-B0-M', 1])
  })
})

describe('looking is not acting', () => {
  it('a write through the eyes of another is refused like an unknown row', async () => {
    const manager = await company.viewer('branch-sales-manager', 0)
    const rep = company.personId('sales-rep', 0)
    const eyes = (await lookAt(manager, rep, async (other) => other.reach))!
    const call = { customerId: near, visitedOn: '2026-11-20', way: 'phone', counterparts: [{ name: '钱北辰' }], summary: '谈价' }
    expect(await runMutation(recordVisit, eyes, call)).toEqual({ kind: 'not-found' })
    expect((await runMutation(recordVisit, await company.viewer('sales-rep', 0), call)).kind).toBe('ok')
  }) // prettier-ignore
})
