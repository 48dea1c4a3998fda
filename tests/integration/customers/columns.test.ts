import { beforeAll, describe, expect, it } from 'vitest'
import { customerCount, customerList, customerSums } from '@/lib/areas/customers/list/queries'
import { customerListInput } from '@/lib/areas/customers/list/schema'
import { keySql, maySeeColumn } from '@/lib/areas/customers/columns/queries'
import { listColumn, listColumns } from '@/lib/areas/customers/columns/rules/list-columns'
import { lineValues } from '@/lib/areas/customers/list/rules/line-values'
import { searchColumnsOf } from '@/lib/areas/customers/rules/search-columns'
import { db, sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer, makeLine } from '../../factories/customers'
import { freezeClock } from '../../setup/clock'

let company: Company
let head: Viewer
let rep: Viewer
/** Reads every customer and its credit, but neither personal data nor account numbers. */
let finance: Viewer
const ids: string[] = []

/** Forty customers of two branches whose facts differ, one in five without any. */
beforeAll(async () => {
  freezeClock('2026-11-22T00:00:00+08:00')
  company = await makeCompany()
  head = await company.viewer('head-of-marketing')
  rep = await company.viewer('sales-rep', 0)
  finance = await company.viewer('finance-officer')
  for (let at = 0; at < 40; at++) {
    const name = `列试${String.fromCodePoint(0x4e00 + at * 7)}药房`
    const fileNumber = `L-${String(at).padStart(3, '0')}`
    const search = searchColumnsOf({ name, shortName: null, fileNumber, taxNumber: null, phone: null })
    const id = await makeCustomer(company, at % 2, {
      name,
      fileNumber,
      ...search,
      nextVisitOn: at % 3 === 0 ? new Date(Date.UTC(2026, 10, 1 + at)) : null,
    })
    ids.push(id)
    const facts =
      at % 5 === 4
        ? {}
        : {
            premises: at % 2 ? 'owned' : 'rented',
            capital: at * 1_000_000,
            goods: at % 3 ? '中成药 100%' : '西药',
            foundedOn: `20${String(at % 30).padStart(2, '0')}-05-04`,
            loyalty: (at % 5) + 1,
            legalRepresentativeBirth: '1970-01-01',
            bankAccount: `62220000000000${String(at).padStart(4, '0')}`,
          }
    await db().dossier.create({ data: { customerId: id, facts, updatedAt: new Date() } })
    await db().creditPosition.create({
      data: { customerId: id, receivable: `${at}.50`, inTransit: '0', overdue: '0', updatedAt: new Date() },
    })
    if (at >= 20) await makeLine(company, id, '2026-11', '100.00')
  }
})

type Wanted = {
  where?: Record<string, string>
  sort?: string
  descending?: boolean
  columns?: string[]
  search?: string
}
const ask = ({ where, ...more }: Wanted, size: 20 | 200, place: object = {}) =>
  customerListInput.parse({ size, ...more, ...place, filters: where ? { where } : {} })
const list = (viewer: Viewer, wanted: Wanted) => customerList(viewer, ask(wanted, 200))
const numbers = async (viewer: Viewer, wanted: Wanted) =>
  (await list(viewer, wanted)).rows.map((row) => Number(row.fileNumber.slice(2)))
const all = Array.from({ length: 40 }, (_, at) => at)
const filled = all.filter((at) => at % 5 !== 4)

describe('every fact is a filter', () => {
  it.each<[string, Record<string, string>, (at: number) => boolean]>([
    ['a choice', { 'premises.in': 'owned' }, (at) => at % 2 === 1],
    ['any of two choices', { 'premises.in': 'owned,rented' }, () => true],
    ['a rating', { 'loyalty.in': '2' }, (at) => at % 5 === 1],
    ['a part of a text, its per cent sign literal', { 'goods.has': '100%' }, (at) => at % 3 !== 0],
    ['an amount from', { 'capital.from': '20万' }, (at) => at >= 20],
    ['an amount to, exactly', { 'capital.to': '200000' }, (at) => at <= 20],
    [
      'a day range, both ends in',
      { 'foundedOn.from': '2010-05-04', 'foundedOn.to': '2012-05-04' },
      (at) => at % 30 >= 10 && at % 30 <= 12,
    ],
    [
      'two facts at once',
      { 'premises.in': 'rented', 'capital.from': '100000' },
      (at) => at % 2 === 0 && at >= 10,
    ],
    ['credit', { 'overdue.to': '0', 'receivable.from': '10.5', 'line.any': '1' }, (at) => at >= 20],
  ])('%s', async (_, where, fits) => {
    const wanted = ('overdue.to' in where ? all : filled).filter(fits)
    expect((await numbers(head, { where })).toSorted((a, b) => a - b)).toEqual(wanted)
    expect(await customerCount(head, { search: '', filters: { where } })).toEqual({
      count: wanted.length,
      more: false,
    })
  })

  it('an empty fact is found as empty', async () => {
    expect((await numbers(head, { where: { 'capital.none': '1' } })).toSorted((a, b) => a - b)).toEqual(
      all.filter((at) => at % 5 === 4),
    )
  })

  it('joins with a search and with reach', async () => {
    const found = await numbers(rep, { where: { 'premises.in': 'rented' }, search: '列试' })
    expect(found.toSorted((a, b) => a - b)).toEqual(filled.filter((at) => at % 2 === 0))
  })

  it.each([
    ['unknown.in', 'x'],
    ['capital.has', '1'],
    ['capital.from', 'viel'],
    ['foundedOn.from', '2010-02-31x'],
    ['premises.in', 'palace'],
  ])('refuses %s %s', (key, text) => {
    expect(customerListInput.safeParse({ filters: { where: { [key]: text } } }).success).toBe(false)
  })
})

describe('every column sorts', () => {
  async function walked(viewer: Viewer, wanted: Wanted, note: string | null = null): Promise<number[]> {
    const seen: number[] = []
    let before: string | null = null
    for (let after: string | null | undefined; after !== null;) {
      const page = await customerList(viewer, ask(wanted, 20, after ? { after } : {}))
      expect(page.note).toBe(note)
      seen.push(...page.rows.map((row) => Number(row.fileNumber.slice(2))))
      if (after) before = page.previous
      after = page.next
    }
    const back = await customerList(viewer, ask(wanted, 20, { before: before! }))
    expect(back.rows.map((row) => Number(row.fileNumber.slice(2)))).toEqual(seen.slice(0, 20))
    return seen
  }
  it.each<[string, string, boolean, (at: number) => number | null]>([
    ['an amount of the dossier', 'capital', false, (at) => (at % 5 === 4 ? null : at)],
    ['the same, largest first', 'capital', true, (at) => (at % 5 === 4 ? null : -at)],
    ['a figure of credit', 'receivable', true, (at) => -at],
    ['a day with an index, the empty last', 'nextVisit', false, (at) => (at % 3 ? null : at)],
    ['the same, latest first', 'nextVisit', true, (at) => (at % 3 ? null : -at)],
  ])('%s, page by page and back', async (_, sort, descending, keyOf) => {
    const seen = await walked(head, { sort, descending })
    expect(seen.toSorted((a, b) => a - b)).toEqual(all)
    const keys = seen.map(keyOf)
    expect(keys).toEqual(keys.toSorted((a, b) => (a ?? 1e9) - (b ?? 1e9)))
  })

  it.each(listColumns.filter(({ sort }) => sort).map(({ id }) => id))(
    '%s, page by page and back, also where nobody has any',
    async (sort) => {
      const hidden = maySeeColumn(head, listColumn(sort)!) ? null : 'sorted-by-name'
      const seen = await walked(head, { sort }, hidden)
      expect(seen.toSorted((a, b) => a - b)).toEqual(all)
    },
  )
})

describe('amounts are summed over the whole list', () => {
  const sums = (viewer: Viewer, where: Record<string, string> = {}) =>
    customerSums(viewer, { search: '', filters: { where } }, ['name', 'capital', 'receivable'])
  const total = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0)

  it('not the page alone, as the filters leave it', async () => {
    expect(await sums(head)).toEqual({
      count: 40,
      sums: {
        capital: total(filled.map((at) => at * 1_000_000)),
        receivable: total(all.map((at) => at * 100 + 50)),
      },
    })
    expect(await sums(head, { 'premises.in': 'owned' })).toMatchObject({
      count: 16,
      sums: { capital: total(filled.filter((at) => at % 2).map((at) => at * 1_000_000)) },
    })
  })

  it('without what the viewer may not see', async () => {
    const mine = await sums(rep)
    expect(mine?.count).toBe(20)
    expect(mine?.sums).not.toHaveProperty('receivable')
  })
})

describe('what a viewer may not see', () => {
  const columns = listColumns.map(({ id }) => id)

  it('is masked in its column, whoever looks, and figures of credit are not there at all', async () => {
    const [row] = (await list(rep, { columns, where: { 'premises.in': 'rented' } })).rows
    expect(row?.values['bankAccount']).toMatchObject({
      masked: true,
      shown: expect.stringMatching(/^\*{4}\d{4}$/) as string,
    })
    expect(row?.values['receivable']).toEqual({ masked: true, shown: '' })
    expect(JSON.stringify(row)).not.toContain('6222')
    expect(row).toMatchObject({ receivable: null, exposure: null, line: null })
  })

  it.each<[string, Record<string, string>]>([
    ['an account number', { 'bankAccount.has': '6222' }],
    ['an empty account number', { 'bankAccount.none': '1' }],
    ['what is owed', { 'receivable.from': '0' }],
    ['what is not owed', { 'overdue.to': '0' }],
    ['the line', { 'line.any': '1' }],
  ])('is not found by %s', async (_, where) => {
    expect(await numbers(rep, { where })).toEqual([])
    expect(await customerCount(rep, { search: '', filters: { where } })).toEqual({ count: 0, more: false })
    expect((await numbers(await company.viewer('branch-gm', 0), { where })).length).toBeGreaterThan(0)
  })

  it('is not found by the part of the line used either', async () => {
    const used = customerListInput.parse({ filters: { usedFrom: 1 } })
    expect((await customerList(rep, used)).rows).toEqual([])
    expect((await customerList(head, used)).rows.length).toBeGreaterThan(0)
  })

  it('gives no order: a hidden figure sorts nothing, and neither does personal data', async () => {
    const byName = await numbers(rep, {})
    expect((await list(rep, { sort: 'receivable', descending: true })).note).toBe('sorted-by-name')
    expect(await numbers(rep, { sort: 'receivable', descending: true })).toEqual(byName)
    expect(await numbers(finance, { sort: 'legalRepresentativeBirth' })).toEqual(await numbers(finance, {}))
    expect(await numbers(finance, { where: { 'legalRepresentativeBirth.from': '1960-01-01' } })).toEqual([])
  })

  it('never enters the sums', async () => {
    expect((await list(rep, {})).sums).toEqual({ exposure: 0, receivable: 0, line: 0, sales: 0 })
    expect((await list(head, {})).sums.receivable).toBe(all.reduce((sum, at) => sum + at * 100 + 50, 0))
  })
})

describe('what every line has anyway', () => {
  it('is what the column is compared by, for each such column', async () => {
    const ids = Object.keys(lineValues)
    const { rows } = await list(head, { columns: ids })
    const values: unknown[] = [rows.map((row) => row.id)]
    const context = {
      viewer: head,
      month: '2026-11',
      p: { values, put: (value: unknown) => `$${values.push(value)}` },
    }
    const asked = ids.map((id) => `'${id}', to_jsonb(${keySql(listColumn(id)!, context)})`)
    const stored = await sql<{ id: string; values: Record<string, unknown> }>(
      `SELECT c."id", jsonb_build_object(${asked.join(', ')}) AS "values" FROM "Customer" c WHERE c."id" = ANY($1::uuid[])`,
      values,
    )
    const byId = new Map(stored.map((row) => [row.id, row.values]))
    expect(rows.length).toBe(40)
    for (const row of rows) expect(row.values).toEqual(byId.get(row.id))
  })
})
