import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'
import { importTypeScript, startTypeScript } from './typescript.mjs'

/*
 * The demonstration company. Whether it is there, and complete, is written on the history table as a comment, so
 * that a load cut off half-way is seen and begun again.
 */

const loading = 'demonstration: loading'
const loaded = 'demonstration: loaded'

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const setState = (/** @type {string} */ url, /** @type {string} */ state) =>
  withClient(url, (client) => client.query(`COMMENT ON TABLE "_prisma_migrations" IS '${state}'`))

/** What the database holds: nothing, the demonstration, half of it, or something of its own. */
export function contentOf(/** @type {string} */ ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query(
      `SELECT obj_description(to_regclass('"_prisma_migrations"')) AS state, to_regclass('"Person"') AS people`,
    )
    const { state, people } = tables[0]
    if (state === loading) return 'half'
    if (state === loaded) return 'demonstration'
    if (!people) return 'empty'
    const { rowCount } = await client.query('SELECT FROM "Person" LIMIT 1')
    return rowCount ? 'own' : 'empty'
  })
}

/** Removes everything, tables included. */
export async function emptyDatabase(/** @type {string} */ ownerUrl, /** @type {string} */ filesFolder) {
  await withClient(ownerUrl, async (client) => {
    await client.query('SET client_min_messages = warning')
    await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE')
    await client.query('DROP SCHEMA public CASCADE')
    await client.query('CREATE SCHEMA public')
  })
  rmSync(join(filesFolder, 'files'), { recursive: true, force: true })
}

const seedProgram = 'prisma/seed/run.ts'

/**
 * Loads the demonstration company into an empty, migrated database with the application's own environment.
 * Throws a Failure with the loader's words.
 *
 * @param {string} ownerUrl
 * @param {Record<string, string | undefined>} environment
 * @param {{ signal?: AbortSignal }} [options] gives it up; the next start begins again
 */
export async function loadDemonstration(ownerUrl, environment, { signal } = {}) {
  if (!existsSync(inRoot(seedProgram))) return
  await setState(ownerUrl, loading)
  const options = {
    environment: { ...environment, DATABASE_OWNER_URL: ownerUrl, LOG_LEVEL: 'warn' },
    quiet: true,
  }
  const { code, output } = await startTypeScript(seedProgram, options).ended
  signal?.throwIfAborted()
  if (code !== 0) {
    throw new Failure(
      `演示数据加载失败：\n${output.trim().split('\n').slice(-20).join('\n')}`,
      'The demonstration data could not be loaded; see above.',
    )
  }
  await setState(ownerUrl, loaded)
}

const shownRoles = [
  'general-manager',
  'ka-manager',
  'ka-specialist',
  'branch-gm',
  'branch-sales-manager',
  'sales-rep',
  'cashier',
  'accountant',
  'archivist',
  'administrator',
]

/** One person a role to try the product as; the sign-in page has them all. @returns {Promise<string[]>} */
export async function signInLines() {
  const people = 'prisma/seed/people.ts'
  if (!existsSync(inRoot(people))) return []
  const { demonstrationSignIns } = await importTypeScript(people)
  /** @type {{ username: string, name: string, role: string, unit: string, password: string }[]} */
  const all = demonstrationSignIns()
  const shown = shownRoles.flatMap((role) => all.find((one) => one.role === role) ?? [])
  const lines = shown.map(
    ({ username, name, role, unit }) => `${username.padEnd(16)} ${role.padEnd(22)} ${name} ${unit}`,
  )
  return [...lines, `密码 password: ${all[0]?.password ?? ''}`]
}
