import pg from 'pg'
import { businessZone, now } from '@/lib/core/clock'
import { closeDb } from '@/lib/core/db'
import { DEMONSTRATION_PASSWORD, isDemonstration } from '@/lib/core/demonstration'
import { hashPassword } from '@/lib/core/passwords'
import { buildDemonstration, type Demonstration } from './build'
import { copyInto } from './copy'
import { replayGate, replayNextMonth, replaySupplements } from './replay-lines'
import { replayDueRatings, replayFallenGrades } from './replay-ratings'

/*
 * Loads the demonstration company into an empty, migrated database: the past year in one go, then the papers of the
 * last days through the product's own mutations. DATABASE_OWNER_URL is the owner's address, DATABASE_URL the product's.
 */

/** Throws unless this is the demonstration and nobody lives in the database yet. */
async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  if (!isDemonstration()) throw new Error('the demonstration is only loaded with APP_MODE=demonstration')
  const { rows } = await client.query(`SELECT EXISTS (SELECT FROM "Person") OR EXISTS (SELECT FROM "Customer") AS inhabited`)
  if (rows[0].inhabited) throw new Error('the database is not empty; the demonstration never mixes with other data')
}

async function loadPast(client: pg.Client, { tables }: Demonstration): Promise<number> {
  let count = 0
  await client.query('BEGIN')
  await client.query('SET LOCAL synchronous_commit = off')
  for (const [table, rows] of tables) count += await copyInto(client, table, rows)
  await client.query('COMMIT')
  await client.query('ANALYZE')
  return count
}

async function replayLastDays({ customers, time }: Demonstration): Promise<void> {
  await replayFallenGrades(customers, time)
  await replayDueRatings(customers, time)
  await replaySupplements(customers, time)
  await replayNextMonth(customers, time)
  await replayGate(time)
}

async function run(): Promise<void> {
  const began = Date.now()
  const client = new pg.Client({
    connectionString: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL,
    options: '-c TimeZone=UTC',
  })
  await client.connect()
  try {
    await refuseUnlessEmpty(client)
    const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
    const demonstration = buildDemonstration(now(), businessZone(), await hashPassword(DEMONSTRATION_PASSWORD))
    process.stdout.write(`demonstration: made in ${seconds()}\n`)
    const rows = await loadPast(client, demonstration)
    process.stdout.write(`demonstration: ${rows} rows after ${seconds()}\n`)
    await replayLastDays(demonstration)
    process.stdout.write(`demonstration: the last days after ${seconds()}\n`)
  } finally {
    await client.end()
    await closeDb()
  }
}

await run()
