import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveDraft, saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { draftOf } from '@/lib/areas/customers/dossier/queries'
import { bookDifferences, paperBook } from '@/lib/areas/customers/exchange/queries'
import { financialSheets, knownFigures } from '@/lib/areas/customers/finances/queries'
import { sheetBefore } from '@/lib/areas/customers/finances/rules/period-sheets'
import { replaceEntries } from '@/lib/areas/customers/merge/writes'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { paperEntries, paperEntry, signedChanges } from '@/lib/areas/customers/papers/queries'
import type { FiscalKey } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { db, sqlTransaction } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { readWorkbookSheets } from '@/lib/core/sheets/read-workbook'
import { writeWorkbook } from '@/lib/core/sheets/write-workbook'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let specialist: Viewer
let manager: Viewer
let rep: Viewer
let folder: string
beforeAll(async () => {
  freezeClock('2026-11-23T10:00:00+08:00')
  company = await makeCompany()
  specialist = await company.viewer('ka-specialist', 0)
  manager = await company.viewer('ka-manager', 0)
  rep = await company.viewer('sales-rep', 0)
  folder = await mkdtemp(join(tmpdir(), 'dakehu-finances-'))
})
afterAll(() => rm(folder, { recursive: true }))

const key = (text: string) => text as FiscalKey
const account = () => makeCustomer(company, 0, { tier: 1 })

/** A whole sheet, in fen: current assets 60 %, margin 5 %, return 2.5 %, 73 days each. */
const figures = {
  currentAssets: 12_000_000,
  totalAssets: 20_000_000,
  sales: 10_000_000,
  netProfit: 500_000,
  receivables: 2_000_000,
  stock: 1_500_000,
  costOfSales: 7_500_000,
  currentAssetReading: '有现款实力',
  netMarginReading: '收益平稳',
  assetReturnReading: '管理尚可',
  collectionReading: '现金作流动资金',
  stockReading: '动销正常',
  conclusion: 'develop',
}

const sheet = (customerId: string, period: string | null, change: object = {}) => ({
  customerId,
  formId: 'A5',
  formVersion: 1,
  period,
  changes: [],
  answers: { ...figures, ...change },
})

async function sign(viewer: Viewer, customerId: string) {
  const { id } = await db().approval.findFirstOrThrow({ where: { customerId, state: 'pending' } })
  return runMutation(decideApprovals, viewer, { verdict: 'approve', remark: '', ids: [id] })
}

describe('the basic financial condition of a key account (A5)', () => {
  it('is filled by who edits the customer, reviewed by the key-account manager, and prints as it was signed', async () => {
    const id = await account()
    expect(await runMutation(submitPaper, rep, sheet(id, '2025'))).toMatchObject({ kind: 'ok' })
    expect((await sign(rep, id)).kind).not.toBe('ok')
    expect(await sign(manager, id)).toMatchObject({ kind: 'ok' })
    const { signed } = (await paperEntries(rep, id, 'A5', key('2025')))!
    const ratios = {
      currentAssetRatio: 60,
      netMargin: 5,
      assetReturn: 2.5,
      collectionPeriod: 73,
      stockPeriod: 73,
    }
    expect(signed).toMatchObject({ state: 'signed', period: '2025', answers: ratios })
    const name = signed!.answers['name']
    await runMutation(saveFacts, await company.viewer('branch-sales-manager', 0), {
      customerId: id,
      source: 'form',
      reason: '更名',
      changes: [{ fact: 'name', from: name, to: '改名后的医药' }],
    })
    const corrected = { ...sheet(id, '2025', { netProfit: -100_000 }), correcting: true }
    expect(await runMutation(submitPaper, rep, corrected)).toMatchObject({ kind: 'ok' })
    expect((await paperEntry(rep, signed!.id))?.answers).toMatchObject({ name, ...ratios })
    expect(await sign(manager, id)).toMatchObject({ kind: 'ok' })
    expect((await paperEntry(rep, signed!.id))?.state).toBe('replaced')
    expect((await paperEntries(rep, id, 'A5', key('2025')))?.signed?.answers).toMatchObject({ netMargin: -1 })
  })

  it('each say what is no longer as it was signed: the older one the new name, the one signed under it nothing', async () => {
    const id = await account()
    const signed = async (period: string) => {
      expect(await runMutation(submitPaper, rep, sheet(id, period))).toMatchObject({ kind: 'ok' })
      expect(await sign(manager, id)).toMatchObject({ kind: 'ok' })
      return (await paperEntries(rep, id, 'A5', key(period)))!.signed!
    }
    const older = await signed('2024')
    const renamed = { fact: 'name', from: older.answers['name'], to: '再改名的医药' }
    const gm = await company.viewer('branch-sales-manager', 0)
    const input = { customerId: id, source: 'form', reason: '更名', changes: [renamed] }
    expect(await runMutation(saveFacts, gm, input)).toMatchObject({ kind: 'ok' })
    const newer = await signed('2025')
    const changed = async (entryId: string) =>
      (await signedChanges(rep, id, entryId))?.A5?.map(({ field }) => field)
    expect(await changed(older.id)).toEqual(['name'])
    expect(await changed(newer.id)).toEqual([])
  })

  it('takes no ratio from the writer: the house works them out, and says where it cannot', async () => {
    const id = await account()
    await runMutation(submitPaper, rep, sheet(id, '2025Q3', { sales: 0, netMargin: 99, stockPeriod: 1 }))
    const { newest } = (await paperEntries(rep, id, 'A5', key('2025Q3')))!
    expect(newest?.answers).toMatchObject({
      period: { from: '2025-07', to: '2025-09' },
      netMargin: 'sales-zero',
      collectionPeriod: 'sales-zero',
      stockPeriod: 18.3,
    })
  })

  it.each([
    ['a sheet of no period', null, {}, { period: [{ code: 'required' }] }],
    ['a sheet of half a year', '2025H1', {}, { period: [{ code: 'not-period' }] }],
    ['a year that still runs', '2026', {}, { period: [{ code: 'forms.A5.checks.still-running' }] }],
    [
      'more current assets than assets',
      '2025',
      { currentAssets: 20_000_001 },
      { currentAssets: [{ code: 'forms.A5.checks.over-total' }] },
    ],
    [
      'an amount that is none',
      '2025',
      { sales: '12万', stock: 1.5 },
      { sales: [{ code: 'forms.checks.not-number' }], stock: [{ code: 'forms.checks.not-money' }] },
    ],
    [
      'a missing reading',
      '2025',
      { stockReading: '' },
      { stockReading: [{ code: 'forms.checks.required' }] },
    ],
  ])('refuses %s at its field and keeps nothing', async (_, period, change, errors) => {
    const id = await account()
    const outcome = await runMutation(submitPaper, rep, sheet(id, period, change))
    expect(outcome).toMatchObject({ kind: 'invalid', errors })
    expect(await db().formEntry.count({ where: { customerId: id } })).toBe(0)
  })

  it('is one a period: a second is refused with the way out, another period is not, whoever corrects may', async () => {
    const id = await account()
    expect(await runMutation(submitPaper, rep, sheet(id, '2024'))).toMatchObject({ kind: 'ok' })
    expect(await runMutation(submitPaper, rep, sheet(id, '2024', { sales: 1 }))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'finances.period-taken', values: { period: '2024', by: rep.name } }],
    })
    expect(await runMutation(submitPaper, rep, sheet(id, '2025'))).toMatchObject({ kind: 'ok' })
    const again = { ...sheet(id, '2024', { sales: 2_000_000 }), correcting: true }
    expect(await runMutation(submitPaper, rep, again)).toMatchObject({ kind: 'ok' })
    const rows = await db().formEntry.findMany({ where: { customerId: id }, orderBy: { id: 'asc' } })
    expect(rows.map(({ period, state }) => `${period} ${state}`)).toEqual([
      '2024 replaced',
      '2025 submitted',
      '2024 submitted',
    ])
  })

  it('of two handed in at once for the same period one stands, the other is told', async () => {
    const id = await account()
    const outcomes = await Promise.all(
      [1, 2, 3].map((n) => runMutation(submitPaper, rep, sheet(id, '2025', { receivables: n }))),
    )
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['ok', 'refused', 'refused'])
    expect(await db().formEntry.count({ where: { customerId: id, state: 'submitted' } })).toBe(1)
    expect(await db().approval.count({ where: { customerId: id, state: 'pending' } })).toBe(1)
  })

  it('is told as a list of periods, each against the one before, with drafts of its own', async () => {
    const id = await account()
    for (const [period, netProfit] of [
      ['2023', 300_000],
      ['2025', 500_000],
      ['2025Q4', 100_000],
    ] as const)
      await runMutation(submitPaper, rep, sheet(id, period, { netProfit }))
    await runMutation(saveDraft, rep, {
      formId: 'A5/2026Q1',
      subjectId: id,
      answers: { answers: {} },
      base: 0,
    })
    const { rows, mayFill } = (await financialSheets(rep, id))!
    expect(rows.map(({ period }) => period)).toEqual(['2026Q1', '2025Q4', '2025', '2023'])
    expect(mayFill).toBe(true)
    expect(sheetBefore(key('2025'), rows)).toMatchObject({ period: '2023', ratios: { netMargin: 3 } })
    expect(sheetBefore(key('2025Q4'), rows)).toBeNull()
    await runMutation(submitPaper, rep, sheet(id, '2026Q1'))
    expect(await draftOf(rep, 'A5/2026Q1', id)).toBeNull()
  })

  it('is for nobody beyond reach, and not to be filled by who may not edit', async () => {
    const id = await account()
    const stranger = await company.viewer('sales-rep', 2)
    const cashier = await company.viewer('cashier', 0)
    for (const viewer of [stranger, cashier])
      expect(await runMutation(submitPaper, viewer, sheet(id, '2025'))).toEqual({ kind: 'not-found' })
    expect(await financialSheets(stranger, id)).toBeNull()
    expect(await knownFigures(stranger, id, key('2025'))).toBeNull()
    const his = await makeCustomer(company, 0, { tier: 2, ownerId: specialist.personId })
    expect(await runMutation(submitPaper, specialist, sheet(his, '2025'))).toMatchObject({ kind: 'ok' })
  })

  it('offers what the monthly records add up to, never what we sold', async () => {
    const id = await account()
    const at = new Date('2026-01-05T00:00:00Z')
    for (const [nth, month] of ['2025-07', '2025-08', '2025-09'].entries())
      await db().operatingRecord.create({
        data: { customerId: id, month, summary: '平稳', sales: 100 + nth, stock: 50, createdBy: rep.personId, createdAt: at, updatedAt: at },
      }) // prettier-ignore
    await db().monthlySales.create({ data: { customerId: id, month: '2025-07', amount: 7, orders: 1 } })
    expect(await knownFigures(rep, id, key('2025Q3'))).toEqual([
      { field: 'sales', amount: 30_300, from: 'quarter-records' },
      { field: 'stock', amount: 5_000, from: 'stock-records' },
    ])
    expect(await knownFigures(rep, id, key('2025'))).toEqual([])
  })

  it('goes out as a workbook of its period and comes back: unchanged it changes nothing, edited what was edited', async () => {
    const id = await account()
    await runMutation(submitPaper, rep, sheet(id, '2024'))
    await runMutation(submitPaper, rep, sheet(id, '2025', { sales: 20_000_000 }))
    const heads = ['段', '项目', '内容'] as const
    const back = async (edit: (book: ExcelJS.Workbook) => void) => {
      const book = (await paperBook(rep, id, { form: 'A5', period: key('2024') }, zhForms, heads))!
      const excel = new ExcelJS.Workbook()
      await excel.xlsx.load((await writeWorkbook(book.sheets)) as unknown as ArrayBuffer)
      edit(excel)
      const path = join(folder, 'a5.xlsx')
      await writeFile(path, Buffer.from(await excel.xlsx.writeBuffer()))
      return (await bookDifferences(rep, id, await readWorkbookSheets(path), zhForms, (code) => code))!
    }
    expect(await back(() => undefined)).toMatchObject([{ formId: 'A5', period: '2024', changes: [] }])
    const strange = await back((book) =>
      book.worksheets[0]!.eachRow((row) => {
        if (row.getCell(1).value === 'netProfit') row.getCell(1).value = '__proto__'
        if (row.getCell(1).value === 'stock') row.getCell(1).value = 'constructor'
      }),
    )
    expect(strange).toMatchObject([{ formId: 'A5', period: '2024', changes: [] }])
    const changed = await back((book) =>
      book.worksheets[0]!.eachRow((row) => {
        if (row.getCell(1).value === 'netProfit') row.getCell(4).value = -1234.5
      }),
    )
    expect(changed[0]).toMatchObject({
      period: '2024',
      changes: [{ field: 'netProfit', from: 500_000, to: -123_450, problem: null }],
    })
  })

  it('of merged customers keeps each period: only a period both have signed gives way to the kept one’s', async () => {
    const [kept, gone] = [await account(), await account()]
    for (const [id, period] of [
      [kept, '2025'],
      [gone, '2025'],
      [gone, '2024'],
    ] as const) {
      await runMutation(submitPaper, rep, sheet(id, period))
      await sign(manager, id)
    }
    await sqlTransaction((tx) => replaceEntries(tx, [gone], kept))
    const rows = await db().formEntry.findMany({ where: { customerId: gone }, orderBy: { period: 'asc' } })
    expect(rows.map(({ period, state }) => `${period} ${state}`)).toEqual(['2024 signed', '2025 replaced'])
  })

  it('of two records that both go, one signed sheet of a period stays: the one signed later', async () => {
    const [kept, one, two] = [await account(), await account(), await account()]
    for (const id of [one, two]) {
      await runMutation(submitPaper, rep, sheet(id, '2025'))
      await sign(manager, id)
    }
    await sqlTransaction((tx) => replaceEntries(tx, [two, one], kept))
    const rows = await db().formEntry.findMany({
      where: { customerId: { in: [one, two] } },
      orderBy: { id: 'asc' },
    })
    expect(rows.map(({ customerId, state }) => [customerId, state])).toEqual([[one, 'replaced'], [two, 'signed']]) // prettier-ignore
  })

  it('whose correction was taken back still has its signed sheet: a second is refused, a correction is not', async () => {
    const id = await account()
    await runMutation(submitPaper, rep, sheet(id, '2025'))
    await sign(manager, id)
    const corrected = { ...sheet(id, '2025', { stock: 1 }), correcting: true }
    await runMutation(submitPaper, rep, corrected)
    const { id: paper } = await db().approval.findFirstOrThrow({
      where: { customerId: id, state: 'pending' },
    })
    expect(await runMutation(withdrawApproval, rep, { id: paper, remark: '看错' })).toMatchObject({ kind: 'ok' }) // prettier-ignore
    expect(await runMutation(submitPaper, rep, sheet(id, '2025'))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'finances.period-taken', values: { by: rep.name } }],
    })
    expect(await runMutation(submitPaper, rep, corrected)).toMatchObject({ kind: 'ok' })
  })

  it('lists its periods whatever names drafts were kept under', async () => {
    const id = await account()
    for (const formId of ['A5/', 'A5/2025Q5', 'A5/0000', 'A5/２０２５', 'A5/<b>', 'A5/2025Q1/x'])
      await runMutation(saveDraft, rep, { formId, subjectId: id, answers: {}, base: 0 })
    expect((await financialSheets(rep, id))!.rows.map(({ period }) => period)).toEqual(['2025Q1'])
  })

  it('corrected by two who saw the same sheet keeps both corrections, and shows both where they touch', async () => {
    const id = await account()
    await runMutation(submitPaper, rep, sheet(id, '2025'))
    const seen = { seen: figures, correcting: true }
    const first = { ...sheet(id, '2025', { sales: 11_000_000 }), ...seen }
    expect(await runMutation(submitPaper, rep, first)).toMatchObject({ kind: 'ok' })
    const second = { ...sheet(id, '2025', { stock: 1_400_000 }), ...seen }
    expect(await runMutation(submitPaper, manager, second)).toMatchObject({ kind: 'ok' })
    const { newest } = (await paperEntries(rep, id, 'A5', key('2025')))!
    expect(newest?.answers).toMatchObject({ sales: 11_000_000, stock: 1_400_000 })
    const third = { ...sheet(id, '2025', { sales: 12_000_000 }), ...seen }
    expect(await runMutation(submitPaper, rep, third)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'answers.sales', base: 10_000_000, theirs: 11_000_000, mine: 12_000_000 }],
    })
  })
})
