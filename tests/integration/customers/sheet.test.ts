import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undoBulk } from '@/lib/areas/customers/bulk/mutations'
import { listColumns } from '@/lib/areas/customers/columns/rules/list-columns'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { exportCustomers, startExport } from '@/lib/areas/customers/export/mutations'
import { beginImport } from '@/lib/areas/customers/import/mutations'
import { columnFacts, type DossierFactKey, dossierFacts } from '@/lib/areas/customers/rules/dossier-facts'
import { planSheet, runSheet } from '@/lib/areas/customers/sheet/mutations'
import { sheetTitle } from '@/lib/areas/customers/sheet/rules/sheet-cells'
import { undoCustomerChange } from '@/lib/composition/customer-bulk'
import { planCustomerSheet, runCustomerSheet } from '@/lib/composition/customer-sheet'
import { db } from '@/lib/core/db'
import { takeUpload } from '@/lib/core/file-kinds'
import { storage } from '@/lib/core/files'
import { type Chance, chanceFrom } from '@/lib/core/forms/chance'
import type { Field } from '@/lib/core/forms/kinds'
import { SAMPLE_DAY, sampleField } from '@/lib/core/forms/sample-faces'
import { closeJobs } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { openSheet } from '@/lib/core/sheets/open-sheet'
import type { SheetCell } from '@/lib/core/sheets/sheet'
import { writeXlsx } from '@/lib/core/sheets/write-xlsx'
import { storedFile } from '@/lib/core/stored-files'
import { type Task, taskOf } from '@/lib/core/tasks'
import { wordsIn } from '@/lib/core/words'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'

let company: Company
let manager: Viewer
let folder = ''
beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
  folder = mkdtempSync(join(tmpdir(), 'dakehu-sheet-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await closeJobs()
})

const job = { jobId: 'test', attempt: 3, signal: new AbortController().signal }
const read = async (taskId: string): Promise<Task> => (await taskOf(manager, taskId))!

/** What spreadsheets are known to spoil. */
const NASTY = [
  '=1+1', '+8651255550001', '-5 号楼', '@经理', '＝全角', '𠮷野𠮷', '第一行\n第二行\n', '　全角空格　', '00123456789012345678', '1E5',
  '2011-03-04', '=HYPERLINK("http://x","y")', "'单引号", '_x0041_', '#note', '“引号”，；|', '1,234.50', 'TRUE', '#N/A', 'a\tb',
] as const // prettier-ignore

function valueOf(field: Field, chance: Chance): unknown {
  const isText = field.kind === 'text' || field.kind === 'long-text'
  if (isText && !('like' in field && field.like) && chance.happens(0.6)) return chance.one(NASTY)
  return sampleField(field, chance, SAMPLE_DAY)
}

/** A customer with random facts of every kind. */
async function randomCustomer(seed: number): Promise<string> {
  const chance = chanceFrom(seed)
  const inColumns: readonly string[] = columnFacts
  const facts = (Object.keys(dossierFacts) as DossierFactKey[])
    .filter(
      (fact) =>
        !inColumns.includes(fact) && dossierFacts[fact].kind !== ('file' as string) && chance.happens(0.7),
    )
    .map((fact) => [fact, valueOf(dossierFacts[fact], chance)])
  const id = await makeCustomer(company, 0, {
    name: `往返${chance.one(['𠮷', '=', '+', '药房'])}${seed}`,
    address: chance.one(NASTY),
    archiveClass: chance.one(['important', 'special', 'ordinary', null]),
    kind: chance.one(['wholesaler', 'chain', null]),
    phone: chance.one(['0512-55500417', '13800138000', null]),
  })
  await db().dossier.create({
    data: { customerId: id, facts: Object.fromEntries(facts) as object, updatedAt: new Date() },
  })
  return id
}

async function exported(ids: string[], columns = listColumns.map(({ id }) => id)): Promise<string> {
  const outcome = await runMutation(startExport, manager, { chosen: { ids }, columns, format: 'xlsx' })
  const taskId = outcome.kind === 'ok' ? outcome.value.taskId : ''
  await exportCustomers({ taskId }, job)
  return (await read(taskId)).resultFileId!
}

async function cellsOf(fileId: string): Promise<SheetCell[][]> {
  const file = (await storedFile(fileId))!
  return storage().withPath(file.key, async (path) => {
    const sheet = await openSheet(path)
    const rows: SheetCell[][] = []
    for await (const row of sheet.rows) rows.push([...row.cells])
    await sheet.close()
    return rows
  })
}

async function uploaded(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const { key, size, sha256, mediaType, name } = await takeUpload(storage(), {
    bytes,
    name: '改过.xlsx',
    purpose: 'import',
  })
  const outcome = await runMutation(beginImport, manager, { key, size, sha256, mediaType, name })
  return outcome.kind === 'ok' ? outcome.value.taskId : ''
}

async function planned(taskId: string, more: object = {}): Promise<Task> {
  expect(await runMutation(planSheet, manager, { taskId, ...more })).toMatchObject({ kind: 'ok' })
  await planCustomerSheet({ taskId }, job)
  return read(taskId)
}

/** An exported file as a person edits it: `edit` gets the rows below the notes. */
async function edited(
  fileId: string,
  edit: (rows: SheetCell[][], at: (column: string) => number) => void,
): Promise<string> {
  const [titles = [], notes = [], ...rows] = await cellsOf(fileId)
  const words = wordsIn('zh-CN')
  const at = (column: string) =>
    titles.indexOf(
      sheetTitle(
        listColumns.find(({ id }) => id === column)!,
        words,
      ),
    )
  edit(rows, at)
  const path = join(folder, `${Math.random()}.xlsx`)
  const layout = {
    name: '客户',
    columns: titles.map((title) => ({ title: String(title), kind: 'text' as const })),
  }
  const whole = [notes, ...rows].map((row) => titles.map((_, nth) => row[nth] ?? null))
  await writeXlsx(createWriteStream(path), layout, whole)
  return uploaded(createReadStream(path))
}

describe('a list that goes out and comes back', () => {
  it.each([1, 2, 3])('unchanged changes nothing, whatever the facts (%i)', async (round) => {
    const ids = await Promise.all(Array.from({ length: 25 }, (_, nth) => randomCustomer(round * 1000 + nth)))
    const file = (await storedFile(await exported(ids)))!
    const taskId = await storage().withPath(file.key, (path) => uploaded(createReadStream(path)))
    const task = await planned(taskId)
    expect(task.result?.['samples']).toEqual([])
    expect(task).toMatchObject({
      state: 'ready',
      result: { counts: { new: 0, update: 0, same: 25, refused: 0 }, unknown: [] },
    })
    // As text, as another program would save it, the same.
    const again = await planned(await edited(file.id, () => undefined))
    expect(again.result).toMatchObject({ counts: { new: 0, update: 0, same: 25, refused: 0 } })
  })

  it('says of every row and cell what it would do, writes what was agreed to, and takes all of it back', async () => {
    const names = ['甲', '乙', '丙', '丁', '戊', '己']
    const [a, b, c, d, e, f] = (await Promise.all(
      names.map(async (name) => {
        const id = await makeCustomer(company, 0, { name: `改表${name}`, nameStripped: `改表${name}` })
        const facts = { premises: 'rented', capital: 1_000_000, goods: '中成药' }
        await db().dossier.create({ data: { customerId: id, facts, updatedAt: new Date() } })
        return id
      }),
    )) as [string, string, string, string, string, string]
    const columns = ['name', 'file', 'premises', 'capital', 'goods', 'foundedOn', 'owner']
    const fileId = await exported([a, b, c, d, e, f], columns)
    await runMutation(saveFacts, manager, {
      customerId: c,
      source: 'form',
      changes: [{ fact: 'goods', from: '中成药', to: '西药' }],
    })
    const taskId = await edited(fileId, (rows, at) => {
      const row = (id: string) => rows.find((cells) => String(cells[0]).startsWith(id))!
      row(a)[at('premises')] = '自有'
      row(a)[at('capital')] = '12万'
      row(b)[at('goods')] = null
      row(b)[at('owner')] = '别人'
      row(c)[at('goods')] = '器械'
      row(d)[at('foundedOn')] = '2011年3月4日'
      row(e)[at('premises')] = '宫殿'
      rows.push([...row(a)])
      rows.push(['0199aaaa-0000-7000-8000-000000000000@1', '别处'])
      rows.push(['坏了', '坏了'])
      const fresh: SheetCell[] = [null]
      fresh[at('name')] = '改表新客户'
      fresh[at('goods')] = '中药材'
      rows.push(fresh)
    })
    const task = await planned(taskId, { unitId: company.offices[0] })
    expect(task).toMatchObject({
      state: 'ready',
      result: { counts: { new: 1, update: 3, same: 1, refused: 5 }, cleared: 1, concerned: 1 },
    })
    expect(JSON.stringify(task.result?.['samples'])).toContain('租用')
    expect(await db().dossier.findUnique({ where: { customerId: a } })).toMatchObject({
      facts: { premises: 'rented' },
    })

    expect(await runMutation(runSheet, manager, { taskId })).toMatchObject({
      kind: 'refused',
      reasons: [
        { rule: 'R-A10', code: 'customers.sheet-reason-needed', values: { rows: 1 }, field: 'reason' },
      ],
    })
    expect(await runMutation(runSheet, manager, { taskId, reason: '增资' })).toMatchObject({ kind: 'ok' })
    await runCustomerSheet({ taskId }, job)
    expect(await db().factChange.findFirst({ where: { customerId: a, fact: 'capital' } })).toMatchObject({
      reason: '增资（改过.xlsx）',
    })
    const done = await read(taskId)
    expect(done).toMatchObject({ state: 'done', result: { counts: { changed: 3, made: 1 } } })
    const facts = async (id: string) => (await db().dossier.findUnique({ where: { customerId: id } }))?.facts
    expect(await facts(a)).toMatchObject({ premises: 'owned', capital: 12_000_000 })
    expect(await facts(b)).toEqual({ premises: 'rented', capital: 1_000_000 })
    expect(await facts(c)).toMatchObject({ goods: '西药' })
    expect(await facts(d)).toMatchObject({ foundedOn: '2011-03-04' })
    const made = await db().customer.findFirstOrThrow({
      where: { name: '改表新客户' },
      include: { dossier: true },
    })
    expect(made).toMatchObject({ branchId: company.branches[0], dossier: { facts: { goods: '中药材' } } })

    const [titles, ...rows] = await cellsOf(done.resultFileId!)
    expect(titles?.at(-1)).toBe('导入结果')
    const said = (id: string) => String(rows.find((cells) => String(cells[0]).startsWith(id))?.at(-1))
    expect(said(a)).toMatch(/^更新：.*自有.*12万/)
    expect(said(c)).toMatch(/有人改过/)
    expect(said(e)).toMatch(/^错误：/)
    expect(said(f)).toMatch(/^跳过/)

    await db().task.update({ where: { id: taskId }, data: { state: 'running' } })
    await runCustomerSheet({ taskId }, job)
    const resumed = await read(taskId)
    expect(resumed).toMatchObject({ state: 'done', result: { counts: { changed: 3, made: 1 } } })
    const [, ...later] = await cellsOf(resumed.resultFileId!)
    const saidLater = (text: string) =>
      later
        .filter((cells) => cells.some((cell) => String(cell).startsWith(text)))
        .map((cells) => cells.at(-1))
    expect(saidLater(a)[0]).toBe('已在上一次写入')
    expect(saidLater('改表新客户')).toEqual(['已在上一次写入'])
    expect(saidLater(c)[0]).toMatch(/有人改过/)

    const [stranger] = [await company.viewer('branch-sales-manager', 1)]
    expect(await runMutation(undoBulk, stranger, { taskId })).toEqual({ kind: 'not-found' })
    await runMutation(saveFacts, manager, {
      customerId: d,
      source: 'form',
      changes: [{ fact: 'foundedOn', from: '2011-03-04', to: '2012-01-01' }],
    })
    expect(await runMutation(undoBulk, manager, { taskId })).toMatchObject({ kind: 'ok' })
    await undoCustomerChange({ taskId }, job)
    expect(await read(taskId)).toMatchObject({ state: 'undone', result: { counts: { undone: 3, kept: 1 } } })
    expect(await facts(a)).toMatchObject({ premises: 'rented', capital: 1_000_000 })
    expect(await facts(b)).toMatchObject({ goods: '中成药' })
    expect(await facts(d)).toMatchObject({ foundedOn: '2012-01-01' })
    expect((await db().customer.findUniqueOrThrow({ where: { id: made.id } })).deletedAt).not.toBeNull()
  })
})
