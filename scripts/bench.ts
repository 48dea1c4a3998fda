import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { refreshAllKeys, searchAll } from '@/lib/composition/duplicate-search'
import { month } from '@/lib/core/dates'
import { closeDb } from '@/lib/core/db'
import { type Case, type Measured, measureCase } from '@/tests/load/measure'
import { BIG, fullScansOf, statementsOf } from '@/tests/load/plans'
import { customerCases, listCases } from '@/tests/load/reads'
import { tableOf } from '@/tests/load/report'
import { customerWrites, gateCases, makeOrders } from '@/tests/load/writes'
import { loadWorld, type World } from '@/tests/load/world'

const { BENCH_SUPERUSER_URL, BENCH_FOLDER = '', BENCH_CUSTOMERS, BENCH_LEDGER, BENCH_SECONDS } = process.env
/** Orders of each kind made for a run; the last one is kept for the look at the plans. */
const ORDERS = 8001
const SPARE = ORDERS - 1
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** The data of earlier runs, or made now. A load that was cut off is begun anew in an empty folder only. */
async function worldOf(client: pg.Client): Promise<World> {
  const path = join(BENCH_FOLDER, 'world.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as World
  const { rows } = await client.query(`SELECT 1 FROM "Unit" LIMIT 1`)
  if (rows.length > 0) throw new Error(`a load was cut off: remove ${BENCH_FOLDER} and run again`)
  const size = {
    customers: Number(BENCH_CUSTOMERS),
    ledger: Number(BENCH_LEDGER),
    regions: 2,
    branchesPerRegion: 40,
    ownersPerBranch: 25,
  }
  const from = performance.now()
  const world = await loadWorld(client, size, { month: month('2026-11'), folder: BENCH_FOLDER, report: say })
  say(`loaded in ${((performance.now() - from) / 1000).toFixed(0)} s`)
  writeFileSync(path, JSON.stringify({ ...world, loadSeconds: (performance.now() - from) / 1000 }))
  return world
}

/** Keys of everybody, which typing a name looks into; with --nightly also the search for duplicates over everybody. */
async function searched(client: pg.Client): Promise<object> {
  const from = performance.now()
  const passed = () => Math.round((performance.now() - from) / 1000)
  const again = async () => false
  await refreshAllKeys(again)
  const took = { keys: passed() }
  if (process.env.BENCH_NIGHTLY === '1') {
    await client.query('UPDATE "DuplicateKeys" SET "fresh"=true')
    Object.assign(took, { found: await searchAll(again), searching: passed() - took.keys })
  }
  await client.query('VACUUM ANALYZE "DuplicateKeys", "DuplicatePair"')
  say(`duplicates, seconds: ${JSON.stringify(took)}`)
  return took
}

/** Statements of each piece of work that would read a big table from end to end. */
async function plansOf(client: pg.Client, cases: readonly Case[]) {
  const found: { work: string; text: string; tables: string[] }[] = []
  for (const { name, product } of cases) {
    // The last orders made are left for this look.
    const statements = await statementsOf(() => product(SPARE))
    found.push(...(await fullScansOf(client, statements)).map((scan) => ({ work: name, ...scan })))
  }
  return found
}

async function run(client: pg.Client): Promise<boolean> {
  const world = await worldOf(client)
  const duplicates = await searched(client)
  const orders = await makeOrders(client, world, ORDERS)
  const customers = await client.query<{ id: string }>(
    'SELECT "id" FROM "Customer" TABLESAMPLE SYSTEM (1) LIMIT 5000',
  )
  const cases = [
    ...(await listCases(world)),
    ...(await customerCases(world, customers.rows.map((row) => row.id), orders.spread)),
    ...(await gateCases(world, orders)),
    ...(await customerWrites(world)),
  ] // prettier-ignore
  const scans = await plansOf(client, cases)
  const results: Measured[] = []
  for (const one of cases) {
    const measured = await measureCase(one, Number(BENCH_SECONDS))
    results.push(measured)
    say(`${one.name}: ${measured.product.one.p50.toFixed(2)} ms`)
  }
  const rss = Math.max(...results.map((measured) => measured.rss)) / 1e6
  say(
    `\n${world.customers} customers, ${world.ledger} ledger rows; ${os.cpus().length} processors, load ${os.loadavg()[0]!.toFixed(1)}; Node ${process.version}\n`,
  )
  say(tableOf(results))
  say(`\nMemory of the application: ${rss.toFixed(0)} MB at most (budget 800 MB)`)
  for (const { work, text, tables } of scans)
    say(`✗ reads all of ${tables.join(', ')}: ${work}: ${text.slice(0, 300)}`)
  if (scans.length === 0) say(`No statement reads ${BIG.join(', ')} from end to end.`)
  writeFileSync(
    process.env.BENCH_RESULT ?? '',
    JSON.stringify({ at: new Date().toISOString(), world: { customers: world.customers, ledger: world.ledger }, duplicates, load: os.loadavg(), node: process.version, rss, scans, results }, null, 2),
  ) // prettier-ignore
  return scans.length === 0 && rss <= 800 && results.every(({ kept }) => kept !== false)
}

const client = new pg.Client({ connectionString: BENCH_SUPERUSER_URL })
await client.connect()
const kept = await run(client)
await client.end()
await closeDb()
if (!kept) process.exitCode = 2
process.disconnect?.()
