import { describe, expect, test } from 'vitest'
import { creditCodeCheck } from '@/lib/core/forms/tax-number'
import { fen } from '@/lib/core/money'
import type { ImportFacts } from './import-facts'
import { importPlanner, lookupsFor, type ExistingCustomer, type ImportLookups } from './import-plan'
import type { ImportedRow, RowKey } from './import-row'
import { strippedName } from './search-columns'

const tax = (digits: string) => digits + creditCodeCheck(digits)
const A = tax('91310000MA1FL0001')
const B = tax('91310000MA1FL0002')
const ID = '0190a0b0-1234-7abc-8def-0123456789ab'
const OTHER = '0190a0b0-1234-7abc-8def-0123456789ac'

function existing(facts: ImportFacts & { name: string }, id = ID, version = 3): ExistingCustomer {
  return { id, version, fileNumber: `F-${id.slice(-2)}`, name: facts.name, facts }
}

function lookups(...customers: ExistingCustomer[]): ImportLookups {
  return {
    byId: new Map(customers.map((c) => [c.id, c])),
    byFileNumber: new Map(customers.map((c) => [c.fileNumber, c])),
    byTaxNumber: new Map(
      customers.flatMap((c) => (c.facts.taxNumber ? [[c.facts.taxNumber, c] as const] : [])),
    ),
    byStrippedName: Map.groupBy(customers, (c) => strippedName(c.name)),
  }
}

function row(facts: ImportFacts & { name: string }, key: RowKey | null = null, number = 2): ImportedRow {
  return { ok: true, row: number, name: facts.name, facts, key, notes: [] }
}

const plan = (imported: ImportedRow, ...customers: ExistingCustomer[]) =>
  importPlanner().add(imported, lookups(...customers))

const stored = existing({ name: '华东电气有限公司', taxNumber: A, capital: fen(500), email: 'a@b.cn' })

describe('what a row would do', () => {
  test('a fact the importer may not read is neither compared nor changed, and the row says so', () => {
    const hidden = { ...stored, hidden: ['bankAccount'] as const }
    const said = { name: '华东电气有限公司', taxNumber: A, bankAccount: '6217000010009876543' }
    const notes = [{ code: 'guarded-fact' }]
    expect(plan(row(said), hidden)).toMatchObject({ kind: 'left-out', notes })
    expect(plan(row({ ...said, phone: '13812340417' }), hidden)).toMatchObject({
      kind: 'update',
      edits: [{ fact: 'phone' }],
      notes,
    })
  })

  test('nobody on file: a new customer', () => {
    expect(plan(row({ name: '甲有限公司' }))).toMatchObject({ kind: 'new', facts: { name: '甲有限公司' } })
  })

  test.each<[string, ImportedRow, unknown]>([
    [
      'the tax number finds it: what differs is changed, the name too',
      row({ name: '华东电气集团有限公司', taxNumber: A, capital: fen(500) }),
      [{ fact: 'name', from: '华东电气有限公司', to: '华东电气集团有限公司' }],
    ],
    [
      'the file number finds it and is not changed',
      row({ name: '华东电气有限公司', fileNumber: 'F-ab', phone: '13812340417' }),
      [{ fact: 'phone', from: null, to: '13812340417' }],
    ],
    [
      'the hidden key finds it, whatever else is changed',
      row({ name: '改名有限公司', taxNumber: B }, { id: ID, version: 3 }),
      [
        { fact: 'name', from: '华东电气有限公司', to: '改名有限公司' },
        { fact: 'taxNumber', from: A, to: B },
      ],
    ],
    [
      'further values are compared as lists',
      row({ name: '华东电气有限公司', moreEmails: ['c@d.cn'] }),
      [{ fact: 'moreEmails', from: null, to: ['c@d.cn'] }],
    ],
  ])('%s', (_name, imported, edits) => {
    expect(plan(imported, stored)).toMatchObject({ kind: 'update', customerId: ID, version: 3, edits })
  })

  test('a name without its legal suffix finds it, keeps the stored name and says so', () => {
    const planned = plan(row({ name: '华东电气股份有限公司', phone: '13812340417' }), stored)
    expect(planned).toMatchObject({
      kind: 'update',
      edits: [{ fact: 'phone' }],
      notes: [{ code: 'matched-by-name' }],
    })
    expect(planned.kind === 'update' && planned.edits).toHaveLength(1)
  })

  test('nothing new: left alone; empty cells change nothing', () => {
    expect(plan(row({ name: '华东电气有限公司', capital: fen(500) }), stored)).toMatchObject({ kind: 'same' })
  })

  test('nothing new but a value nobody can read: not called unchanged', () => {
    const note = { code: 'unreadable-phone', fact: 'phone', column: 7, values: { cell: '见名片' } } as const
    const imported = { ...row({ name: '华东电气有限公司', capital: fen(500) }), notes: [note] }
    expect(plan(imported, stored)).toMatchObject({ kind: 'left-out', customerId: ID, notes: [note] })
  })

  test('something new beside such a value is changed, and the value noted', () => {
    const note = { code: 'unreadable-phone', fact: 'phone', column: 7, values: { cell: '见名片' } } as const
    const imported = { ...row({ name: '华东电气有限公司', capital: fen(600) }), notes: [note] }
    expect(plan(imported, stored)).toMatchObject({
      kind: 'update',
      edits: [{ fact: 'capital', from: fen(500), to: fen(600) }],
      notes: [note],
    })
  })

  test('a remark that leaves nothing out is no reason to look at the row again', () => {
    const note = { code: 'date-completed', fact: 'foundedOn', column: 3, values: {} } as const
    const imported = { ...row({ name: '华东电气有限公司' }), notes: [note] }
    expect(plan(imported, stored)).toMatchObject({ kind: 'same' })
  })

  test('the same name with another tax number is another firm, and said so', () => {
    expect(plan(row({ name: '华东电气有限公司', taxNumber: B }), stored)).toMatchObject({
      kind: 'new',
      notes: [{ code: 'same-name-other-tax-number', values: { name: '华东电气有限公司' } }],
    })
  })

  test('of two namesakes the one with exactly this name is meant', () => {
    const twin = existing({ name: '华东电气股份有限公司' }, OTHER)
    expect(plan(row({ name: '华东电气股份有限公司' }), stored, twin)).toMatchObject({
      kind: 'same',
      customerId: OTHER,
    })
  })
})

describe('what is refused', () => {
  test.each<[string, ImportedRow, ExistingCustomer[], string]>([
    ['the key names nobody', row({ name: '甲' }, { id: OTHER, version: 1 }), [stored], 'key-unknown'],
    [
      'the customer was changed since the file was written',
      row({ name: '甲' }, { id: ID, version: 2 }),
      [stored],
      'changed-meanwhile',
    ],
    [
      'several customers could be meant',
      row({ name: '华东电气' }),
      [existing({ name: '华东电气有限公司' }), existing({ name: '华东电气股份有限公司' }, OTHER)],
      'several-match',
    ],
  ])('%s', (_name, imported, customers, code) => {
    expect(plan(imported, ...customers)).toMatchObject({ kind: 'refused', reasons: [{ code }] })
  })

  test('a second row for the same customer, with the row that came first', () => {
    const planner = importPlanner()
    planner.add(row({ name: '华东电气有限公司' }), lookups(stored))
    expect(planner.add(row({ name: '华东', taxNumber: A }, null, 9), lookups(stored))).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'same-customer-twice', values: { first: 2 } }],
    })
  })
})

test('the counts and the reasons of the whole file', () => {
  const planner = importPlanner()
  const refused = (code: 'missing-name' | 'unreadable-date'): ImportedRow => ({
    ok: false,
    row: 1,
    name: '',
    notes: [],
    reasons: [{ code, fact: null, column: null, values: {} }],
  })
  const rows = [
    row({ name: '新' }),
    row({ name: '华东电气有限公司', phone: '13812340417' }),
    refused('unreadable-date'),
    refused('missing-name'),
    refused('missing-name'),
  ]
  for (const imported of rows) planner.add(imported, lookups(stored))
  expect(planner.counts()).toEqual({ new: 1, update: 1, same: 0, 'left-out': 0, refused: 3 })
  expect(planner.reasons()).toEqual([
    { code: 'missing-name', rows: 2 },
    { code: 'unreadable-date', rows: 1 },
  ])
})

test('what to ask the database for, each once, refused rows left out', () => {
  const refused: ImportedRow = { ok: false, row: 9, name: '乙', notes: [], reasons: [] }
  const rows = [
    row({ name: '甲有限公司', taxNumber: A }),
    row({ name: '甲公司' }, { id: ID, version: 1 }),
    refused,
  ]
  expect(lookupsFor(rows)).toEqual({ ids: [ID], fileNumbers: [], taxNumbers: [A], strippedNames: ['甲'] })
})
