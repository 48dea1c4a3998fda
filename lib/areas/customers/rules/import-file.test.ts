import fc from 'fast-check'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fits } from '@/lib/core/forms/schema'
import { openSheet } from '@/lib/core/sheets/open-sheet'
import type { SheetRow } from '@/lib/core/sheets/sheet'
import { writeXlsx } from '@/lib/core/sheets/write-xlsx'
import { dossierFacts, type DossierFactKey } from './dossier-facts'
import { importFactKeys, specOf } from './import-facts'
import { findHeader, guessMapping } from './import-mapping'
import { importPlanner } from './import-plan'
import { rowReader, type ImportedRow } from './import-row'

const FIXTURES = 'tests/fixtures/import'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function rowsOf(path: string): Promise<{ rows: SheetRow[]; encoding: string }> {
  const sheet = await openSheet(path)
  const rows: SheetRow[] = []
  for await (const row of sheet.rows) rows.push(row)
  await sheet.close()
  return { rows, encoding: sheet.kind === 'csv' ? sheet.encoding : 'xlsx' }
}

async function asXlsx(): Promise<string> {
  const path = join(folder, 'customers.xlsx')
  const [title, ...rows] = (await rowsOf(`${FIXTURES}/customers-utf8.csv`)).rows
  const columns = Array.from({ length: 10 }, (_, i) => ({
    title: String(title?.cells[i] ?? ''),
    kind: 'text' as const,
  }))
  await writeXlsx(
    createWriteStream(path),
    { name: '客户', columns },
    rows.map(({ cells }) => cells),
  )
  return path
}

function imported(rows: SheetRow[]): ImportedRow[] {
  const header = findHeader(rows)
  if (header === null) throw new Error('no header')
  const data = rows.slice(header + 1)
  const mapping = guessMapping(
    rows[header]!.cells,
    data.map(({ cells }) => cells),
  )
  return data.map(rowReader(mapping))
}

describe('one list in the three shapes people send', () => {
  test.each<[string, () => string | Promise<string>]>([
    ['utf-8', () => `${FIXTURES}/customers-utf8.csv`],
    ['gb18030', () => `${FIXTURES}/customers-gb18030.csv`],
    ['xlsx', asXlsx],
  ])('%s', async (shape, path) => {
    const { rows, encoding } = await rowsOf(await path())
    expect(encoding).toBe(shape)
    const [first, second, third, fourth, fifth, sixth, seventh] = imported(rows)
    expect(first).toMatchObject({
      ok: true,
      facts: {
        name: '虚构华东电气（集团）有限公司',
        legalRepresentative: '张三',
        capital: 5_000_000_100,
        foundedOn: '2011-03-04',
        phone: '0512-55500417-802',
        email: 'a@example.com',
        moreEmails: ['b@example.com', 'c@example.com'],
        website: 'http://www.example.com',
        address: '上海市浦东新区 虚构路1号',
        channelNature: 'private',
      },
    })
    expect(second).toMatchObject({
      ok: true,
      facts: {
        name: '𠮷野虚构股份有限公司',
        legalRepresentative: '李"四"',
        capital: 12_000_000_000,
        foundedOn: '2011-03-01',
        website: 'https://Example.cn',
        channelNature: 'state',
      },
    })
    expect(second?.ok && 'address' in second.facts).toBe(false)
    expect(second?.notes.map(({ code }) => code)).toEqual(['date-completed', 'broken-character'])
    const reasons = [third, fourth, fifth, seventh].map(
      (row) => row?.ok === false && row.reasons.map(({ code }) => code),
    )
    expect(reasons).toEqual([
      ['missing-name'],
      ['unreadable-money', 'unreadable-date'],
      ['duplicate-row'],
      ['broken-character'],
    ])
    expect(sixth).toMatchObject({
      ok: true,
      facts: {
        name: '=虚构乙有限公司',
        legalRepresentative: '＝1+1',
        capital: 500_000,
        address: '北京市, 朝阳区',
      },
    })
  })

  test('the plan of the whole file', async () => {
    const { rows } = await rowsOf(`${FIXTURES}/customers-gb18030.csv`)
    const planner = importPlanner()
    const nobody = {
      byId: new Map(),
      byFileNumber: new Map(),
      byTaxNumber: new Map(),
      byStrippedName: new Map(),
    }
    for (const row of imported(rows)) planner.add(row, nobody)
    expect(planner.counts()).toEqual({ new: 3, update: 0, same: 0, 'left-out': 0, refused: 4 })
  })
})

describe('what an import takes, the dossier takes', () => {
  const shared = importFactKeys.filter((fact): fact is typeof fact & DossierFactKey => fact in dossierFacts)
  const number = fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e12, noNaN: true }))
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    number,
    fc.stringMatching(
      /^(20\d{2}[年/-]?[01]\d[月/-]?[0-3]\d日?|1[3-9]\d{9}|\d{1,9}(\.\d{1,6})?[万亿]?元?|\d{5,7})$/,
    ),
    fc.constantFrom(...importFactKeys.flatMap((fact) => Object.values(specOf(fact).words ?? {}).flat())),
  )

  test.each(shared)('%s', (fact) => {
    const mapping = {
      keyColumn: null,
      columns: [
        { column: 0, fact: 'name' as const, confidence: 1 },
        ...(fact === 'name' ? [] : [{ column: 1, fact, confidence: 1, unit: 'wan' as const }]),
      ],
    }
    fc.assert(
      fc.property(cell, (value) => {
        const row = rowReader(mapping)({ number: 1, cells: fact === 'name' ? [value] : ['甲', value] })
        const stored = row.ok ? row.facts[fact] : undefined
        expect(
          stored === undefined || fits(dossierFacts[fact], stored),
          `${fact}: ${JSON.stringify(stored)}`,
        ).toBe(true)
      }),
    )
  })
})
