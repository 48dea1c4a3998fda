// Runs the import of customers over the public list of listed companies and compares it with what is known of it.
// npm run check:data -- FOLDER (the folder that holds cn_customer_dossiers_joined.csv.gz)
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gunzipSync } from 'node:zlib'
import { findHeader, guessMapping } from '../lib/areas/customers/rules/import-mapping'
import { importPlanner, type ImportLookups } from '../lib/areas/customers/rules/import-plan'
import { rowReader } from '../lib/areas/customers/rules/import-row'
import { openSheet } from '../lib/core/sheets/open-sheet'
import type { SheetCell, SheetRow } from '../lib/core/sheets/sheet'
import { writeXlsx } from '../lib/core/sheets/write-xlsx'

const LIST = 'cn_customer_dossiers_joined.csv.gz'
const SECONDS = 5
const nobody: ImportLookups = {
  byId: new Map(),
  byFileNumber: new Map(),
  byTaxNumber: new Map(),
  byStrippedName: new Map(),
}

const faults: string[] = []

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function expect(what: string, found: unknown, wanted: unknown): void {
  const isRight = JSON.stringify(found) === JSON.stringify(wanted)
  if (!isRight) faults.push(what)
  say(
    `${isRight ? 'ok  ' : 'FAIL'} ${what}: ${JSON.stringify(found)}${isRight ? '' : `, wanted ${JSON.stringify(wanted)}`}`,
  )
}

async function rowsOf(path: string): Promise<{ rows: SheetRow[]; encoding: string | null }> {
  const sheet = await openSheet(path)
  const rows: SheetRow[] = []
  for await (const row of sheet.rows) rows.push(row)
  await sheet.close()
  return { rows, encoding: sheet.kind === 'csv' ? sheet.encoding : null }
}

function planned(rows: SheetRow[]) {
  const header = findHeader(rows) ?? 0
  const data = rows.slice(header + 1)
  const headers = rows[header]?.cells ?? []
  const mapping = guessMapping(
    headers,
    data.slice(0, 20).map(({ cells }) => cells),
  )
  const read = rowReader(mapping)
  const planner = importPlanner()
  for (const row of data) planner.add(read(row), nobody)
  const columns = mapping.columns.map(({ fact, column, unit }) => [
    fact,
    `${headers[column]}${unit ? ` in ${unit}` : ''}`,
  ])
  return { data, columns: Object.fromEntries(columns) as Record<string, string>, planner }
}

async function checkListedCompanies(path: string): Promise<void> {
  const started = performance.now()
  const { rows, encoding } = await rowsOf(path)
  const readMs = performance.now() - started
  const { data, columns, planner } = planned(rows)
  const ms = performance.now() - started

  expect('encoding', encoding, 'utf-8')
  expect('rows', data.length, 6432)
  expect('columns', columns, {
    name: '公司名称',
    shortName: 'name',
    province: '省份',
    city: '城市',
    industry: 'industry',
    legalRepresentative: 'chairman',
    operator: 'manager',
    capital: '注册资金 in wan',
    foundedOn: 'setup_date',
    website: 'website',
    email: 'email',
    employees: '公司员工数',
    channelNature: 'act_ent_type',
    address: 'addrReg',
    mainBusiness: '主营业务',
  })
  expect('planned', planner.counts(), { new: 6191, update: 0, same: 0, refused: 241 })
  expect('reasons', planner.reasons(), [{ code: 'missing-name', rows: 241 }])
  say(`     notes: ${JSON.stringify(planner.notes())}`)
  say(
    `     ${Math.round((data.length / ms) * 1000)} rows/s (${Math.round(ms)} ms, ${Math.round(readMs)} of them reading)`,
  )
  expect(`within ${SECONDS} s`, ms < SECONDS * 1000, true)

  const book = `${path}.xlsx`
  const titles = (rows[0]?.cells ?? []).map((title) => ({ title: String(title), kind: 'text' as const }))
  await writeXlsx(
    createWriteStream(book),
    { name: '客户', columns: titles },
    data.map(({ cells }) => cells),
  )
  const bookStarted = performance.now()
  const again = await rowsOf(book)
  const wide = (cells: readonly SheetCell[]) => JSON.stringify(titles.map((_, i) => cells[i] ?? null))
  const differing = again.rows.filter((row, i) => wide(row.cells) !== wide(rows[i]?.cells ?? []))
  expect(
    'rows that differ after writing and reading .xlsx',
    differing.length + Math.abs(again.rows.length - rows.length),
    0,
  )
  expect('planned from .xlsx', planned(again.rows).planner.counts(), planner.counts())
  say(`     .xlsx read and planned in ${Math.round(performance.now() - bookStarted)} ms`)
}

const folder = process.argv[2]
if (!folder) {
  process.stderr.write('usage: npm run check:data -- FOLDER\n')
  process.exit(2)
}
const scratch = mkdtempSync(join(tmpdir(), 'dakehu-data-'))
try {
  const csv = join(scratch, 'companies.csv')
  writeFileSync(csv, gunzipSync(readFileSync(join(folder, LIST))))
  await checkListedCompanies(csv)
} finally {
  rmSync(scratch, { recursive: true })
}
process.exit(faults.length > 0 ? 1 : 0)
