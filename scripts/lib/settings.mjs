import { existsSync, readFileSync } from 'node:fs'
import { Failure } from './failure.mjs'
import { dataDir, inRoot } from './paths.mjs'

/** @typedef {{ host: string, port: number, mode: 'demonstration' | 'production', folder: string, appUrl: string }} Settings */

/** What may come from a file named by `<NAME>_FILE`, as container secrets do. */
const fromFile = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'NEXTAUTH_SECRET',
  'DATA_KEY',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
]

/** Completes the environment from the file `.env` and from secret files. Throws a Failure when one is missing. */
export function completeEnvironment() {
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
  for (const name of fromFile) {
    const path = process.env[`${name}_FILE`]
    if (!path) continue
    if (!existsSync(path)) {
      throw new Failure(`${name}_FILE 指定的文件不存在。`, `The file named by ${name}_FILE does not exist.`)
    }
    process.env[name] = readFileSync(path, 'utf8').trim()
  }
}

/**
 * What the operator set, from the environment and a file `.env`, with what is assumed otherwise: without a database
 * of the operator's own this is the demonstration.
 *
 * @returns {Settings}
 */
export function readSettings() {
  completeEnvironment()
  const { HOST, PORT, APP_MODE, DATABASE_URL, APP_URL } = process.env
  const port = Number(PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure('PORT 必须是 1 到 65535 之间的整数。', 'PORT must be a whole number from 1 to 65535.')
  }
  const mode = APP_MODE || (DATABASE_URL ? 'production' : 'demonstration')
  if (mode !== 'demonstration' && mode !== 'production') {
    throw new Failure(
      'APP_MODE 只能是 demonstration 或 production。',
      'APP_MODE is either demonstration or production.',
    )
  }
  const host = HOST || '127.0.0.1'
  return { host, port, mode, folder: dataDir(), appUrl: APP_URL || `http://localhost:${port}` }
}

/**
 * The environment the application runs in.
 *
 * @param {Settings} settings
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {string} databaseUrl
 */
export function applicationEnvironment(settings, secrets, databaseUrl) {
  const { NEXTAUTH_SECRET, DATA_KEY, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = secrets
  return {
    APP_MODE: settings.mode,
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    DATA_DIR: settings.folder,
    DATABASE_URL: databaseUrl,
    // The operator's own secrets go before the generated ones.
    ...pick('NEXTAUTH_SECRET', NEXTAUTH_SECRET),
    ...pick('DATA_KEY', DATA_KEY),
    ...pick('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY),
    // Before the embedded database stands no pooler that could mistake the name of a plan.
    ...pick('DB_PLANS', process.env.DATABASE_URL ? 'anew' : 'kept'),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

function pick(/** @type {string} */ name, /** @type {string} */ generated) {
  return process.env[name] ? {} : { [name]: generated }
}
