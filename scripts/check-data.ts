// Runs the import of customers over the public list of listed companies and compares it with what is known of it, and
// measures the rules for finding duplicates where the truth is known.
// npm run check:data -- FOLDER (the folder that holds cn_customer_dossiers_joined.csv.gz and, for the second part,
// chicago_early_childhood_sites_with_true_ids.csv.gz)
import { spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
import { checkChangedNames, checkOrganisations } from './check-duplicates'

const LIST = 'cn_customer_dossiers_joined.csv.gz'
const ORGANISATIONS = 'chicago_early_childhood_sites_with_true_ids.csv.gz'
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
  expect('planned', planner.counts(), { new: 6191, update: 0, same: 0, 'left-out': 0, refused: 241 })
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

async function textsOf(path: string): Promise<string[][]> {
  const { rows } = await rowsOf(path)
  return rows.map(({ cells }) => Array.from(cells, (cell) => (cell == null ? '' : String(cell))))
}

/** Aims: of the pairs called likely at least 95 in a hundred are right, and of the true pairs at least 85 are found. */
async function checkDuplicates(folder: string, scratch: string, companies: string): Promise<void> {
  const started = performance.now()
  const { precision } = checkChangedNames(await textsOf(companies), say)
  expect('changed names: precision from likely at least 0.95', precision >= 0.95, true)
  if (existsSync(join(folder, ORGANISATIONS))) {
    const csv = join(scratch, 'organisations.csv')
    writeFileSync(csv, gunzipSync(readFileSync(join(folder, ORGANISATIONS))))
    const found = checkOrganisations(await textsOf(csv), say)
    expect('organisations: precision from likely at least 0.95', found.precision >= 0.95, true)
    expect('organisations: recall from likely at least 0.85', found.recall >= 0.85, true)
  }
  say(`     duplicates measured in ${Math.round(performance.now() - started)} ms`)
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
  await checkDuplicates(folder, scratch, csv)
} finally {
  rmSync(scratch, { recursive: true })
}
// The search over the names of both lists needs a database of its own.
const search = spawnSync(process.execPath, ['scripts/check-search.mjs', folder], { stdio: 'inherit' })
process.exit(faults.length > 0 || search.status !== 0 ? 1 : 0)
