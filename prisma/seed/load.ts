import pg from 'pg'
import { businessZone, now } from '@/lib/core/clock'
import { DEMONSTRATION_PASSWORD, isDemonstration } from '@/lib/core/demonstration'
import { hashPassword } from '@/lib/core/passwords'
import { buildDemonstration, type Demonstration } from './build'
import { copyInto } from './copy'
import { replayDuplicates } from './duplicates'
import { loadReferenceData } from './reference'
import { replayGroups } from './groups'
import { replayAmendments, replayNewcomers, replayRemovals, replayRestores } from './replay-changes'
import { replayFinances } from './replay-finances'
import { replayGate, replayNextMonth, replaySupplements } from './replay-lines'
import { replayCards, replayTotals } from './replay-papers'
import { replayLawsuits } from './replay-events'
import { replayDueRatings, replayFallenGrades } from './replay-ratings'

/** Throws unless this is the demonstration and nobody lives in the database yet. */
async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  if (!isDemonstration()) throw new Error('the demonstration is only loaded with APP_MODE=demonstration')
  const { rows } = await client.query<{ inhabited: boolean }>(
    `SELECT EXISTS (SELECT FROM "Person") OR EXISTS (SELECT FROM "Customer") AS inhabited`,
  )
  if (rows[0]?.inhabited)
    throw new Error('the database is not empty; the demonstration never mixes with other data')
}

async function loadPast(client: pg.Client, { tables }: Demonstration): Promise<number> {
  let count = 0
  await client.query('BEGIN')
  await client.query('SET LOCAL synchronous_commit = off')
  await loadReferenceData(client)
  for (const [table, rows] of tables) count += await copyInto(client, table, rows)
  await client.query('COMMIT')
  await client.query('ANALYZE')
  return count
}

async function replayLastDays({ customers, time }: Demonstration): Promise<void> {
  await replayGroups(customers, time)
  await replayFallenGrades(customers, time)
  await replayDueRatings(customers, time)
  await replayLawsuits(customers, time)
  await replayNewcomers(customers, time)
  await replayRestores(customers, time)
  await replayRemovals(customers, time)
  await replayAmendments(customers, time)
  await replaySupplements(customers, time)
  await replayNextMonth(customers, time)
  await replayGate(time)
  await replayDuplicates(customers, time)
  await replayCards(customers, time)
  await replayFinances(customers, time)
  await replayTotals()
}

/**
 * Loads the demonstration company into an empty, migrated database: the past year in one go as the owner of the
 * tables, then the papers of the last days through the product's own mutations. `say` hears how far it is.
 * Throws outside the demonstration and when anybody lives in the database already.
 */
export async function loadDemonstration(ownerUrl: string, say: (line: string) => void): Promise<void> {
  const began = Date.now()
  const soFar = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    await refuseUnlessEmpty(client)
    const demonstration = buildDemonstration(
      now(),
      businessZone(),
      await hashPassword(DEMONSTRATION_PASSWORD),
    )
    say(`the year made, ${soFar()}`)
    say(`${await loadPast(client, demonstration)} rows loaded, ${soFar()}`)
    await replayLastDays(demonstration)
    say(`the last days done again, ${soFar()}`)
    await client.query('ANALYZE "Approval", "ApprovalStep", "LineApplication", "CustomerChange"')
  } finally {
    await client.end()
  }
}
