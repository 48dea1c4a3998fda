import pg from 'pg'
import { checkDatabase } from './database-check.mjs'
import { ensureAppRole, ensureDatabase } from './database-roles.mjs'
import { embeddedUrl, startPostgres } from './embedded-postgres.mjs'

/**
 * A database ready to be migrated: `ownerUrl` may change tables, `appUrl` is what the application gets.
 *
 * @typedef {{ ownerUrl: string, appUrl: string, appRole: string, server: import('./embedded-postgres.mjs').PostgresServer | null }} Database
 * @typedef {import('./secrets.mjs').Secrets} Secrets
 */

const database = 'dakehu'
const owner = 'dakehu_owner'
const app = 'dakehu_app'

/**
 * Starts the server that comes with the product and makes sure of its database and roles.
 *
 * @param {string} folder
 * @param {Secrets} secrets
 * @param {Record<string, string>} [settings] server settings
 * @returns {Promise<Database>}
 */
export async function openEmbedded(folder, secrets, settings) {
  const password = secrets.DATABASE_SUPERUSER_PASSWORD
  const server = await startPostgres({ folder, password, settings })
  const ownerPassword = secrets.DATABASE_OWNER_PASSWORD
  const appPassword = secrets.DATABASE_APP_PASSWORD
  const client = new pg.Client({
    connectionString: embeddedUrl(server.port, 'postgres', 'postgres', password),
  })
  try {
    await client.connect()
    await ensureDatabase(client, { database, owner, ownerPassword, app, appPassword })
  } catch (error) {
    await client.end()
    await server.stop()
    throw error
  }
  await client.end()
  return {
    ownerUrl: embeddedUrl(server.port, database, owner, ownerPassword),
    appUrl: embeddedUrl(server.port, database, app, appPassword),
    appRole: app,
    server,
  }
}

/**
 * The operator's own database. With DATABASE_OWNER_URL the roles are the operator's affair; with DATABASE_URL alone
 * that is the owner's and the application's role is made beside it.
 *
 * @param {{ DATABASE_URL: string, DATABASE_OWNER_URL?: string | undefined }} urls
 * @param {Secrets} secrets
 * @returns {Promise<Database>}
 */
export async function openExternal({ DATABASE_URL, DATABASE_OWNER_URL }, secrets) {
  const ownerUrl = DATABASE_OWNER_URL ?? DATABASE_URL
  await checkDatabase(ownerUrl)
  if (DATABASE_OWNER_URL) {
    await checkDatabase(DATABASE_URL)
    return {
      ownerUrl,
      appUrl: DATABASE_URL,
      appRole: decodeURIComponent(new URL(DATABASE_URL).username),
      server: null,
    }
  }
  const appUrl = await ensureAppRole(ownerUrl, { app, appPassword: secrets.DATABASE_APP_PASSWORD })
  return { ownerUrl, appUrl, appRole: app, server: null }
}
