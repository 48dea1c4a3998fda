import { join } from 'node:path'
import { Failure, runScript } from './lib/failure.mjs'
import { measureOn } from './lib/measuring.mjs'
import { dataDir } from './lib/paths.mjs'

/*
 * npm run bench                                            a million customers, ten million ledger rows
 * npm run bench -- --customers 20000 --ledger 200000       a quick look
 * npm run bench -- --nightly                               also the search for duplicates over everybody
 *
 * Measures the product beside plain SQL in one run, on a database of its own under DATA_DIR/bench/<customers>. The
 * first run fills it (minutes for the million), later runs keep it. Says a table, writes DATA_DIR/bench/result.json,
 * ends with 1 when a budget or an index is missed (--no-fail: with 0).
 */
const count = (/** @type {string} */ name, /** @type {number} */ fallback) => {
  const at = process.argv.indexOf(`--${name}`)
  if (at < 0) return fallback
  const value = Number(process.argv[at + 1])
  if (Number.isInteger(value) && value >= 1000) return value
  throw new Failure(`--${name} 应为不小于 1000 的整数。`, `--${name} must be a whole number from 1000.`)
}

/** A clock that stands still: the lines of the data are those of this month. */
const CLOCK_AT = '2026-11-18T10:00:00+08:00'

await runScript(async () => {
  const customers = count('customers', 1_000_000)
  const ledger = count('ledger', customers * 10)
  const base = join(dataDir(), 'bench')
  const code = await measureOn(join(base, String(customers)), 'scripts/bench.ts', {
    CLOCK_AT,
    DB_POOL: '16',
    BENCH_RESULT: join(base, 'result.json'),
    BENCH_CUSTOMERS: String(customers),
    BENCH_LEDGER: String(ledger),
    BENCH_NIGHTLY: process.argv.includes('--nightly') ? '1' : '',
    BENCH_SECONDS: process.argv.includes('--quick') ? '1' : '3',
  })
  process.exitCode = process.argv.includes('--no-fail') && code === 2 ? 0 : code
})
