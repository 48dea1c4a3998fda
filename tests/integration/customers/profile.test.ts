import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personHistory } from '@/lib/areas/customers/contact-history/queries'
import { saveDraft } from '@/lib/areas/customers/dossier/mutations'
import { draftOf } from '@/lib/areas/customers/dossier/queries'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import { changePerson } from '@/lib/areas/customers/people/mutations'
import { personSheet } from '@/lib/areas/customers/people/queries'
import { recordBehaviour } from '@/lib/areas/customers/power/mutations'
import { keepProfile } from '@/lib/areas/customers/profile/mutations'
import { profileOf, profilesOf } from '@/lib/areas/customers/profile/queries'
import { behaviourLines } from '@/lib/areas/customers/profile/rules/behaviour-lines'
import { profileDifferences } from '@/lib/areas/customers/profile/rules/profile-book'
import { today } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { bookOf } from '@/lib/core/forms/book'
import type { Answers } from '@/lib/core/forms/definition'
import { answersFromFacts } from '@/lib/core/forms/facts'
import { sampleAnswers } from '@/lib/core/forms/sample'
import { wordsOf } from '@/lib/core/forms/words'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { readWorkbookSheets } from '@/lib/core/sheets/read-workbook'
import { writeWorkbook } from '@/lib/core/sheets/write-workbook'
import enForms from '@/lib/messages/en/forms.json'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { makeBehaviour, makePerson } from '../../factories/people'

let company: Company
let rep: Viewer
let stranger: Viewer
let folder: string
let customerId: string
let postId: string
let superior: { postId: string; contactId: string }
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  stranger = await company.viewer('sales-rep', 2)
  folder = await mkdtemp(join(tmpdir(), 'dakehu-profile-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  customerId = await makeCustomer(company)
  superior = await makePerson(customerId, '施闻笙', { title: '总经理' })
  postId = (await makePerson(customerId, '柳时雨', { title: '慢病项目经理' })).postId
})

type Sent = { changes?: object[]; behaviours?: object[] }
const keep = (sent: Sent, viewer = rep) => runMutation(keepProfile, viewer, { customerId, postId, ...sent })
const fact = (name: string, to: unknown, from: unknown = null) => ({ fact: name, from, to })
const seen = (number: number, to: string | null, from: string | null = null) => ({ number, from, to })
const profile = async () => (await profileOf(rep, customerId, postId))!
const events = (kind: string) => db().auditEvent.count({ where: { customerId, kind } })

describe('the profile of somebody', () => {
  it('is the contact’s own facts and what was seen of him; ranked lists keep their order', async () => {
    const criteria = [
      { criterion: '断货率', weight: 60 },
      { criterion: '冷链', weight: 40 },
    ]
    const outcome = await keep({
      changes: [
        fact('productCriteria', criteria),
        fact('reportsTo', { id: superior.postId, label: '施闻笙' }),
        fact('influence', 'inner'),
        fact('alliance', 'supporter'),
        fact('birth', '1984-05-02'),
      ],
      behaviours: [seen(6, '2026-06-18'), seen(7, '2026-07-02')],
    })
    expect(outcome).toMatchObject({ kind: 'ok', value: { changed: 7 } })
    const sheet = (await personSheet(rep, customerId, postId))!
    expect(sheet.facts).toMatchObject({ productCriteria: criteria, alliance: 'supporter' })
    expect(sheet.facts.birth).toEqual({ masked: true, shown: '****-**-**' })
    const { person, mayUnmask } = await profile()
    expect(person.seen.map(({ number, seenOn }) => [number, seenOn])).toEqual([
      [6, '2026-06-18'],
      [7, '2026-07-02'],
    ])
    expect(person).toMatchObject({ keyPlayer: true, suggested: null, unsupported: true, allianceOn: today() })
    expect(person.history).toHaveLength(1)
    expect(mayUnmask).toEqual(['birth'])
    expect(await events('contacts.changed')).toBe(1)
    expect(await events('power.behaviour-seen')).toBe(2)
  })

  it('a day changed is withdrawn and recorded anew with its note, a day emptied only withdrawn', async () => {
    await runMutation(recordBehaviour, rep, { postId, number: 6, seenOn: '2026-06-18', note: '饭后说的' })
    await makeBehaviour(customerId, postId, 7)
    expect(
      await keep({ behaviours: [seen(6, '2026-06-20', '2026-06-18'), seen(7, null, '2026-06-18')] }),
    ).toMatchObject({ kind: 'ok' })
    expect((await profile()).person.seen).toMatchObject([
      { number: 6, seenOn: '2026-06-20', note: '饭后说的' },
    ])
    const history = await personHistory(rep, customerId, postId)
    expect(history).not.toBeNull()
    expect(await db().behaviour.count({ where: { postId } })).toBe(3)
    expect(await events('power.behaviour-withdrawn')).toBe(2)
  })

  it('throws its draft away when it is kept, and only its own', async () => {
    for (const subjectId of [postId, superior.postId])
      await runMutation(saveDraft, rep, { formId: 'G3', subjectId, answers: { title: '草稿' }, base: 1 })
    await keep({ changes: [fact('education', '本科')] })
    expect(await draftOf(rep, 'G3', postId)).toBeNull()
    expect(await draftOf(rep, 'G3', superior.postId)).not.toBeNull()
  })

  it('stores nothing where one value moved on meanwhile, and shows both', async () => {
    await makeBehaviour(customerId, postId, 6)
    await runMutation(changePerson, rep, {
      customerId,
      postId,
      source: 'form',
      changes: [fact('title', '采购总监', '慢病项目经理')],
    })
    const outcome = await keep({
      changes: [fact('title', '采购主任', '慢病项目经理'), fact('education', '本科')],
      behaviours: [seen(6, '2026-07-01'), seen(8, '2026-07-02')],
    })
    expect(outcome).toMatchObject({
      kind: 'conflict',
      conflicts: [
        { field: 'title', theirs: '采购总监', mine: '采购主任' },
        { field: 'behaviours.5.seenOn', base: null, theirs: '2026-06-18', mine: '2026-07-01' },
      ],
    })
    const { facts, person } = await profile()
    expect(facts.education ?? null).toBeNull()
    expect(person.seen).toHaveLength(1)
  })

  it('kept by two at once, the second is told what the first wrote', async () => {
    const outcomes = await Promise.all([
      keep({ behaviours: [seen(1, '2026-06-01')] }),
      keep({ behaviours: [seen(1, '2026-06-02')] }),
    ])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'ok'])
    expect((await profile()).person.seen).toHaveLength(1)
  })

  it.each([
    ['a day to come', { behaviours: [seen(1, '2099-01-01')] }, 'refused'],
    ['a number that is none', { behaviours: [seen(16, '2026-06-01')] }, 'invalid'],
    ['one number twice', { behaviours: [seen(1, '2026-06-01'), seen(1, '2026-06-02')] }, 'invalid'],
    [
      'a weight above a hundred',
      { changes: [fact('productCriteria', [{ criterion: '价格', weight: 101 }])] },
      'invalid',
    ],
    ['nobody’s name', { changes: [fact('name', null, '柳时雨')] }, 'refused'],
  ] as [string, Sent, string][])('does not take %s', async (_, sent, kind) => {
    expect(await keep(sent)).toMatchObject({ kind })
    expect(await events('contacts.changed')).toBe(0)
  })

  it('is nobody’s beyond reach', async () => {
    expect(await keep({ changes: [fact('education', '本科')] }, stranger)).toEqual({ kind: 'not-found' })
    expect(await profileOf(stranger, customerId, postId)).toBeNull()
    expect(await profilesOf(stranger, customerId)).toBeNull()
    const elsewhere = await makeCustomer(company, 2)
    expect(await profileOf(rep, elsewhere, postId)).toBeNull()
    const other = { customerId: elsewhere, postId, changes: [fact('education', '本科')] }
    expect(await runMutation(keepProfile, stranger, other)).toEqual({ kind: 'not-found' })
  })

  it('hides agendas from whoever reads without the right to personal data', async () => {
    await keep({ changes: [fact('personalAgenda', '想接总经理的位子')] })
    const reach = new Map([...rep.reach].filter(([name]) => name !== 'customers.read-personal'))
    const blind = { ...rep, reach }
    const seenBy = (await profileOf(blind, customerId, postId))!
    const masked = { masked: true, shown: '******' }
    expect(seenBy.facts.personalAgenda).toEqual(masked)
    expect((await personSheet(blind, customerId, postId))!.facts.personalAgenda).toEqual(masked)
    const told = (await personHistory(blind, customerId, postId))!.rows.flatMap(({ changes }) => changes)
    expect(told.find(({ fact: key }) => key === 'personalAgenda')?.after).toEqual(masked)
    const { facts } = (await personSheet(rep, customerId, postId))!
    expect(facts.personalAgenda).toBe('想接总经理的位子')
    expect(await keep({ changes: [fact('personalAgenda', null, '想接总经理的位子')] }, blind)).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'contacts.guarded', field: 'personalAgenda' }],
    })
  })
})

describe('the profile as a workbook', () => {
  const superiors = [{ id: 's1', label: '施闻笙' }]

  async function differences(
    current: Answers,
    forms: object,
    edit: (book: ExcelJS.Workbook) => void = () => undefined,
    now = current,
  ) {
    const path = join(folder, 'g3.xlsx')
    const excel = new ExcelJS.Workbook()
    const book = bookOf(formG3, current, wordsOf(forms, 'G3'), ['段', '项目', '内容'])
    await excel.xlsx.load((await writeWorkbook(book)) as unknown as ArrayBuffer)
    edit(excel)
    await writeFile(path, Buffer.from(await excel.xlsx.writeBuffer()))
    const [paper] = profileDifferences(
      now,
      await readWorkbookSheets(path),
      { superiors, mayEdit: true, today: today() },
      forms,
      (code) => code,
    )
    return paper!.changes
  }

  it.each(Array.from({ length: 12 }, (_, seed) => [seed, seed % 2 ? enForms : zhForms] as const))(
    'comes back as it went (sample %i)',
    async (seed, forms) => {
      const sample = sampleAnswers(formG3, seed) as Answers
      const masked = { ...sample, birth: { masked: true, shown: '****-**-**' } }
      expect(await differences(masked, forms)).toEqual([])
    },
  )

  it('brings back a day, a rank and a superior by name; what cannot be read stands at its field', async () => {
    await makeBehaviour(customerId, postId, 6)
    await keep({ changes: [fact('responsibilities', [{ duty: '选品' }, { duty: '谈判' }])] })
    const { facts, person } = await profile()
    const current = {
      ...answersFromFacts(formG3, facts),
      behaviours: behaviourLines((n) => person.seen.find(({ number }) => number === n)?.seenOn),
    }
    const found = await differences(current, zhForms, (book) => {
      const sheet = (key: string) => book.worksheets.find((one) => one.getCell('D1').value === key)!
      sheet('form').eachRow((row) => {
        if (row.getCell(1).value === 'reportsTo') row.getCell(4).value = '施闻笙'
        if (row.getCell(1).value === 'phone') row.getCell(4).value = '不是电话'
      })
      sheet('behaviours').eachRow((row) => {
        if (row.getCell(1).value === '8') row.getCell(4).value = '2026-07-03'
      })
      sheet('responsibilities').eachRow((row) => {
        if (row.getCell(1).value === '0') row.getCell(2).value = '谈判'
        if (row.getCell(1).value === '1') row.getCell(2).value = '选品'
      })
    })
    expect(found.map(({ field, problemText }) => [field, problemText])).toEqual([
      ['phone', 'not-phone'],
      ['reportsTo', null],
      ['responsibilities', null],
      ['behaviours', null],
    ])
    expect(found[1]!.to).toEqual({ id: 's1', label: '施闻笙' })
    expect((found[3]!.to as { seenOn: string | null }[])[8]).toMatchObject({ seenOn: '2026-07-03' })
  })
})
