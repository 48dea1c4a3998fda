import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

const lockKey = 7_235_384_016
const longestWaitForOthers = '10min'
const longestWaitForTables = '15s'

/** The history table exactly as Prisma's own tools make it, so that they accept it too. */
const historyTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

/** The migrations of a folder, oldest first. @returns {Migration[]} */
export function migrationsIn(folder = inRoot('prisma/migrations')) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * What is still to be applied. Refuses a history this program cannot stand on: a migration that never ended, one it
 * does not know (a newer program was here), one whose file was changed afterwards.
 *
 * @param {Migration[]} known
 * @param {{ migration_name: string, checksum: string, finished_at: Date | null }[]} history
 */
export function pendingOf(known, history) {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  for (const row of history) {
    const name = row.migration_name
    const migration = byName.get(name)
    if (!row.finished_at) {
      throw new Failure(
        `迁移 ${name} 曾开始但没有完成。请从备份恢复，或在核对后用 prisma migrate resolve 处理。`,
        `Migration ${name} was begun and never ended. Restore a backup, or look at it and settle it with prisma migrate resolve.`,
      )
    }
    if (!migration) {
      throw new Failure(
        `数据库比程序新：含有未知的迁移 ${name}。请使用相同或更新版本的程序。`,
        `The database is newer than this program: it has the migration ${name}. Run the same or a newer version.`,
      )
    }
    if (migration.checksum !== row.checksum) {
      throw new Failure(
        `迁移 ${name} 在执行之后被修改。请恢复原文件，改动写成新的迁移（npm run migrate:new）。`,
        `Migration ${name} was edited after it was applied. Put the file back and write the change as a new one (npm run migrate:new).`,
      )
    }
  }
  const applied = new Set(history.map((row) => row.migration_name))
  return known.filter((migration) => !applied.has(migration.name))
}

async function applyOne(/** @type {pg.Client} */ client, /** @type {Migration} */ migration) {
  const started = new Date()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL lock_timeout = '${longestWaitForTables}'`)
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name, started],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const { message, position } = /** @type {pg.DatabaseError} */ (error)
    const line = position ? migration.sql.slice(0, Number(position)).split('\n').length : null
    throw new Failure(
      `迁移 ${migration.name}${line ? ` 第 ${line} 行` : ''} 失败，未作任何更改：${message}`,
      `Migration ${migration.name}${line ? `, line ${line},` : ''} failed and changed nothing (reason above).`,
    )
  }
}

/** Gives the application's role its rights, new tables included. */
async function grant(/** @type {pg.Client} */ client, /** @type {string} */ appRole) {
  await client.query('BEGIN')
  await client.query(`SELECT set_config('dakehu.app_role', $1, true)`, [appRole])
  await client.query(readFileSync(inRoot('prisma/grants.sql'), 'utf8'))
  await client.query('COMMIT')
}

/**
 * Brings the database up to this program, each migration in its own transaction. Instances that start together
 * wait for each other; the others then find nothing to do. Returns the names applied.
 *
 * @param {string} ownerUrl a direct connection (no pooler) of the role that owns the tables
 * @param {{ appRole: string, migrations?: Migration[] }} options
 * @returns {Promise<string[]>}
 */
export async function migrate(ownerUrl, { appRole, migrations = migrationsIn() }) {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c TimeZone=UTC' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`SET client_min_messages = warning`)
    await client.query(`SET lock_timeout = '${longestWaitForOthers}'`)
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    await client.query(historyTable)
    const { rows } = await client.query(
      'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    )
    const pending = pendingOf(migrations, rows)
    for (const migration of pending) await applyOne(client, migration)
    await grant(client, appRole)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}
