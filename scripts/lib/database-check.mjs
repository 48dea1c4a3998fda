import pg from 'pg'
import { Failure } from './failure.mjs'

const oldest = 150_000

/** Connects, or says in plain words why not; the address's password is never shown. */
async function connect(/** @type {string} */ url) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    options: '-c TimeZone=UTC',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    const why = error instanceof Error ? error.message || String(error) : String(error)
    throw new Failure(
      `无法连接 DATABASE_URL 指定的数据库：${why}。请检查地址、端口、用户名和密码，以及数据库是否已启动。`,
      `Cannot connect to the database of DATABASE_URL: ${why}. Check address, port, user and password, and that the server runs.`,
    )
  }
}

async function text(/** @type {pg.Client} */ client, /** @type {string} */ sql) {
  const { rows } = await client.query({ text: sql, rowMode: 'array' })
  return String(rows[0]?.[0])
}

/**
 * Refuses a database the product would work wrongly on: too old, not UTF-8, a character type under which Chinese is
 * not indexed, or connections that keep another time zone. `url` is the owner's. Throws a Failure.
 */
export async function checkDatabase(/** @type {string} */ url) {
  const client = await connect(url)
  try {
    if (Number(await text(client, 'SHOW server_version_num')) < oldest) {
      throw new Failure(
        `PostgreSQL ${await text(client, 'SHOW server_version')} 版本过旧，需要 15 或更新。请升级数据库服务器。`,
        'This PostgreSQL is too old: 15 or newer is needed. Upgrade the database server.',
      )
    }
    const encoding = await text(client, 'SHOW server_encoding')
    if (encoding !== 'UTF8') {
      throw new Failure(
        `数据库编码是 ${encoding}，需要 UTF8。请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 新建数据库。`,
        `The database's encoding is ${encoding}; UTF8 is needed. Make a new one: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
      )
    }
    await checkTrigrams(client)
    const zone = await text(client, 'SHOW TimeZone')
    if (zone !== 'UTC') {
      throw new Failure(
        `数据库连接的时区是 ${zone}，而不是 UTC，时间会存错。连接池（如 pgbouncer）请保留 options 参数，或执行 ALTER ROLE … SET timezone = 'UTC'。`,
        `Connections have the time zone ${zone} instead of UTC, so times would be stored wrongly. Let a pooler (pgbouncer) pass "options", or run ALTER ROLE … SET timezone = 'UTC'.`,
      )
    }
  } finally {
    await client.end()
  }
}

async function checkTrigrams(/** @type {pg.Client} */ client) {
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  } catch (error) {
    throw new Failure(
      `扩展 pg_trgm 无法安装：${error instanceof Error ? error.message : error}。请安装 PostgreSQL contrib 包，并由管理员执行 CREATE EXTENSION pg_trgm。`,
      'The extension pg_trgm cannot be installed. Install the contrib package of PostgreSQL and have an administrator run CREATE EXTENSION pg_trgm.',
    )
  }
  if ((await text(client, `SELECT cardinality(show_trgm('北京华')) > 0`)) === 'true') return
  const ctype = await text(client, 'SELECT datctype FROM pg_database WHERE datname = current_database()')
  throw new Failure(
    `数据库的 LC_CTYPE 是 ${ctype}，中文无法检索。请新建数据库：CREATE DATABASE … LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0。`,
    `The database's LC_CTYPE is ${ctype}, under which Chinese cannot be searched. Make a new one: CREATE DATABASE … LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0.`,
  )
}
