import pg from 'pg'
import { expect, inject } from 'vitest'
import { testDatabase } from './database'

export type HeldLock = {
  /** Until so many transactions of this database wait for a lock, or `over` says that none will. */
  untilWaiting: (count: number, over?: () => boolean) => Promise<void>
  /** Takes back what was done and lets everybody go on. */
  release: () => Promise<void>
}

/** Runs a statement in a transaction of its own and holds what it locks, so that others stop in the middle of their work. */
export async function holdLock(text: string, values: unknown[] = []): Promise<HeldLock> {
  const url = new URL(inject('testServer').superuserUrl)
  url.pathname = `/${testDatabase().name}`
  const holder = new pg.Client({ connectionString: url.href })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query(text, values)
  const waiting = async () => {
    const { rows } = await holder.query<{ count: number }>(
      `SELECT count(DISTINCT pid)::int AS count FROM pg_locks
       WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname=current_database())`,
    )
    return rows[0]!.count
  }
  return {
    untilWaiting: (count, over = () => false) =>
      expect.poll(async () => over() || (await waiting()) >= count).toBe(true),
    release: async () => {
      await holder.query('ROLLBACK')
      await holder.end()
    },
  }
}
