import pg from 'pg'
import { Failure } from './failure.mjs'

/*
 * Two roles: the owner changes tables, the application's role only rows, so that a fault in the application
 * cannot rewrite history or structure.
 */

const quote = pg.escapeIdentifier

/** Makes a role that may sign in, or gives it this password again. */
async function ensureRole(
  /** @type {pg.Client} */ client,
  /** @type {string} */ role,
  /** @type {string} */ password,
) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  const verb = rowCount ? 'ALTER' : 'CREATE'
  await client.query(`${verb} ROLE ${quote(role)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`)
}

/**
 * On the embedded server: both roles, and the database with its owner. Safe to repeat.
 *
 * @param {pg.Client} superuser a connection to the database `postgres`
 * @param {{ database: string, owner: string, ownerPassword: string, app: string, appPassword: string }} names
 */
export async function ensureDatabase(superuser, { database, owner, ownerPassword, app, appPassword }) {
  await ensureRole(superuser, owner, ownerPassword)
  await ensureRole(superuser, app, appPassword)
  await superuser.query(`ALTER ROLE ${quote(app)} SET timezone = 'UTC'`)
  const { rowCount } = await superuser.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (!rowCount) await superuser.query(`CREATE DATABASE ${quote(database)} OWNER ${quote(owner)}`)
}

/** Whether one can sign in with this address. */
async function canSignIn(/** @type {string} */ url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * On a database of the operator's own, given only its owner's address: the application's role beside it.
 * A role of that name that belongs to another installation is left alone.
 * Returns the address the application uses; throws a Failure that says which SQL to run instead.
 *
 * @param {string} ownerUrl
 * @param {{ app: string, appPassword: string }} names
 */
export async function ensureAppRole(ownerUrl, { app, appPassword }) {
  const url = new URL(ownerUrl)
  url.username = app
  url.password = encodeURIComponent(appPassword)
  if (await canSignIn(url.href)) return url.href
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [app])
    if (rowCount) throw new Error(`role ${app} exists with another password`)
    await ensureRole(client, app, appPassword)
    await client.query(`ALTER ROLE ${quote(app)} SET timezone = 'UTC'`)
    return url.href
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const sql = `CREATE ROLE my_app LOGIN PASSWORD '…';`
    throw new Failure(
      `不能建立应用程序的数据库角色（${why}）。请由管理员执行：${sql}\n然后设置 DATABASE_URL（该角色）和 DATABASE_OWNER_URL（表的所有者，用于升级）。`,
      `The application's database role cannot be made. Have an administrator run: ${sql}\nthen set DATABASE_URL (that role) and DATABASE_OWNER_URL (the owner of the tables, for upgrades).`,
    )
  } finally {
    await client.end()
  }
}
