import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { expect } from 'vitest'
import { sql } from '@/lib/core/db'
import { testDatabase } from './database'

const children: ChildProcess[] = []

/** Starts a process that takes an import or a merge back. */
export function startUndo(what: 'import' | 'merge', id: string, personId: string): ChildProcess {
  const script = ['--import', 'tsx', 'tests/setup/undo-process.ts', what, id, personId]
  const child = spawn(process.execPath, script, {
    env: { ...process.env, DATABASE_URL: testDatabase().appUrl, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  return child
}

/** For the end of a test file: nothing it started lives on. */
export function endUndos(): void {
  for (const child of children) child.kill('SIGKILL')
}

const waiting = async () =>
  (
    await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks l JOIN pg_database d ON d."oid"=l."database" WHERE d."datname"=current_database() AND NOT l."granted"`,
    )
  )[0]!.n

/** Kills it (kill -9) in the middle of its work: while it waits to write to a table nobody may write to. */
export async function killAtWrite(child: ChildProcess, table: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase().ownerUrl })
  await client.connect()
  await client.query('BEGIN')
  await client.query(`LOCK TABLE "${table}" IN SHARE MODE`)
  await expect.poll(waiting).toBeGreaterThan(0)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  await client.end()
}
