import { readFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { customerSearch } from '@/lib/areas/customers/queries'
import { customerList } from '@/lib/areas/customers/list/queries'
import { customerListInput } from '@/lib/areas/customers/list/schema'
import { readingOf, searchColumnsOf, searchText } from '@/lib/areas/customers/rules/search-columns'
import { newId } from '@/lib/core/audit'
import { month } from '@/lib/core/dates'
import { closeDb } from '@/lib/core/db'
import { csvParser } from '@/lib/core/sheets/csv-parser'
import { viewerOf } from '@/lib/core/viewer'
import { fullScansOf, statementsOf } from '@/tests/load/plans'
import { loadWorld, type World } from '@/tests/load/world'

const { BENCH_SUPERUSER_URL, BENCH_FOLDER = '', CHECK_DATA = '' } = process.env
const BATCH = 2_000
const SAMPLES = 150
const say = (line: string) => void process.stdout.write(`${line}\n`)

function columnOf(file: string, title: string): string[] {
  const parser = csvParser(',', 100_000)
  const text = gunzipSync(readFileSync(join(CHECK_DATA, file))).toString('utf8')
  const [titles = [], ...rows] = [...parser.write(text), ...parser.end()]
  const at = titles.indexOf(title)
  return rows.map((row) => row[at]?.trim() ?? '').filter((name) => name.length > 1)
}

const INSERT = `
INSERT INTO "Customer" ("id","fileNumber","name","namePinyin","nameInitials","nameStripped","grams","regionId","branchId","createdAt","updatedAt")
SELECT "id","fileNumber","name","namePinyin","nameInitials","nameStripped",ARRAY(SELECT jsonb_array_elements_text("grams")),$2::uuid,$3::uuid,now(),now()
FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"fileNumber" text,"name" text,"namePinyin" text,"nameInitials" text,"nameStripped" text,"grams" jsonb)`

async function load(client: pg.Client, world: World, names: readonly string[]): Promise<void> {
  for (let from = 0; from < names.length; from += BATCH) {
    const rows = names.slice(from, from + BATCH).map((name, nth) => {
      const fileNumber = `S-${String(from + nth).padStart(7, '0')}`
      return {
        id: newId(),
        fileNumber,
        name,
        ...searchColumnsOf({ name, shortName: null, fileNumber, taxNumber: null, phone: null }),
      }
    })
    const branch = (from / BATCH) % world.branches.length
    const region = world.regions[Math.floor((branch * world.regions.length) / world.branches.length)]
    await client.query(INSERT, [JSON.stringify(rows), region, world.branches[branch]])
  }
  await client.query('VACUUM ANALYZE "Customer"')
}

/** How good a hit is: 0 the very name, 1 a beginning, 2 a part; null: not to be found by this text. */
function rankOf(name: string, typed: string): number | null {
  const [text, wanted] = [searchText(name), searchText(typed)]
  const { pinyin, initials } = readingOf(name)
  if (text === wanted) return 0
  if (text.startsWith(wanted) || pinyin.startsWith(wanted) || initials.startsWith(wanted)) return 1
  return text.includes(wanted) || pinyin.includes(wanted) ? 2 : null
}

const ways: [string, (name: string, nth: number) => string][] = [
  ['1 character', (name, nth) => [...name][nth % [...name].length]!],
  ['2 characters', (name) => [...name].slice(0, 2).join('')],
  ['2 characters, from the second', (name) => [...name].slice(1, 3).join('')],
  ['3 characters', (name) => [...name].slice(0, 3).join('')],
  ['whole name', (name) => name],
  ['initials', (name) => readingOf(name).initials.slice(0, 4)],
  ['full pinyin', (name) => readingOf(name).pinyin],
]

const client = new pg.Client({ connectionString: BENCH_SUPERUSER_URL })
await client.connect()
const size = { customers: 1000, ledger: 1000, regions: 2, branchesPerRegion: 10, ownersPerBranch: 5 }
const world = await loadWorld(client, size, {
  month: month('2026-11'),
  folder: BENCH_FOLDER,
  report: () => undefined,
})
const names = [
  ...columnOf('cn_customer_dossiers_joined.csv.gz', '公司名称'),
  ...columnOf('cn_company_short_names_280k.csv.gz', 'name'),
]
await load(client, world, names)
const han = names.filter((name) => /^\p{Script=Han}{3,}$/u.test(name))
const head = await viewerOf(world.headOfMarketing, 'bench')
const manager = await viewerOf(world.managers[0]!, 'bench')
say(
  `search over ${names.length} names; load ${os.loadavg()[0]!.toFixed(1)} on ${os.cpus().length} processors; ms`,
)
let wrong = 0
for (const [who, viewer] of [
  ['everything', head],
  ['one branch', manager],
] as const)
  // prettier-ignore
  for (const [way, typedOf] of ways) {
    const times: number[] = []
    for (let nth = 0; nth < SAMPLES; nth++) {
      const name = han[(nth * 1_009) % han.length]!
      const typed = typedOf(name, nth)
      const from = performance.now()
      const hits = await customerSearch(viewer, typed, 20)
      times.push(performance.now() - from)
      const ranks = hits.map((hit) => rankOf(hit.name, typed) ?? 2)
      const isOrdered = ranks.every((rank, at) => at === 0 || rank >= ranks[at - 1]!)
      const isFound = viewer !== head || way !== 'whole name' || hits[0]?.name === name || rankOf(hits[0]?.name ?? '', typed) === 0
      if (isOrdered && isFound) continue
      wrong += 1
      say(`  ✗ ${typed}: ${hits.slice(0, 5).map((hit, at) => `${hit.name} (${ranks[at]})`).join(', ')}`)
    }
    times.sort((a, b) => a - b)
    const at = (part: number) => times[Math.floor(times.length * part)]!.toFixed(1)
    say(`${who}, ${way}: p50 ${at(0.5)}, p95 ${at(0.95)}, worst ${times.at(-1)!.toFixed(1)}`)
  }
await client.query(
  `INSERT INTO "Dossier" ("customerId","facts","updatedAt") SELECT "id", jsonb_build_object('capital', 100 * (row_number() OVER ())) ||
     CASE WHEN random() < 0.0005 THEN '{"premises":"owned"}' ELSE '{"premises":"rented"}' END::jsonb, now() FROM "Customer" ON CONFLICT DO NOTHING`,
)
await client.query('VACUUM ANALYZE "Dossier"')
const narrowed: [string, object][] = [
  ['a text nobody has', { filters: { where: { 'goods.has': '没有的' } } }],
  ['a rare choice', { filters: { where: { 'premises.in': 'owned' } } }],
  ['a common choice', { filters: { where: { 'premises.in': 'rented' } } }],
  ['an amount nobody has', { filters: { where: { 'capital.from': '99999999' } } }],
  ['credit used, nobody', { filters: { usedFrom: 1000 } }],
  ['sorted by a fact', { sort: 'capital' }],
]
for (const [who, viewer] of [
  ['everything', head],
  ['one branch', manager],
] as const)
  // prettier-ignore
  for (const [way, wanted] of narrowed) {
    const input = customerListInput.parse(wanted)
    const times: number[] = []
    for (let nth = 0; nth < 8; nth++) {
      const from = performance.now()
      await customerList(viewer, input)
      times.push(performance.now() - from)
    }
    const page = await customerList(viewer, input)
    const scans = await fullScansOf(client, await statementsOf(() => customerList(viewer, input)))
    times.sort((a, b) => a - b)
    say(`${who}, ${way}: ${page.rows.length} rows, ${page.note ?? 'whole'}; p50 ${times[4]!.toFixed(0)}, worst ${times.at(-1)!.toFixed(0)} ms`)
    for (const scan of scans) {
      wrong += 1
      say(`  ✗ reads all of ${scan.tables.join(', ')}: ${scan.text.slice(0, 200)}`)
    }
  }
await client.end()
await closeDb()
say(
  wrong === 0
    ? 'ok   exact first, then beginnings, then parts; no big table read from end to end'
    : `FAIL ${wrong}`,
)
if (wrong > 0) process.exitCode = 1
process.disconnect?.()
