import fc from 'fast-check'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { creditCodeCheck } from '@/lib/core/forms/tax-number'
import { openSheet } from '@/lib/core/sheets/open-sheet'
import type { SheetRow } from '@/lib/core/sheets/sheet'
import { writeCsv } from '@/lib/core/sheets/write-csv'
import { writeXlsx } from '@/lib/core/sheets/write-xlsx'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'
import { dossierFacts } from './dossier-facts'
import { importFactKeys, specOf, type ImportFactKey, type ImportFacts } from './import-facts'
import { guessMapping } from './import-mapping'
import { importPlanner, type ExistingCustomer, type ImportLookups } from './import-plan'
import { isRemarkRow, rowReader } from './import-row'
import {
  customerLayout,
  customerRow,
  exampleRow,
  type TemplateNotes,
  type TemplateWords,
} from './import-template'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-template-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Catalogue = {
  forms: { facts: object; options: object }
  import: { facts: object; units: { yuan: string } }
}

function textAt(from: object, ...path: string[]): string {
  const found = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], from)
  if (typeof found !== 'string') throw new Error(`no words for ${path.join('.')}`)
  return found
}

function wordsOf(messages: Catalogue): TemplateWords {
  return {
    sheet: '客户',
    yuan: messages.import.units.yuan,
    title: (fact) => textAt(fact in dossierFacts ? messages.forms.facts : messages.import.facts, fact),
    option(fact, code) {
      const field = fact === 'kind' || fact === 'channelNature' ? dossierFacts[fact] : null
      if (!field) throw new Error(`${fact} has no options`)
      return textAt(messages.forms.options, field.options.set, code)
    },
  }
}

const notes: TemplateNotes = {
  note: (fact) => (fact === 'name' ? '必填' : undefined),
  example: (fact) => (fact === 'name' ? '示例有限公司' : null),
}

async function through(
  kind: 'xlsx' | 'csv',
  words: TemplateWords,
  customers: ExistingCustomer[],
  withNotes = false,
) {
  const path = join(folder, `list.${kind}`)
  const rows = customers.map((customer) => customerRow(customer, words))
  const write = kind === 'xlsx' ? writeXlsx : writeCsv
  await write(
    createWriteStream(path),
    customerLayout(words, importFactKeys, withNotes ? notes : undefined),
    withNotes ? [exampleRow(notes), ...rows] : rows,
  )
  const sheet = await openSheet(path)
  const read: SheetRow[] = []
  for await (const row of sheet.rows) read.push(row)
  await sheet.close()
  const [header, ...data] = read
  const mapping = guessMapping(
    header!.cells,
    data.map(({ cells }) => cells),
  )
  return { mapping, data }
}

const code17 = '91310000MA1FL0001'
// A character another program has broken is left out of an import on purpose, and is none of ours.
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => !text.includes('\uFFFD'))
const emails = fc.uniqueArray(fc.emailAddress({ size: 'small' }), { minLength: 1, maxLength: 3 })

const customer: fc.Arbitrary<ExistingCustomer> = fc
  .record({
    name: fc.string({
      unit: fc.constantFrom(...'华东电气𠮷（集团）AB=+有限公司'),
      minLength: 2,
      maxLength: 30,
    }),
    legalRepresentative: line,
    mainBusiness: line,
    address: line,
    emails,
    capital: fc.nat(100_000_000_000),
    day: fc.date({ min: new Date('1900-03-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    employees: fc.nat(),
    nature: fc.constantFrom('state', 'private'),
    id: fc.uuid(),
    version: fc.nat(1_000_000),
  })
  .map(({ name, emails: [email, ...moreEmails], capital, day, nature, id, version, ...rest }) => ({
    id,
    version,
    fileNumber: `A-${version}`,
    name,
    facts: {
      ...rest,
      name,
      capital,
      email,
      ...(moreEmails.length > 0 && { moreEmails }),
      taxNumber: code17 + creditCodeCheck(code17),
      foundedOn: day.toISOString().slice(0, 10),
      channelNature: nature,
      phone: '0512-55500417-802',
      postcode: '010000',
      website: 'http://www.example.com',
      bankAccount: '6222021001012345678',
    } as ImportFacts,
  }))

describe.each<[string, Catalogue]>([
  ['zh-CN', zhCN],
  ['en', en],
])('in %s', (_locale, messages) => {
  const words = wordsOf(messages)

  test('every title of our own list is understood with certainty', async () => {
    const { mapping } = await through('csv', words, [])
    expect(mapping.keyColumn).toBe(0)
    expect(Object.fromEntries(mapping.columns.map(({ fact, column }) => [fact, column]))).toEqual(
      Object.fromEntries(importFactKeys.map((fact, i) => [fact, i + 1])),
    )
    for (const { fact, confidence } of mapping.columns) expect(confidence, fact).toBeGreaterThan(0.8)
  })

  test('every option of our own list is understood', () => {
    const facts = importFactKeys.filter((fact) => specOf(fact).words)
    for (const fact of facts) {
      for (const [code, known] of Object.entries(specOf(fact).words ?? {})) {
        expect(known).toContain(words.option(fact, code).toLowerCase())
      }
    }
  })

  test.each(['xlsx', 'csv'] as const)(
    'what is exported as %s and read in again changes nothing',
    async (kind) => {
      const list = fc.uniqueArray(customer, { minLength: 1, maxLength: 20, selector: ({ id }) => id })
      await fc.assert(
        fc.asyncProperty(list, async (customers) => {
          const { mapping, data } = await through(kind, words, customers)
          const lookups: ImportLookups = {
            byId: new Map(customers.map((existing) => [existing.id, existing])),
            byFileNumber: new Map(),
            byTaxNumber: new Map(),
            byStrippedName: new Map(),
          }
          const planner = importPlanner()
          const read = rowReader(mapping)
          for (const row of data) planner.add(read(row), lookups)
          expect(planner.counts()).toEqual({
            new: 0,
            update: 0,
            same: customers.length,
            'left-out': 0,
            refused: 0,
          })
        }),
        { numRuns: 10 },
      )
    },
  )
})

test('notes and the example of the template are not imported', async () => {
  const { mapping, data } = await through('xlsx', wordsOf(zhCN), [], true)
  expect(data).toHaveLength(2)
  expect(data.every((row) => isRemarkRow(row, mapping))).toBe(true)
})

test('a template may leave facts out', () => {
  const facts: ImportFactKey[] = ['name', 'capital']
  expect(customerLayout(wordsOf(zhCN), facts).columns.map(({ title }) => title)).toEqual([
    '#key',
    '客户名称',
    '资本额(元)',
  ])
})
