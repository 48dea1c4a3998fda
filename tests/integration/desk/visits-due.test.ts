import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { visitsDue } from '@/lib/areas/visits/desk/queries'
import { db, onPool, sql } from '@/lib/core/db'
import { newId } from '@/lib/core/audit'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { today } from '@/lib/core/clock'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
const ids: Record<string, string> = {}
const date = (text: string | null) => (text === null ? null : new Date(`${text}T00:00:00Z`))
const settings = () => settingsAsOf(onPool, today())
const due = async (viewer: Viewer, most = 20) => visitsDue(viewer, await settings(), most)
const named = async (viewer: Viewer) =>
  (await due(viewer)).rows
    .map((row) => {
      const name = Object.keys(ids).find((one) => ids[one] === row.customerId)
      return `${name} ${row.state} ${row.days}`
    })
    .toSorted()

beforeEach(() => freezeClock('2026-11-23T01:00:00Z'))

beforeAll(async () => {
  freezeClock('2026-11-23T01:00:00Z')
  company = await makeCompany()
  const make = async (name: string, at: number, last: string | null, next: string | null, change = {}) => {
    ids[name] = await makeCustomer(company, at, { lastVisitOn: date(last), nextVisitOn: date(next), ...change })
  }
  await make('agreed-today', 0, '2026-11-01', '2026-11-23')
  await make('agreed-tomorrow', 0, '2026-11-01', '2026-11-24')
  await make('half-month', 0, '2026-11-05', null, { creditGrade: 3 })
  await make('half-month-not-yet', 0, '2026-11-09', null, { creditGrade: 3 })
  await make('daily-friday', 0, '2026-11-20', null, { creditGrade: 1 })
  await make('daily-holiday', 0, '2026-11-19', null, { creditGrade: 1 })
  await make('unrated', 0, '2026-01-01', null, { creditGrade: null })
  await make('never', 0, null, null)
  await make('potential', 0, '2026-01-01', null, { state: 'potential' })
  await make('potential-agreed', 0, null, '2026-11-13', { state: 'potential' })
  await make('ended', 0, null, '2026-11-13', { state: 'ended' })
  await make('deleted', 0, null, '2026-11-13', { deletedAt: new Date() })
  await make('neighbour', 1, '2026-11-01', '2026-11-20')
  await make('other-region', 2, '2026-11-01', '2026-11-20')
  await db().workCalendar.create({ data: { date: date('2026-11-20')!, kind: 'holiday', name: '假日', source: 'test' } })
  for (const [day, promises] of [['2026-10-01', '旧'], ['2026-11-01', '带样品']])
    await db().visit.create({
      data: {
        id: newId(), customerId: ids['agreed-today']!, visitedOn: date(day!)!, personId: company.personId('sales-rep', 0),
        way: 'phone', summary: '谈价', promises, createdBy: company.personId('sales-rep', 0), createdAt: new Date(),
      },
    })
}) // prettier-ignore

const ofBranchNought = [
  'agreed-today today 0',
  'daily-friday today 0',
  'daily-holiday today 0',
  'half-month past 3',
  'potential-agreed overdue 10',
]

describe('visits due', () => {
  it('of a rep are those of his own customers', async () => {
    expect(await named(await company.viewer('sales-rep', 0))).toEqual(ofBranchNought)
    expect(await named(await company.viewer('sales-rep', 1))).toEqual(['neighbour overdue 3'])
  })

  it.each(['branch-sales-manager', 'branch-gm'] as const)('of a %s are those of his branch', async (role) => {
    expect(await named(await company.viewer(role, 0))).toEqual(ofBranchNought)
  })

  it.each([
    'regional-manager',
    'marketing-director',
    'head-of-marketing',
    'general-manager',
    'cashier',
    'administrator',
  ] as const)('a %s is told none: too many, or none of his business', async (role) => {
    expect(await due(await company.viewer(role, 0))).toEqual({
      today: 0,
      past: 0,
      overdue: 0,
      own: 0,
      rows: [],
    })
  })

  it('are counted all, whose they are too, however few are shown', async () => {
    const rep = await due(await company.viewer('sales-rep', 0), 2)
    const { rows, ...counts } = rep
    expect(counts).toEqual({ today: 3, past: 1, overdue: 1, own: 5 })
    expect(rows.map(({ state }) => state)).toEqual(['today', 'overdue'])
    expect((await due(await company.viewer('branch-gm', 0), 2)).own).toBe(0)
  })

  it('of today stand first and the counts are true, however many are overdue', async () => {
    const [day, long] = [date('2026-11-23'), date('2026-10-01')]
    const kept = await makeCustomer(company, 3, { nextVisitOn: day, lastVisitOn: date('2026-11-01') })
    const late = await makeCustomer(company, 3, { nextVisitOn: long, lastVisitOn: date('2026-09-01') })
    const columns = await sql<{ name: string }>(
      `SELECT column_name AS "name" FROM information_schema.columns WHERE table_name='Customer' AND is_generated='NEVER'`,
    )
    const value = (name: string) =>
      name === 'id' ? 'gen_random_uuid()' : name === 'fileNumber' ? `'Z-'||g` : `c."${name}"`
    await sql(
      `INSERT INTO "Customer" (${columns.map(({ name }) => `"${name}"`).join(',')})
       SELECT ${columns.map(({ name }) => value(name)).join(',')} FROM "Customer" c,generate_series(1,2000) g WHERE c."id"=$1::uuid`,
      [late],
    )
    const { rows, ...counts } = await due(await company.viewer('branch-gm', 3), 6)
    expect(counts).toEqual({ today: 1, past: 0, overdue: 2001, own: 0 })
    expect(rows).toHaveLength(6)
    expect(rows[0]!.customerId).toBe(kept)
    await db().customer.deleteMany({ where: { branchId: company.branches[3] } })
  })

  it('say what they are counted from, and who may record them', async () => {
    const { rows } = await due(await company.viewer('sales-rep', 0))
    const of = (name: string) => rows.find(({ customerId }) => customerId === ids[name])
    expect(of('agreed-today')).toMatchObject({
      lastOn: '2026-11-01',
      agreedOn: '2026-11-23',
      promises: '带样品',
      grade: 3,
      mayRecord: true,
    })
    expect(of('half-month')).toMatchObject({ agreedOn: null, cadence: 'half-month', promises: null })
    expect(of('potential-agreed')).toMatchObject({ cadence: null })
  })

  it('follow the cadence and the tolerance that are set', async () => {
    const set = (key: string, value: object | number) =>
      db().settingValue.create({
        data: { id: newId(), key, value, effectiveFrom: date('2026-11-01')!, setAt: new Date() },
      })
    await set('visits.rep-cadence', { 1: 'year', 2: 'year', 3: 'half-month', 4: 'year', 5: 'year' })
    await set('visits.tolerance', 0)
    expect(await named(await company.viewer('sales-rep', 0))).toEqual([
      'agreed-today today 0',
      'half-month overdue 3',
      'potential-agreed overdue 10',
    ])
  })

  it('of a customer handed over are the new owner’s', async () => {
    await db().customer.update({
      where: { id: ids['neighbour']! },
      data: { ownerId: company.personId('sales-rep', 3) },
    })
    expect(await named(await company.viewer('sales-rep', 3))).toEqual(['neighbour overdue 3'])
    expect(await named(await company.viewer('sales-rep', 1))).toEqual([])
  })
})
