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
const CHAR_OID = 18
const BPCHAR_OID = 1042

async function loadEngine() {
  const module = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bindings = await import(pathToFileURL(module).href)
  const bytes = await readFile(module.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = /** @type {() => void} */ (instance.exports['__wbindgen_start'])
  start()
  return bindings.SchemaEngine
}

/**
 * The engine cannot read PostgreSQL's one-byte "char" type (prisma/orm #27403): its result columns are
 * announced as bpchar instead, which has the same text.
 */
function poolWithoutCharType(/** @type {string} */ url) {
  class Client extends pg.Client {
    constructor(/** @type {pg.ClientConfig} */ config) {
      super(config)
      const connection = /** @type {{ connection: import('node:events').EventEmitter }} */ (
        /** @type {unknown} */ (this)
      ).connection
      connection.prependListener('rowDescription', (message) => {
        for (const field of message.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = BPCHAR_OID
      })
    }
  }
  return new pg.Pool({ connectionString: url, max: 1, Client: /** @type {any} */ (Client) })
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
  const pool = databaseUrl === null ? null : poolWithoutCharType(databaseUrl)
  try {
    const factory = pool ? new (await import('@prisma/adapter-pg')).PrismaPg(pool) : noDatabase()
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
