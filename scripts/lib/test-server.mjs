import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { openEmbedded } from './database.mjs'
import { embeddedUrl } from './embedded-postgres.mjs'
import { migrate } from './migrations.mjs'
import { secretsOf } from './secrets.mjs'

/*
 * One throw-away PostgreSQL server for a run of tests: a template database is migrated once and cloned as often as
 * needed. Nothing on it has to survive, so it does not wait for the disk.
 *
 * `TestServer` is plain data: it travels to worker processes.
 */

/** @typedef {{ superuserUrl: string, ownerUrl: string, appUrl: string, template: string }} TestServer */
/** @typedef {{ name: string, appUrl: string, ownerUrl: string, drop: () => Promise<void> }} TestDatabase */

const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
}

/** Starts the server and migrates the template. @returns {Promise<{ server: TestServer, stop: () => Promise<void> }>} */
export async function startTestServer() {
  const folder = mkdtempSync(join(tmpdir(), 'dakehu-test-'))
  const secrets = secretsOf(folder)
  const opened = await openEmbedded(folder, secrets, careless)
  const stop = async () => {
    await opened.server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(opened.ownerUrl, opened)
    await prepareQueue(opened.appUrl)
  } catch (error) {
    await stop()
    throw error
  }
  const { ownerUrl, appUrl } = opened
  const port = opened.server?.port ?? 0
  const superuserUrl = embeddedUrl(port, 'postgres', 'postgres', secrets.DATABASE_SUPERUSER_PASSWORD)
  return { server: { superuserUrl, ownerUrl, appUrl, template: new URL(ownerUrl).pathname.slice(1) }, stop }
}

/** The queue makes its tables on first use: once in the template instead of once in every clone. */
async function prepareQueue(/** @type {string} */ connectionString) {
  const queue = new PgBoss({ connectionString, createSchema: false, supervise: false, schedule: false })
  await queue.start()
  await queue.stop({ graceful: false })
}

/** The same address with another database. */
function onDatabase(/** @type {string} */ url, /** @type {string} */ database) {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/**
 * Runs statements as the superuser of a test server, each on its own.
 *
 * @param {TestServer} server
 * @param {string[]} statements
 */
export async function asSuperuser(server, ...statements) {
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A fresh copy of a database of the server (by default the migrated, empty template).
 *
 * @param {TestServer} server
 * @param {string} name
 * @param {string} [template]
 * @returns {Promise<TestDatabase>}
 */
export async function cloneDatabase(server, name, template = server.template) {
  const quoted = pg.escapeIdentifier(name)
  const owner = pg.escapeIdentifier(new URL(server.ownerUrl).username)
  const drop = () => asSuperuser(server, `DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`)
  await drop()
  await asSuperuser(
    server,
    `CREATE DATABASE ${quoted} TEMPLATE ${pg.escapeIdentifier(template)} OWNER ${owner} STRATEGY file_copy`,
  )
  return { name, appUrl: onDatabase(server.appUrl, name), ownerUrl: onDatabase(server.ownerUrl, name), drop }
}
