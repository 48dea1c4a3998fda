import { beforeAll, describe, expect, it } from 'vitest'
import { addDocumentFile, keepDocument, shelveDocuments } from '@/lib/areas/archive/documents/mutations'
import { documentFile, documentList } from '@/lib/areas/archive/documents/queries'
import { keepOperating } from '@/lib/areas/customers/operations/mutations'
import { operatingRecords } from '@/lib/areas/customers/operations/queries'
import { correctVisit, recordVisit, removeVisit } from '@/lib/areas/visits/mutations'
import { visitCard, visitsOf } from '@/lib/areas/visits/queries'
import { today } from '@/lib/core/clock'
import { addDays, monthOf, plusMonths } from '@/lib/core/dates'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'

let company: Company
let rep: Viewer
let manager: Viewer
let stranger: Viewer
let archivist: Viewer
let cashier: Viewer
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  stranger = await company.viewer('sales-rep', 2)
  archivist = await company.viewer('archivist')
  cashier = await company.viewer('cashier', 0)
})

const call = (customerId: string, visitedOn: string, more: object = {}) => ({
  customerId,
  visitedOn,
  way: 'on-site',
  counterparts: [{ name: '季明远', title: '采购经理' }],
  summary: '谈下月订货',
  ...more,
})
const days = async (id: string) => {
  const { lastVisitOn, nextVisitOn } = await db().customer.findUniqueOrThrow({ where: { id } })
  return [lastVisitOn, nextVisitOn].map((day) => day?.toISOString().slice(0, 10) ?? null)
}

describe('calls on a customer', () => {
  it('keep its last and next visit, whatever the order they are written down in', async () => {
    const id = await makeCustomer(company)
    const [older, newer, next] = [addDays(today(), -9), addDays(today(), -2), addDays(today(), 12)]
    const made = await runMutation(recordVisit, rep, call(id, newer, { nextOn: next }))
    expect(made).toMatchObject({ kind: 'ok' })
    expect(await days(id)).toEqual([newer, next])
    await runMutation(recordVisit, rep, call(id, older, { nextOn: newer }))
    expect(await days(id)).toEqual([newer, next])
    const list = (await visitsOf(rep, id))!
    expect(list.rows.map(({ visitedOn, mayCorrect }) => [visitedOn, mayCorrect])).toEqual([
      [newer, true],
      [older, true],
    ])
    const [first] = list.rows
    await runMutation(removeVisit, rep, { id: first!.id, version: first!.version, reason: '记错客户' })
    expect(await days(id)).toEqual([older, newer])
    expect((await visitCard(rep, id))!.rows.map(({ visitedOn }) => visitedOn)).toEqual([older])
  })

  it('are corrected by who made them and who approves visits, and a stale version is told', async () => {
    const id = await makeCustomer(company)
    await runMutation(recordVisit, rep, call(id, today()))
    const [visit] = (await visitsOf(rep, id))!.rows
    const { customerId: _, ...fields } = call(id, today(), { summary: '谈年度协议' })
    const input = { id: visit!.id, version: 1, ...fields }
    const gm = await company.viewer('branch-gm', 0)
    expect(await runMutation(correctVisit, manager, input)).toEqual({ kind: 'not-found' })
    expect(await runMutation(correctVisit, gm, input)).toMatchObject({
      kind: 'ok',
      value: { version: 2 },
    })
    expect(await runMutation(correctVisit, rep, input)).toMatchObject({ kind: 'conflict', version: 2 })
    expect(await runMutation(correctVisit, stranger, input)).toEqual({ kind: 'not-found' })
    expect(await runMutation(correctVisit, cashier, input)).toEqual({ kind: 'not-found' })
  })

  it('are not made in the future, nor seen or recorded beyond reach', async () => {
    const id = await makeCustomer(company)
    expect(await runMutation(recordVisit, rep, call(id, addDays(today(), 1)))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'visits.in-future', field: 'visitedOn' }],
    })
    expect(await runMutation(recordVisit, rep, call(id, today(), { counterparts: [] }))).toMatchObject({
      kind: 'invalid',
      errors: { counterparts: [{}] },
    })
    expect(await runMutation(recordVisit, stranger, call(id, today()))).toEqual({ kind: 'not-found' })
    expect(await visitsOf(stranger, id)).toBeNull()
  })

  it('recorded at once by two hands leave the newest day', async () => {
    const id = await makeCustomer(company)
    const dates = Array.from({ length: 6 }, (_, back) => addDays(today(), -back))
    await Promise.all(dates.map((day, i) => runMutation(recordVisit, i % 2 ? rep : manager, call(id, day))))
    expect((await days(id))[0]).toBe(today())
    expect((await visitCard(rep, id))!.rows.length).toBe(6)
  })

  it('are printed five hundred a card; nothing is left out of the parts together', async () => {
    const id = await makeCustomer(company)
    await sql(
      `INSERT INTO "Visit" ("id","customerId","visitedOn","personId","way","summary","createdBy","createdAt")
       SELECT gen_random_uuid(),$1::uuid,$2::date-n,$3::uuid,'phone','问库存',$3::uuid,now() FROM generate_series(0,500) n`,
      [id, today(), rep.personId],
    )
    const newest = await visitCard(rep, id)
    expect(newest?.rows.length).toBe(500)
    const before = await visitCard(rep, id, newest!.earlier)
    expect(before).toMatchObject({ rows: [{ visitedOn: addDays(today(), -500) }], earlier: null })
  })
})

describe('original documents', () => {
  const slot = (customerId: string, version: number, more: object = {}) => ({
    customerId,
    slot: 2,
    version,
    presence: 'held',
    form: 'copy',
    copies: 1,
    ...more,
  })

  it('are entered with their files, and the list tells what is missing and what ends', async () => {
    const id = await makeCustomer(company)
    const file = await runMutation(addDocumentFile, rep, {
      customerId: id, key: 'ab/cdefcdefcdefcdefcdefcdefcdefcd', size: 10, sha256: 'x', mediaType: 'application/pdf', name: '执照.pdf',
    }) // prettier-ignore
    if (file.kind !== 'ok') throw new Error(file.kind)
    const soon = addDays(today(), 20)
    const kept = await runMutation(
      keepDocument,
      rep,
      slot(id, 0, { files: [file.value.id], validUntil: soon }),
    )
    expect(kept).toMatchObject({ kind: 'ok', value: { version: 1 } })
    const list = (await documentList(rep, id))!
    expect(list).toMatchObject({ version: 1, missing: 3 })
    expect(list.documents[1]).toMatchObject({ validity: 'expiring', files: [{ name: '执照.pdf' }] })
    expect(await documentFile(rep, id, file.value.id)).toMatchObject({ name: '执照.pdf' })
    expect(await documentFile(stranger, id, file.value.id)).toBeNull()
    expect(await runMutation(keepDocument, rep, slot(id, 0))).toMatchObject({ kind: 'conflict', version: 1 })
  })

  it('take no file of another customer', async () => {
    const [id, other] = [await makeCustomer(company), await makeCustomer(company)]
    const file = await runMutation(addDocumentFile, rep, {
      customerId: other, key: 'ab/cdefcdefcdefcdefcdefcdefcdefce', size: 10, sha256: 'x', mediaType: 'application/pdf', name: '合同.pdf',
    }) // prettier-ignore
    if (file.kind !== 'ok') throw new Error(file.kind)
    expect(await runMutation(keepDocument, rep, slot(id, 0, { files: [file.value.id] }))).toMatchObject({
      kind: 'invalid',
      errors: { files: [{}] },
    })
  })

  it('made secret are hidden from whoever may not read secrets, and stay when he enters the slot', async () => {
    const id = await makeCustomer(company)
    const file = await runMutation(addDocumentFile, rep, {
      customerId: id, key: 'ab/cdefcdefcdefcdefcdefcdefcdefcf', size: 10, sha256: 'x', mediaType: 'application/pdf', name: '担保.pdf',
    }) // prettier-ignore
    if (file.kind !== 'ok') throw new Error(file.kind)
    await runMutation(keepDocument, rep, slot(id, 0, { files: [file.value.id] }))
    const secret = { customerId: id, version: 1, secrecy: 2, shelf: 'B-07' }
    expect(await runMutation(shelveDocuments, rep, secret)).toEqual({ kind: 'not-found' })
    expect(await runMutation(shelveDocuments, archivist, secret)).toMatchObject({ kind: 'ok' })
    expect((await documentList(rep, id))!.documents[1]).toMatchObject({ files: [], hidden: 1 })
    expect(await documentFile(rep, id, file.value.id)).toBeNull()
    await runMutation(keepDocument, rep, slot(id, 2, { copies: 2 }))
    expect((await documentList(archivist, id))!.documents[1]).toMatchObject({
      copies: 2,
      files: [{ name: '担保.pdf' }],
    })
  })
})

describe('how a customer did in a month', () => {
  it('needs the reason of a marked change, known from our own sales', async () => {
    const id = await makeCustomer(company)
    const month = plusMonths(monthOf(today()), -1)
    await db().monthlySales.createMany({
      data: [
        { customerId: id, month: plusMonths(month, -1), amount: '1000.00', orders: 3 },
        { customerId: id, month, amount: '800.00', orders: 2 },
      ],
    })
    const input = { customerId: id, month, summary: '门店装修，少进货' }
    expect(await runMutation(keepOperating, rep, input)).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'R-A10', code: 'operations.reason-needed', field: 'reason' }],
    })
    expect(await runMutation(keepOperating, rep, { ...input, reason: '装修停业十天' })).toMatchObject({
      kind: 'ok',
      value: { version: 1 },
    })
    expect(await runMutation(keepOperating, rep, { ...input, reason: '装修' })).toMatchObject({
      kind: 'conflict',
    })
    expect(await runMutation(keepOperating, rep, { ...input, reason: '装修', version: 1 })).toMatchObject({
      kind: 'ok',
      value: { version: 2 },
    })
    const list = (await operatingRecords(rep, id))!
    expect(list.rows).toMatchObject([{ month, reason: '装修', recordedBy: rep.name }])
    expect(list.ours?.find((one) => one.month === month)?.change).toBe(-20)
    expect(await operatingRecords(stranger, id)).toBeNull()
    expect(await runMutation(keepOperating, cashier, { ...input, reason: '装修', version: 2 })).toEqual({
      kind: 'not-found',
    })
  })
})
