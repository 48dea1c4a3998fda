import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '@/lib/core/db'
import { testDatabase } from '../../setup/database'

const appendOnly = ['AuditEvent', 'LedgerEntry', 'FactChange', 'SettingValue', 'ProductPrice']

describe('what the database lets nobody do', () => {
  let owner: pg.Client
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: testDatabase().ownerUrl })
    await owner.connect()
  })
  afterAll(() => owner.end())

  it.each(appendOnly)('the application cannot change or remove rows of %s', async (table) => {
    await expect(sql(`DELETE FROM "${table}"`)).rejects.toThrow(/permission denied/)
    const [right] = await sql<{ any: boolean }>(`SELECT has_any_column_privilege($1, 'UPDATE') AS any`, [
      `"${table}"`,
    ])
    expect(right).toEqual({ any: false })
    await expect(sql(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow(/permission denied/)
    await expect(sql(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`)).rejects.toThrow(/must be owner/)
    await expect(sql(`SELECT 1 FROM "${table}"`)).resolves.toEqual([])
  })

  it.each(appendOnly)('even the owner cannot empty %s by mistake', async (table) => {
    await expect(owner.query(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow()
  })

  it('the application cannot rewrite the history of migrations or make tables', async () => {
    await expect(sql('DELETE FROM "_prisma_migrations"')).rejects.toThrow(/permission denied/)
    await expect(sql('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/)
  })

  it('connections keep UTC and Chinese is indexed by its characters', async () => {
    const [row] = await sql<{ zone: string; words: number }>(
      `SELECT current_setting('TimeZone') AS zone, cardinality(show_trgm('北京华')) AS words`,
    )
    expect(row?.zone).toBe('UTC')
    expect(row?.words).toBeGreaterThan(0)
  })
})
