import { beforeAll, describe, expect, it } from 'vitest'
import { customerCount, customerList, matchingCustomerIds } from '@/lib/areas/customers/list/queries'
import { listOf } from '@/lib/areas/customers/list/rules/list-address'
import { saveView, deleteView } from '@/lib/areas/customers/list/mutations'
import { savedViews } from '@/lib/areas/customers/list/queries'
import { customerSearch } from '@/lib/areas/customers/queries'
import { searchColumnsOf } from '@/lib/areas/customers/rules/search-columns'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { cursorOf } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer, makeLine } from '../../factories/customers'
import { statementsOf } from '../../load/plans'
import { freezeClock } from '../../setup/clock'

let company: Company
let head: Viewer
let reps: Viewer[]

const firms = [
  '澄麓医药批发',
  '东吴药材',
  '华东电气',
  '长沙民康',
  '重庆长安',
  '六安药业',
  'TCL科技',
  '𠮷野家食品',
  '单县药店',
  '虞山药房',
]

/** 130 customers over all branches, some of the same name, so that pages must break inside equal keys. */
beforeAll(async () => {
  company = await makeCompany()
  head = await company.viewer('head-of-marketing')
  reps = await Promise.all([0, 1, 2, 3].map((at) => company.viewer('sales-rep', at)))
  for (let at = 0; at < 130; at++) {
    const name = `${firms[at % firms.length]}${at < 90 ? '' : '有限公司'}`
    const fileNumber = `F-${String(at).padStart(4, '0')}`
    const phone = `0512-5550${String(at).padStart(4, '0')}`
    const search = searchColumnsOf({ name, shortName: null, fileNumber, taxNumber: null, phone })
    const tier = at % 7 === 0 ? null : (at % 5) + 1
    const createdAt = new Date(Date.UTC(2026, 0, 1 + (at % 11)))
    await makeCustomer(company, at % 4, {
      name,
      fileNumber,
      phone,
      ...search,
      tier,
      createdAt,
      state: at % 10 ? 'selected' : 'potential',
    })
  }
})

type Address = Parameters<typeof listOf>[0]
type Row = Awaited<ReturnType<typeof customerList>>['rows'][number]
const page = (viewer: Viewer, address: Address) => customerList(viewer, listOf(address))

async function walk(viewer: Viewer, address: Address, size: number): Promise<string[][]> {
  const pages: string[][] = []
  for (let after: string | null | undefined; after !== null;) {
    const { rows, next, previous } = await page(viewer, {
      ...address,
      size: String(size),
      ...(after && { after }),
    })
    expect(previous === null).toBe(after === undefined)
    pages.push(rows.map((row) => row.id))
    after = next
  }
  return pages
}

const addresses: [string, Address][] = [
  ['by name', {}],
  ['by name, downwards', { sort: '-name' }],
  ['by file number', { sort: 'file' }],
  ['by date, newest first', { sort: '-created' }],
  ['by tier', { sort: 'tier' }],
  ['by grade, worst first', { sort: '-grade' }],
  ['narrowed to two tiers', { tier: '1,2' }],
  ['narrowed to one branch', { unit: 'BRANCH' }],
  ['searching by initials', { q: 'c' }],
  ['searching a part of the name', { q: '药' }],
  ['searching what a later way finds again before more', { q: '长' }],
  ['searching pinyin', { q: 'yao' }],
  ['searching a file number', { q: 'F-00' }],
]

describe('pages of the list', () => {
  it.each(addresses)('%s join to the whole list, without a gap or a double', async (_, address) => {
    const wanted = address['unit'] ? { ...address, unit: company.branches[1] } : address
    for (const viewer of [head, reps[0]!, await company.viewer('branch-gm', 1)]) {
      const pages = await walk(viewer, wanted, 20)
      const ids = pages.flat()
      expect(new Set(ids).size).toBe(ids.length)
      const { search, filters, sort, descending } = listOf(wanted)
      expect(ids).toEqual(
        await matchingCustomerIds(viewer, { search, filters, sort, descending }, 'customers.read', 1000),
      )
      expect(await customerCount(viewer, { search, filters })).toEqual({ count: ids.length, more: false })
    }
  })

  it.each(addresses)('%s read backwards are the same pages', async (_, address) => {
    const wanted = { ...(address['unit'] ? { ...address, unit: company.branches[1] } : address), size: '20' }
    const first = await page(head, wanted)
    if (!first.next) return
    const second = await page(head, { ...wanted, after: first.next })
    const back = await page(head, { ...wanted, before: second.previous! })
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id))
    expect(back.previous).toBeNull()
    expect(back.next).not.toBeNull()
  })

  it.each<[string, Record<string, string>, (row: Row) => string | number]>([
    [
      'by name: pinyin order',
      {},
      (row: Row) =>
        searchColumnsOf({ name: row.name, shortName: null, fileNumber: '', taxNumber: null, phone: null })
          .namePinyin,
    ],
    ['by file number', { sort: 'file' }, (row: Row) => row.fileNumber],
    ['by date, newest first', { sort: '-created' }, (row: Row) => -Date.parse(row.createdOn)],
    ['by tier, untiered last', { sort: 'tier' }, (row: Row) => row.tier ?? 9],
    [
      'by tier downwards, untiered last',
      { sort: '-tier' },
      (row: Row) => (row.tier === null ? 9 : -row.tier),
    ],
  ])('%s', async (_, address, keyOf) => {
    const keys = (await page(head, { ...address, size: '200' })).rows.map(keyOf)
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
  })

  const id = '019aafe0-0000-7000-8000-000000000000'
  it.each<[string, Address, string]>([
    ['it cannot be read', {}, 'broken'],
    ['it names a part of the walk there is not', { q: '长' }, cursorOf([9, 'a', id])],
    ['it names a part before the first', { q: '长', tier: '4' }, cursorOf([-1, 'a', id])],
    ['it names a part between two', { q: '长', tier: '4' }, cursorOf([0.5, 'a', id])],
    ['it holds a sign no text has', {}, cursorOf([0, 'a\0', id])],
    ['it is one by name, of a list by date', { sort: '-created' }, cursorOf([0, 'changsha', id])],
    ['it is one by name, of a list by a day', { sort: 'nextVisit' }, cursorOf([0, 'changsha', id])],
    ['it is one by name, of a list by a figure', { sort: 'completeness' }, cursorOf([0, 'changsha', id])],
  ])('begin anew when a cursor is damaged: %s', async (_, address, cursor) => {
    const first = await page(head, { ...address, size: '20' })
    expect(first.rows.length).toBeGreaterThan(0)
    expect((await page(head, { ...address, size: '20', after: cursor })).rows).toEqual(first.rows)
  })

  it('jump to a letter of the pinyin and can go back before it', async () => {
    const jumped = await page(head, { from: 'l', size: '20' })
    expect(jumped.rows[0]?.name).toMatch(/^六安/)
    expect(jumped.previous).not.toBeNull()
    expect((await page(head, { before: jumped.previous!, size: '20' })).rows.at(-1)?.name).not.toMatch(
      /^六安/,
    )
  })
})

describe('what one sees', () => {
  it('is what is within reach, and nothing else', async () => {
    const all = new Set((await walk(head, {}, 200)).flat())
    const own = await Promise.all(reps.map(async (rep) => (await walk(rep, {}, 200)).flat()))
    expect(all.size).toBe(130)
    expect(own.flat().sort()).toEqual([...all].sort())
    const branch = (await walk(await company.viewer('branch-gm', 2), {}, 200)).flat()
    expect(branch.sort()).toEqual(own[2]!.sort())
    expect((await walk(await company.viewer('administrator'), {}, 200)).flat()).toEqual([])
  })

  it('hides figures of credit from who may not read them', async () => {
    freezeClock('2026-11-22T00:00:00+08:00')
    const id = await makeCustomer(company, 0, {
      name: '数字药房',
      ...searchColumnsOf({
        name: '数字药房',
        shortName: null,
        fileNumber: 'Z-1',
        taxNumber: null,
        phone: null,
      }),
    })
    await db().creditPosition.create({
      data: { customerId: id, receivable: '100.10', inTransit: '0.20', updatedAt: new Date() },
    })
    await makeLine(company, id, '2026-11', '200.00')
    const [seen] = (await page(head, { q: '数字药房' })).rows
    expect(seen).toMatchObject({ creditHidden: false, receivable: 10010, exposure: 10030, line: 20000 })
    const [hidden] = (await page(reps[0]!, { q: '数字药房' })).rows
    expect(hidden).toMatchObject({ creditHidden: true, receivable: null, exposure: null, line: null })
    expect((await page(head, { q: '数字', usedFrom: '50' })).rows).toHaveLength(1)
    expect((await page(head, { q: '数字', usedFrom: '51' })).rows).toHaveLength(0)
  })
})

describe('search', () => {
  const names = async (typed: string, viewer = head) =>
    (await customerSearch(viewer, typed, 200)).map((hit) => hit.name)
  it.each([
    ['one Chinese character', '沙', /^长沙/],
    ['two characters', '麓医', /^澄麓/],
    ['three characters', '东电气', /^华东电气/],
    ['a rare character', '𠮷', /^𠮷野家/],
    ['the whole name', '虞山药房', /^虞山药房/],
    ['pinyin from the beginning', 'chengluyi', /^澄麓/],
    ['pinyin in the middle', 'changan', /^重庆长安/],
    ['initials', 'hddq', /^华东电气/],
    ['initials of a polyphone', 'cqca', /^重庆长安/],
    ['Latin letters of a name', 'tcl', /^TCL/],
    ['full width letters', 'ＴＣＬ', /^TCL/],
  ])('finds by %s', async (_, typed, found) => {
    const hits = await names(typed)
    expect(hits.length).toBeGreaterThanOrEqual(13)
    expect(hits.every((name) => found.test(name))).toBe(true)
  })
  it('finds by file number, by its beginning, and by the last four digits of the telephone', async () => {
    expect(await names('f-0042')).toEqual(['华东电气'])
    expect(await names('F-012')).toHaveLength(10)
    expect((await customerSearch(head, '0077', 200)).map((hit) => hit.fileNumber)).toContain('F-0077')
  })
  it('asks no more often where ways find the same customers again', async () => {
    // Thirteen names begin with the character; looking for it anywhere finds them all again before the one that is wanted.
    const statements = await statementsOf(async () =>
      expect(await customerSearch(head, '长', 14)).toHaveLength(14),
    )
    expect(statements.length).toBeLessThanOrEqual(3)
  })
  it('finds a customer by a name it had before, and by any part of it', async () => {
    const named = { name: '青屿药业', shortName: null, fileNumber: 'P-1', taxNumber: null, phone: null }
    const formerNames = ['旧岭参茸行']
    await makeCustomer(company, 0, { ...named, formerNames, ...searchColumnsOf({ ...named, formerNames }) })
    expect(await names('旧岭参茸行')).toEqual(['青屿药业'])
    expect(await names('参茸')).toEqual(['青屿药业'])
    expect(await names('岭参茸')).toEqual(['青屿药业'])
  })
  it('puts the very name before one that only lacks its suffix', async () => {
    for (const [at, name] of ['方太', '方太集团'].entries()) {
      const named = { name, shortName: null, fileNumber: `V-${at}`, taxNumber: null, phone: null }
      await makeCustomer(company, 0, { ...named, ...searchColumnsOf(named) })
    }
    expect(await names('方太集团')).toEqual(['方太集团', '方太'])
    expect(await names('方太')).toEqual(['方太', '方太集团'])
  })
  it('puts the exact name first, then names that begin so, then names that contain it', async () => {
    await makeCustomer(company, 0, {
      name: '新华东电气',
      ...searchColumnsOf({
        name: '新华东电气',
        shortName: null,
        fileNumber: 'N-1',
        taxNumber: null,
        phone: null,
      }),
    })
    const hits = await names('华东电气')
    expect(hits[0]).toBe('华东电气')
    expect(hits.at(-1)).toBe('新华东电气')
  })
  it.each([['%'], ['_'], ['\\'], ["'; --"], ['　'], ['']])('takes %j literally', async (typed) => {
    expect(await names(typed)).toEqual([])
  })
  it('finds nothing beyond reach', async () => {
    const [mine] = (await page(reps[1]!, {})).rows
    expect(await names(mine!.fileNumber)).toEqual([mine!.name])
    expect(await names(mine!.fileNumber, reps[0])).toEqual([])
  })
})

describe('saved views', () => {
  it('are mine or everybody’s, one of mine is the default, and only I take mine away', async () => {
    const manager = await company.viewer('branch-sales-manager', 0)
    const keep = (viewer: Viewer, more: object) =>
      runMutation(saveView, viewer, { list: 'customers', name: '我的', state: { tier: '1' }, ...more })
    await keep(manager, { isDefault: true })
    await keep(manager, { name: '另一个', isDefault: true })
    await keep(manager, { name: '大家看', shared: true })
    expect(await keep(reps[0]!, { shared: true })).toEqual({ kind: 'not-found' })
    const mine = await savedViews(manager, 'customers')
    expect(mine.map(({ name, isDefault, shared }) => [name, isDefault, shared])).toEqual([
      ['我的', false, false],
      ['另一个', true, false],
      ['大家看', false, true],
    ])
    const [seen] = await savedViews(reps[0]!, 'customers')
    expect(seen).toMatchObject({ name: '大家看', mine: false, state: { tier: '1' } })
    expect(await runMutation(deleteView, reps[0]!, { id: seen!.id })).toEqual({ kind: 'not-found' })
    expect(await runMutation(deleteView, manager, { id: seen!.id })).toMatchObject({ kind: 'ok' })
    expect(await savedViews(reps[0]!, 'customers')).toEqual([])
  })
})
