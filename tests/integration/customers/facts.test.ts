import { beforeAll, describe, expect, it } from 'vitest'
import { saveFacts, unmaskFacts } from '@/lib/areas/customers/dossier/mutations'
import { handOverCustomers } from '@/lib/areas/customers/hand-over/mutations'
import { createCustomer, deleteCustomers, restoreCustomers } from '@/lib/areas/customers/mutations'
import { duplicateKeyOf } from '@/lib/areas/customers/rules/search-columns'
import { db } from '@/lib/core/db'
import { creditCodeCheck } from '@/lib/core/forms/tax-number'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { holdLock } from '../../setup/held-lock'

let company: Company
let manager: Viewer
let rep: Viewer
beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
  rep = await company.viewer('sales-rep', 0)
})

const taxNumber = (n: number) => {
  const first = `91320500MA0${String(n).padStart(6, '0')}`
  return first + creditCodeCheck(first)
}

async function open(name: string, more: Record<string, unknown> = {}, viewer = manager) {
  return runMutation(createCustomer, viewer, { name, unitId: company.branches[0], ownerId: null, ...more })
}

async function opened(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const outcome = await open(name, { ownerId: rep.personId, ...more })
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value.id
}

const change = (fact: string, from: unknown, to: unknown) => ({ fact, from, to })
const save = (viewer: Viewer, customerId: string, ...changes: unknown[]) =>
  runMutation(saveFacts, viewer, { customerId, source: 'form', formId: 'A1', changes })

describe('opening a file', () => {
  it('draws the next number of the branch, without gaps even when one is refused', async () => {
    const first = await open('澄麓医药批发有限公司')
    const refused = await open('澄麓医药批发（集团）有限公司')
    const second = await open('虞山药材有限公司')
    expect(first).toMatchObject({ kind: 'ok', value: { fileNumber: 'R0-B0-0001' } })
    expect(refused).toMatchObject({
      kind: 'refused',
      reasons: [
        { code: 'customers.namesake', values: { name: '澄麓医药批发有限公司', fileNumber: 'R0-B0-0001' } },
      ],
    })
    expect(second).toMatchObject({ kind: 'ok', value: { fileNumber: 'R0-B0-0002' } })
    expect(await open('澄麓医药批发股份有限公司', { despiteDuplicates: true })).toMatchObject({ kind: 'ok' })
  })

  it('nobody becomes the owner who is disabled while the file waits for its turn', async () => {
    const leaver = company.personId('sales-rep', 3)
    const name = '涵碧医药批发有限公司'
    const turn = await holdLock(`SELECT pg_advisory_xact_lock(hashtextextended($1, 2))`, [
      `name:${duplicateKeyOf(name)}`,
    ])
    const opening = open(name, { ownerId: leaver })
    await turn.untilWaiting(1)
    await db().person.update({ where: { id: leaver }, data: { disabledAt: new Date() } })
    await turn.release()
    expect(await opening).toMatchObject({
      kind: 'invalid',
      errors: { ownerId: [{ code: 'customers.no-such-person' }] },
    })
  })

  it('draws forty numbers at once without a gap or a double', async () => {
    const viewer = await company.viewer('branch-sales-manager', 1)
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        runMutation(createCustomer, viewer, {
          name: `并发药房第${at}号`,
          unitId: company.branches[1],
          ownerId: null,
        }),
      ),
    )
    const numbers = made
      .map((outcome) => (outcome.kind === 'ok' ? outcome.value.fileNumber : outcome.kind))
      .sort()
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, at) => `R0-B1-${String(at + 1).padStart(4, '0')}`))
  })

  it('of one firm by two people at once makes one file', async () => {
    const made = await Promise.all([open('同时医药有限公司'), open('同时医药有限责任公司')])
    expect(made.map((outcome) => outcome.kind).sort()).toEqual(['ok', 'refused'])
  })

  it('is not offered outside the own branch, nor to who may not open files', async () => {
    expect(await open('外地医药', { unitId: company.branches[2] })).toEqual({ kind: 'not-found' })
    expect(await open('代表建档', { ownerId: rep.personId }, rep)).toEqual({ kind: 'not-found' })
    expect(await open('总部客户', { unitId: company.headOffice })).toMatchObject({
      kind: 'invalid',
      errors: { unitId: [{}] },
    })
  })

  it('tells of a tax number already on file, by name only to whoever may see that file', async () => {
    const number = taxNumber(1)
    await opened('税号甲药业', { taxNumber: number })
    expect(await open('税号乙药业', { taxNumber: number })).toMatchObject({
      kind: 'invalid',
      errors: { taxNumber: [{ code: 'customers.tax-number-taken', values: { name: '税号甲药业' } }] },
    })
    const stranger = await company.viewer('branch-sales-manager', 2)
    const elsewhere = await runMutation(createCustomer, stranger, {
      name: '税号丙药业', unitId: company.branches[2], ownerId: null, taxNumber: number,
    }) // prettier-ignore
    expect(elsewhere).toEqual({
      kind: 'invalid',
      errors: { taxNumber: [{ code: 'customers.tax-number-taken-elsewhere' }] },
    })
  })
})

describe('facts', () => {
  it('go to columns and map, leave a history, and recompute what depends on them', async () => {
    const id = await opened('东吴药材')
    const outcome = await save(
      rep,
      id,
      change('name', '东吴药材', '东吴重庆药材'),
      change('phone', null, '0512-55500417'),
      change('vehicles', null, 4),
    )
    expect(outcome).toMatchObject({ kind: 'ok', value: { version: 2 } })
    const stored = await db().customer.findUniqueOrThrow({ where: { id }, include: { dossier: true } })
    expect(stored).toMatchObject({
      name: '东吴重庆药材',
      namePinyin: 'dongwuchongqingyaocai',
      phoneTail: '0417',
      nameInitials: 'dwcqyc',
    })
    expect(stored.grams).toContain('重庆')
    expect(stored.dossier?.facts).toEqual({ vehicles: 4 })
    expect(stored.completeness).toBeGreaterThan(0)
    const history = await db().factChange.findMany({ where: { customerId: id }, orderBy: { id: 'asc' } })
    expect(history.map(({ fact, before, after }) => [fact, before, after])).toEqual([
      ['name', '东吴药材', '东吴重庆药材'],
      ['phone', null, '0512-55500417'],
      ['vehicles', null, 4],
    ])
    const [event] = await db().auditEvent.findMany({
      where: { customerId: id, kind: 'customers.facts-changed' },
    })
    expect(event?.personId).toBe(rep.personId)
  })

  it('changed by two people in different places both survive', async () => {
    const id = await opened('两人同改')
    const outcomes = await Promise.all([
      save(rep, id, change('vehicles', null, 4)),
      save(manager, id, change('shopStaff', null, 17)),
      save(rep, id, change('address', null, '澄麓路 18 号')),
    ])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['ok', 'ok', 'ok'])
    const stored = await db().customer.findUniqueOrThrow({ where: { id }, include: { dossier: true } })
    expect(stored).toMatchObject({
      address: '澄麓路 18 号',
      version: 4,
      dossier: { facts: { vehicles: 4, shopStaff: 17 } },
    })
  })

  it('changed fifty times at once from the same state change once; the others see both sides', async () => {
    const id = await opened('五十人同改')
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, at) => save(rep, id, change('vehicles', null, at + 1))),
    )
    const won = outcomes.filter((outcome) => outcome.kind === 'ok')
    const lost = outcomes.flatMap((outcome) => (outcome.kind === 'conflict' ? [outcome] : []))
    expect([won.length, lost.length]).toEqual([1, 49])
    const stored = (await db().dossier.findUniqueOrThrow({ where: { customerId: id } })).facts as {
      vehicles: number
    }
    for (const { conflicts, version } of lost) {
      expect(conflicts).toMatchObject([{ field: 'facts.vehicles', base: null, theirs: stored.vehicles }])
      expect(version).toBe(2)
    }
    expect(await db().factChange.count({ where: { customerId: id } })).toBe(1)
  })

  it('are saved all or none: one stale fact keeps the others back', async () => {
    const id = await opened('全有或全无')
    await save(rep, id, change('vehicles', null, 4))
    expect(await save(rep, id, change('shopStaff', null, 9), change('vehicles', 3, 5))).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'facts.vehicles', base: 3, theirs: 4, mine: 5 }],
    })
    expect((await db().dossier.findUniqueOrThrow({ where: { customerId: id } })).facts).toEqual({
      vehicles: 4,
    })
  })

  it('already as wanted are no conflict and no history', async () => {
    const id = await opened('已经如此')
    await save(rep, id, change('vehicles', null, 4))
    expect(await save(rep, id, change('vehicles', null, 4))).toMatchObject({
      kind: 'ok',
      value: { version: 2, changes: [] },
    })
    expect(await db().factChange.count({ where: { customerId: id } })).toBe(1)
  })

  it.each([
    ['a number of a car that is none', change('vehicles', null, -1), 'facts.vehicles'],
    ['a day that does not exist', change('foundedOn', null, '2026-02-30'), 'facts.foundedOn'],
    [
      'a tax number with a wrong check character',
      change('taxNumber', null, '91320500MA0000001X'),
      'facts.taxNumber',
    ],
    ['a choice off the list', change('kind', null, 'bank'), 'facts.kind'],
    ['a name too long', change('name', '种种', 'x'.repeat(300)), 'facts.name'],
  ])('refuse %s at its field', async (_, wrong, field) => {
    const id = await opened(`校验${field}${Math.random()}`)
    const outcome = await save(rep, id, wrong)
    expect(outcome.kind).toBe('invalid')
    expect(Object.keys(outcome.kind === 'invalid' ? outcome.errors : {})).toContain(field)
  })

  it('nobody knows, the file number, and an emptied name are refused', async () => {
    const id = await opened('不许乱改')
    expect(await save(rep, id, change('creditGrade', null, 1))).toMatchObject({ kind: 'invalid' })
    expect(
      await save(rep, id, change('fileNumber', 'x', 'R9-0001'), change('name', '不许乱改', null)),
    ).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'customers.file-number-fixed' }, { code: 'customers.name-required' }],
    })
  })

  it('of place and owner need the right to hand over, at both ends', async () => {
    const id = await opened('换地方')
    const branch = (at: number) => ({ id: company.branches[at]!, label: 'x' })
    expect(await save(rep, id, change('branch', branch(0), branch(1)))).toMatchObject({ kind: 'refused' })
    expect(await save(manager, id, change('branch', branch(0), branch(1)))).toMatchObject({ kind: 'refused' })
    const director = await company.viewer('marketing-director', 0)
    const [region, other] = company.regions.map((id) => ({ id, label: 'x' }))
    expect(
      await save(director, id, change('region', region, other), change('branch', branch(0), branch(2))),
    ).toMatchObject({ kind: 'refused' })
    expect(await save(director, id, change('branch', branch(0), branch(2)))).toMatchObject({
      kind: 'invalid',
      errors: { 'facts.branch': [{}] },
    })
    expect(await save(director, id, change('branch', branch(0), branch(1)))).toMatchObject({ kind: 'ok' })
    expect(await save(rep, id, change('vehicles', null, 1))).toMatchObject({ kind: 'ok' })
    expect(await save(manager, id, change('vehicles', 1, 2))).toEqual({ kind: 'not-found' })
  })
})

describe('personal data and account numbers', () => {
  it('are written and shown only with the right, and each look leaves a trace', async () => {
    const id = await opened('个人资料')
    const bank = change('bankAccount', null, '6222020200001234567')
    expect(await save(rep, id, bank)).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'customers.guarded-bank', field: 'facts.bankAccount' }],
    })
    expect(await save(manager, id, bank, change('operatorPhone', null, '13812340417'))).toMatchObject({
      kind: 'ok',
    })
    const [event] = await db().auditEvent.findMany({
      where: { customerId: id, kind: 'customers.facts-changed' },
    })
    expect(JSON.stringify(event?.values)).not.toMatch(/1234567|13812340417/)
    const look = (viewer: Viewer, facts: string[]) =>
      runMutation(unmaskFacts, viewer, { customerId: id, facts, purpose: '核对开票资料' })
    expect(await look(rep, ['bankAccount'])).toEqual({ kind: 'not-found' })
    expect(await look(rep, ['operatorPhone'])).toMatchObject({
      kind: 'ok',
      value: { operatorPhone: '13812340417' },
    })
    expect(await look(manager, ['bankAccount'])).toMatchObject({
      kind: 'ok',
      value: { bankAccount: '6222020200001234567' },
    })
    const traces = await db().auditEvent.findMany({ where: { customerId: id, kind: 'customers.unmasked' } })
    expect(traces.map((trace) => trace.personId).sort()).toEqual([rep.personId, manager.personId].sort())
  })
})

describe('handing over and the recycle bin', () => {
  it('gives customers to a person within reach, with history, and not to others', async () => {
    const ids = [await opened('转移甲'), await opened('转移乙')]
    const to = (toPersonId: string, viewer = manager) =>
      runMutation(handOverCustomers, viewer, { chosen: { ids }, toPersonId, reason: '离职交接' })
    expect(await to(company.personId('sales-rep', 2))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'customers.hand-over-outside' }],
    })
    expect(await to(company.personId('sales-rep', 1), rep)).toEqual({ kind: 'not-found' })
    expect(await to(manager.personId)).toMatchObject({ kind: 'ok', value: { moved: 2 } })
    expect(await save(rep, ids[0]!, change('vehicles', null, 1))).toEqual({ kind: 'not-found' })
    expect(await db().factChange.count({ where: { fact: 'salesRep', customerId: { in: ids } } })).toBe(2)
  })

  it('bins a potential customer nothing points at, and brings it back unless its tax number is taken', async () => {
    const number = taxNumber(77)
    const id = await opened('回收站甲', { taxNumber: number })
    const bin = (customerId: string, viewer = manager) =>
      runMutation(deleteCustomers, viewer, { customerIds: [customerId], reason: '重复建档' })
    expect(await bin(await makeCustomer(company, 0))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'customers.delete-selected' }],
    })
    expect(await bin(id, await company.viewer('branch-sales-manager', 2))).toEqual({ kind: 'not-found' })
    expect(await bin(id)).toMatchObject({ kind: 'ok' })
    expect(await save(manager, id, change('vehicles', null, 1))).toEqual({ kind: 'not-found' })
    const other = await opened('回收站乙', { taxNumber: number })
    const restore = () => runMutation(restoreCustomers, manager, { customerIds: [id] })
    expect(await restore()).toMatchObject({ kind: 'invalid' })
    await bin(other)
    expect(await restore()).toMatchObject({ kind: 'ok' })
    expect(await save(manager, id, change('vehicles', null, 1))).toMatchObject({ kind: 'ok' })
  })
})
