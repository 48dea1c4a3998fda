import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

/**
 * Prisma's schema engine as WebAssembly: compares data models and live databases
 * without the native binary that Prisma would download.
 *
 * @typedef {{ path: string, content: string }} SchemaFile
 * @typedef {{ tag: 'empty' } | { tag: 'schemaDatamodel', files: SchemaFile[] }
 *   | { tag: 'schemaDatasource', files: SchemaFile[], configDir: string }} Side
 */

const require = createRequire(import.meta.url)
const charOid = 18
const jsonOid = 114

/** Where the engine leaves its last words before it gives up. */
const panicRegistry = {
  set_message(/** @type {string} */ message) {
    throw new Error(`The schema engine gave up: ${message}`)
  },
}

async function loadEngine() {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry })
  const path = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bindings = await import(pathToFileURL(path).href)
  const bytes = await readFile(path.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = /** @type {() => void} */ (instance.exports['__wbindgen_start'])
  start()
  return bindings.SchemaEngine
}

/**
 * A live database as the engine wants it. The adapter does not know PostgreSQL's one-byte type "char"
 * (prisma/orm #27403), in which the catalogue says what kind a constraint is. So such columns travel through it as
 * JSON, which it leaves as text and the catalogue does not use, and are named characters afterwards.
 */
async function liveDatabase(/** @type {pg.Pool} */ pool) {
  const { PrismaPg } = await import('@prisma/adapter-pg')
  const { ColumnTypeEnum } = await import('@prisma/driver-adapter-utils')
  const factory = new PrismaPg(pool)
  const connect = async () => {
    const connection = await factory.connect()
    const queryRaw = connection.queryRaw.bind(connection)
    connection.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.Json ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return connection
  }
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect }
}

/** Connections that announce "char" columns as JSON. */
function poolFor(/** @type {string} */ url) {
  class Client extends pg.Client {
    constructor(/** @type {pg.ClientConfig} */ config) {
      super(config)
      const { connection } = /** @type {{ connection: import('node:events').EventEmitter }} */ (
        /** @type {unknown} */ (this)
      )
      connection.prependListener('rowDescription', (message) => {
        for (const field of message.fields) if (field.dataTypeID === charOid) field.dataTypeID = jsonOid
      })
    }
  }
  const config = /** @type {pg.PoolConfig} */ (
    /** @type {unknown} */ ({ connectionString: url, max: 1, Client })
  )
  return new pg.Pool(config)
}

/** Stands in for a database where only data models are compared: the engine asks for a connection anyway. */
function noDatabase() {
  const nothing = async () => ({ columnNames: [], columnTypes: [], rows: [] })
  const connection = {
    provider: 'postgres',
    adapterName: 'no-database',
    queryRaw: nothing,
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: () => Promise.reject(new Error('No database here.')),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  }
  const connect = async () => connection
  return { provider: 'postgres', adapterName: 'no-database', connect, connectToShadowDb: connect }
}

/** The engine on an adapter; `databaseUrl` null = compare data models only. */
async function diff(
  /** @type {Side} */ from,
  /** @type {Side} */ to,
  /** @type {string | null} */ databaseUrl,
) {
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils')
  const pool = databaseUrl === null ? null : poolFor(databaseUrl)
  try {
    const factory = pool ? await liveDatabase(pool) : noDatabase()
    const adapter = bindMigrationAwareSqlAdapterFactory(/** @type {any} */ (factory))
    const datamodels = [from, to].flatMap((side) =>
      'files' in side ? side.files.map((file) => [file.path, file.content]) : [],
    )
    const SchemaEngine = await loadEngine()
    const engine = await SchemaEngine.new({ datamodels }, () => {}, adapter)
    const filters = { externalTables: [], externalEnums: [] }
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters })
    const sql = (stdout ?? '').trim()
    return sql === '-- This is an empty migration.' ? '' : sql
  } finally {
    await pool?.end()
  }
}

/** SQL that leads from one data model (null = nothing) to another; empty when they agree. Needs no database. */
export function sqlBetweenModels(/** @type {SchemaFile[] | null} */ from, /** @type {SchemaFile[]} */ to) {
  return diff(
    from ? { tag: 'schemaDatamodel', files: from } : { tag: 'empty' },
    { tag: 'schemaDatamodel', files: to },
    null,
  )
}

/** SQL that would lead from what the database really has to the data model; empty = no drift. */
export function sqlFromDatabase(/** @type {string} */ databaseUrl, /** @type {SchemaFile[]} */ to) {
  return diff(
    { tag: 'schemaDatasource', files: to, configDir: '.' },
    { tag: 'schemaDatamodel', files: to },
    databaseUrl,
  )
}
