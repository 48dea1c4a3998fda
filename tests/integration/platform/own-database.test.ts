import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openExternal } from '@/scripts/lib/database.mjs'
import { ensureAppRole } from '@/scripts/lib/database-roles.mjs'
import { migrate } from '@/scripts/lib/migrations.mjs'
import { secretsOf } from '@/scripts/lib/secrets.mjs'
import { asSuperuser } from '@/scripts/lib/test-server.mjs'

const name = `operator_${process.pid}`
const owner = `${name}_owner`
const app = `${name}_app`
let ownerUrl = ''

const urlOf = (role: string, password: string) => {
  const url = new URL(inject('testServer').superuserUrl)
  Object.assign(url, { username: role, password, pathname: `/${name}` })
  return url.href
}

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  ownerUrl = urlOf(owner, 'o')
  await asSuperuser(
    inject('testServer'),
    `CREATE ROLE ${owner} LOGIN PASSWORD 'o'`,
    `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 LOCALE 'C.UTF-8'`,
  )
})

afterAll(() =>
  asSuperuser(
    inject('testServer'),
    `DROP DATABASE ${name} WITH (FORCE)`,
    `DROP ROLE IF EXISTS ${app}`,
    `DROP ROLE ${owner}`,
  ),
)

describe('a database of the operator’s own, given its owner only', () => {
  const names = { app, appPassword: 'canary pass/word+=' }

  it('says which role to make when the owner may make none, without repeating a password', async () => {
    const attempt = ensureAppRole(ownerUrl, names)
    await expect(attempt).rejects.toThrow(/CREATE ROLE .*\n.*DATABASE_OWNER_URL/)
    await expect(attempt).rejects.not.toThrow(/canary/)
  })

  it('gets the application’s role beside the owner, once; it works and owns nothing', async () => {
    await asSuperuser(inject('testServer'), `ALTER ROLE ${owner} CREATEROLE`)
    const appUrl = await ensureAppRole(ownerUrl, names)
    expect(await ensureAppRole(ownerUrl, names)).toBe(appUrl)
    await migrate(ownerUrl, { appRole: app })
    expect(await run(appUrl, `SELECT current_user AS who, count(*)::int AS units FROM "Unit"`)).toEqual([
      { who: app, units: 0 },
    ])
    await expect(run(appUrl, 'DROP TABLE "Unit" CASCADE')).rejects.toThrow(/must be owner/)
  })

  it('leaves a role alone that belongs to another installation', async () => {
    await expect(ensureAppRole(ownerUrl, { ...names, appPassword: 'other' })).rejects.toThrow(
      /exists with another password/,
    )
    await expect(run(urlOf(app, encodeURIComponent(names.appPassword)), 'SELECT 1')).resolves.toHaveLength(1)
  })

  it('takes both addresses as they are when both are given', async () => {
    const DATABASE_URL = urlOf(app, encodeURIComponent(names.appPassword))
    const opened = await openExternal(
      { DATABASE_URL, DATABASE_OWNER_URL: ownerUrl },
      secretsOf(process.env.DATA_DIR ?? ''),
    )
    expect(opened).toEqual({ appUrl: DATABASE_URL, ownerUrl, appRole: app, server: null })
  })
})
