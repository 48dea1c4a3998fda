import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recountCompleteness, totalCompleteness } from '@/lib/areas/customers/completeness/mutations'
import { completenessTotals, gapsPage } from '@/lib/areas/customers/completeness/queries'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { dossierFactsOf } from '@/lib/areas/customers/dossier/queries'
import { addPerson } from '@/lib/areas/customers/people/mutations'
import { noteTakenOut } from '@/lib/areas/customers/exchange/mutations'
import { bookDifferences, paperBook } from '@/lib/areas/customers/exchange/queries'
import { handOverCustomers } from '@/lib/areas/customers/hand-over/mutations'
import { customerList } from '@/lib/areas/customers/list/queries'
import { customerListInput } from '@/lib/areas/customers/list/schema'
import { signedChanges } from '@/lib/areas/customers/papers/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { readWorkbookSheets } from '@/lib/core/sheets/read-workbook'
import { writeWorkbook } from '@/lib/core/sheets/write-workbook'
import { systemViewer } from '@/lib/core/viewer'
import { newId } from '@/lib/core/audit'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer, makeSheet } from '../../factories/customers'

let company: Company
let rep: Viewer
let stranger: Viewer
let folder: string
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  stranger = await company.viewer('sales-rep', 2)
  folder = await mkdtemp(join(tmpdir(), 'dakehu-exchange-'))
})
afterAll(() => rm(folder, { recursive: true }))

const heads = ['段', '项目', '内容'] as const
const say = (code: string) => code
const everything = { form: null, period: null }

/** The workbook of a customer's papers, edited by `edit`, as the differences it makes. */
async function exchanged(
  id: string,
  edit: (book: ExcelJS.Workbook) => void,
  between?: () => Promise<unknown>,
) {
  const book = (await paperBook(rep, id, everything, zhForms, heads))!
  const path = join(folder, 'papers.xlsx')
  const excel = new ExcelJS.Workbook()
  await excel.xlsx.load((await writeWorkbook(book.sheets)) as unknown as ArrayBuffer)
  edit(excel)
  await writeFile(path, Buffer.from(await excel.xlsx.writeBuffer()))
  await between?.()
  return (await bookDifferences(rep, id, await readWorkbookSheets(path), zhForms, say))!
}

function cellAt(book: ExcelJS.Workbook, form: string, key: string): ExcelJS.Cell {
  const sheet = book.worksheets.find(
    (one) => one.getCell('B1').value === form && one.getCell('D1').value === 'form',
  )!
  let found: ExcelJS.Cell | null = null
  sheet.eachRow((row) => {
    if (row.getCell(1).value === key) found = row.getCell(4)
  })
  return found!
}

describe('papers as a workbook', () => {
  it('come back with each changed cell as a difference of its fact, and are saved by the one path', async () => {
    const id = await makeCustomer(company, 0, { tier: 2, phone: '051255500417' })
    const papers = await exchanged(id, (book) => {
      cellAt(book, 'A1', 'vehicles').value = 7
      cellAt(book, 'A2', 'industry').value = '=医药批发'
      cellAt(book, 'A6', 'phone').value = '不是电话'
    })
    const changes = papers.flatMap(({ formId, changes: list }) =>
      list.map((one) => [formId, one.fact, one.to, one.problemText]),
    )
    expect(changes).toEqual([
      ['A1', 'vehicles', 7, null],
      ['A2', 'industry', '=医药批发', null],
      ['A6', 'phone', { typed: '不是电话' }, 'not-phone'],
    ])
    const sent = papers
      .flatMap(({ changes: list }) => list)
      .filter(({ problem }) => problem === null)
      .map(({ fact, from, to }) => ({ fact, from, to }))
    expect(
      await runMutation(saveFacts, rep, { customerId: id, source: 'form', changes: sent }),
    ).toMatchObject({ kind: 'ok' })
    expect((await dossierFactsOf(rep, id))?.facts).toMatchObject({ vehicles: 7, industry: '=医药批发' })
  })

  it('tell what others changed meanwhile, and leave it alone where nobody touched it', async () => {
    const id = await makeCustomer(company)
    const others = () =>
      runMutation(saveFacts, rep, {
        customerId: id,
        source: 'form',
        changes: [
          { fact: 'vehicles', from: null, to: 3 },
          { fact: 'goods', from: null, to: '中成药' },
        ],
      })
    const papers = await exchanged(id, (book) => (cellAt(book, 'A1', 'vehicles').value = 9), others)
    expect(papers.flatMap(({ changes }) => changes)).toMatchObject([
      { fact: 'vehicles', from: 3, to: 9, stale: true },
    ])
  })

  it('bring the people of A3 and A4 back as they went, and show who was changed', async () => {
    const id = await makeCustomer(company, 0, { tier: 2 })
    const people = [
      {
        name: '钱北辰',
        title: '采购副总',
        birth: '1979-03-14',
        buyingRole: 'evaluator',
        phone: '13800001234',
      },
      { name: '孔映雪', title: '财务总监', department: '财务部', hobbies: '书法', phonePrivate: true },
    ]
    for (const facts of people)
      await runMutation(addPerson, rep, {
        customerId: id,
        contactId: null,
        source: 'form',
        changes: Object.entries(facts).map(([fact, to]) => ({ fact, from: null, to: to as unknown })),
      })
    const untouched = await exchanged(id, () => null)
    expect(untouched.flatMap(({ changes }) => changes)).toEqual([])
    const brought = untouched.map(({ formId }) => formId)
    expect(['A3', 'A4', 'A9'].filter((paper) => !brought.includes(paper))).toEqual([])
    const changed = await exchanged(id, (book) => {
      const sheet = book.worksheets.find(
        (one) => one.getCell('B1').value === 'A4' && one.getCell('D1').value === 'levels',
      )!
      sheet.eachRow((row) => {
        if (row.getCell(4).value === '采购副总') row.getCell(4).value = '常务副总'
      })
    })
    const found = changed.flatMap(({ formId, changes }) => changes.map((one) => ({ formId, ...one })))
    expect(found).toMatchObject([{ formId: 'A4', field: 'levels', problem: null }])
    expect(found[0]!.to).toMatchObject([{ name: '钱北辰', title: '常务副总' }, { name: '孔映雪' }])
  })

  it('are for nobody beyond reach, and leave a note when taken out', async () => {
    const id = await makeCustomer(company)
    expect(await paperBook(stranger, id, everything, zhForms, heads)).toBeNull()
    expect(await runMutation(noteTakenOut, stranger, { customerId: id, formIds: ['A1'] })).toEqual({
      kind: 'not-found',
    })
    expect(await runMutation(noteTakenOut, rep, { customerId: id, formIds: ['A1'] })).toMatchObject({
      kind: 'ok',
    })
    expect(
      await db().auditEvent.count({ where: { customerId: id, kind: 'customers.papers-taken-out' } }),
    ).toBe(1)
  })
})

describe('what changed since a paper was signed', () => {
  it('is told for every paper, with the day and who', async () => {
    const id = await makeCustomer(company, 0, { tier: 2 })
    await db().formEntry.create({
      data: {
        id: newId(), formId: 'A2', formVersion: 1, customerId: id, answers: { industry: '医药零售', mainBusiness: null },
        state: 'signed', createdBy: rep.personId, createdAt: new Date('2026-11-01'), submittedAt: new Date('2026-11-01'),
        signedAt: new Date('2026-11-02'),
      },
    }) // prettier-ignore
    await runMutation(saveFacts, rep, {
      customerId: id,
      source: 'form',
      changes: [{ fact: 'industry', from: null, to: '医药批发' }],
    })
    const changes = (await signedChanges(rep, id))!
    expect(changes.A2?.find(({ field }) => field === 'industry')).toMatchObject({
      fact: 'industry',
      by: rep.name,
    })
    expect(await signedChanges(stranger, id)).toBeNull()
  })
})

describe('completeness of branches and people', () => {
  it('is counted by a job, and the gaps are as of now', async () => {
    const id = await makeCustomer(company, 1, { ownerId: null })
    await makeSheet(company, id, 1)
    const job = systemViewer('customers.completeness')
    for (let left = 1; left > 0;) {
      const outcome = await runMutation(recountCompleteness, job, {})
      left = outcome.kind === 'ok' ? outcome.value.counted : 0
    }
    expect(await runMutation(totalCompleteness, rep, {})).toEqual({ kind: 'not-found' })
    await runMutation(totalCompleteness, job, {})
    const manager = await company.viewer('branch-sales-manager', 1)
    const totals = await completenessTotals(manager)
    expect(totals.rows).toMatchObject([
      { branchId: company.branches[1], customers: 1, complete: 0, conflicts: 1 },
    ])
    expect(totals.facts.length).toBeGreaterThan(5)
    const of = { branchId: company.branches[1], ownerId: null, after: null }
    const [row] = (await gapsPage(manager, of)).rows
    expect(row).toMatchObject({ id, ownerName: null, conflicts: 1 })
    expect(row?.missingFacts).toEqual(expect.arrayContaining(['premises', 'salesRep']))
    const disputed = customerListInput.parse({
      filters: { where: { 'claims.from': '1' } },
      columns: ['claims'],
    })
    expect((await customerList(manager, disputed)).rows).toMatchObject([{ id, values: { claims: 1 } }])
    await runMutation(saveFacts, manager, {
      customerId: id,
      source: 'form',
      changes: [{ fact: 'premises', from: null, to: 'owned' }],
    })
    expect((await gapsPage(manager, of)).rows[0]?.missingFacts).not.toContain('premises')
    const toPersonId = company.personId('sales-rep', 1)
    const given = { chosen: { ids: [id] }, toPersonId, reason: '有人管了' }
    expect(await runMutation(handOverCustomers, manager, given)).toMatchObject({ kind: 'ok' })
    const [owned] = (await gapsPage(manager, of)).rows
    expect(owned?.ownerName).toBeTruthy()
    expect(owned?.missingFacts).not.toContain('salesRep')
    expect((await gapsPage(stranger, of)).rows).toEqual([])
    expect((await completenessTotals(stranger)).rows.map(({ branchId }) => branchId)).not.toContain(
      company.branches[1],
    )
  })

  it('is told of a region without its branches only what belongs to the region itself', async () => {
    const director = () => company.viewer('marketing-director', 0)
    const branches = async () => (await completenessTotals(await director())).rows.map((row) => row.branchId)
    expect(await branches()).toContain(company.branches[1])
    const grant = { role: 'marketing-director', permission: 'customers.read' }
    const [{ scope }] = [await db().roleGrant.findFirstOrThrow({ where: grant })]
    await db().roleGrant.updateMany({ where: grant, data: { scope: 'unit' } })
    expect((await branches()).filter((branch) => branch !== null)).toEqual([])
    await db().roleGrant.updateMany({ where: grant, data: { scope } })
  })
})
