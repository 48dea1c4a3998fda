import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { type Migration, migrate, migrationsIn, pendingOf } from '@/scripts/lib/migrations.mjs'
import { createTestDatabase } from '../../setup/database'

const named = (name: string, sql: string): Migration => ({ name, sql, checksum: `sum of ${sql}` })
const table = named('29990101000000_shelf', 'CREATE TABLE "Shelf" (id int)')
const broken = named('29990101000001_broken', 'CREATE TABLE "Drawer" (id int);\nSELECT nonsense;')
const appRole = 'dakehu_app'

type Database = Awaited<ReturnType<typeof createTestDatabase>>
const made: Database[] = []

async function freshDatabase(): Promise<{ url: string; rows: (sql: string) => Promise<unknown[]> }> {
  const database = await createTestDatabase()
  made.push(database)
  const rows = async (sql: string) => {
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    const result = await client.query<Record<string, unknown>>(sql)
    await client.end()
    return result.rows
  }
  return { url: database.ownerUrl, rows }
}

afterEach(async () => {
  for (const database of made.splice(0)) await database.drop()
})

describe('migrations', () => {
  it('are applied once, however many instances start together', async () => {
    const { url, rows } = await freshDatabase()
    const migrations = [...migrationsIn(), table]
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(url, { appRole, migrations })))
    expect(applied.flat()).toEqual([table.name])
    expect(
      await rows(`SELECT checksum FROM "_prisma_migrations" WHERE migration_name = '${table.name}'`),
    ).toEqual([{ checksum: table.checksum }])
  })

  it('give the application its rights on new tables, and no more', async () => {
    const { url, rows } = await freshDatabase()
    await migrate(url, { appRole, migrations: [...migrationsIn(), table] })
    const right = (name: string) => `has_table_privilege('${appRole}', '"Shelf"', '${name}') AS "${name}"`
    expect(
      await rows(`SELECT ${['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'].map(right).join(', ')}`),
    ).toEqual([{ SELECT: true, INSERT: true, UPDATE: true, DELETE: true, TRUNCATE: false }])
  })

  it('leave nothing behind when a statement fails, and name the line', async () => {
    const { url, rows } = await freshDatabase()
    const attempt = migrate(url, { appRole, migrations: [...migrationsIn(), broken] })
    await expect(attempt).rejects.toThrow(/29990101000001_broken, line 2/)
    expect(await rows(`SELECT to_regclass('"Drawer"') AS drawer`)).toEqual([{ drawer: null }])
    expect(await migrate(url, { appRole })).toEqual([])
  })

  it('wait for a table somebody holds no longer than is good for those who queue behind', async () => {
    const { url } = await freshDatabase()
    const holder = new pg.Client({ connectionString: url })
    await holder.connect()
    await holder.query('BEGIN; LOCK TABLE "Unit" IN ACCESS EXCLUSIVE MODE')
    const alter = named(
      '29990101000002_alter',
      'SET LOCAL lock_timeout = 200; ALTER TABLE "Unit" ADD COLUMN shelf int',
    )
    await expect(migrate(url, { appRole, migrations: [...migrationsIn(), alter] })).rejects.toThrow(
      /lock timeout/,
    )
    await holder.end()
  })

  const done = { migration_name: 'a', checksum: 'sum of 1', finished_at: new Date() }
  it.each([
    ['an applied file that was edited', [named('a', '2')], [done], /edited after it was applied/],
    ['a database newer than the program', [named('b', '1')], [done], /newer than this program/],
    ['a migration that never ended', [named('a', '1')], [{ ...done, finished_at: null }], /never ended/],
  ])('refuse %s', (_name, known, history, reason) => {
    expect(() => pendingOf(known, history)).toThrow(reason)
  })

  it('go on after the newest one applied', () => {
    expect(pendingOf([named('a', '1'), named('b', '2')], [done]).map(({ name }) => name)).toEqual(['b'])
  })
})
