import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedUrl } from './embedded-postgres.mjs'
import { Failure } from './failure.mjs'
import { generateClient } from './generate.mjs'
import { secretsOf } from './secrets.mjs'
import { applicationEnvironment, readSettings } from './settings.mjs'
import { startTypeScript } from './typescript.mjs'

/** Where the application's role reaches the database: the operator's own, or the embedded server that is running. */
function databaseUrl(/** @type {string} */ folder, /** @type {import('./secrets.mjs').Secrets} */ secrets) {
  const own = process.env['DATABASE_URL']
  if (own) return own
  try {
    const port = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3])
    return embeddedUrl(port, 'dakehu', 'dakehu_app', secrets.DATABASE_APP_PASSWORD)
  } catch {
    throw new Failure(
      '数据库没有在运行。请先启动产品（npm start），或设置 DATABASE_URL。',
      'The database is not running. Start the product first (npm start), or set DATABASE_URL.',
    )
  }
}

/**
 * Runs a script beside the product that is running, prints what it says and ends with its code.
 *
 * @param {string} script
 * @param {Record<string, string>} given
 */
export async function runBeside(script, given) {
  const settings = readSettings()
  const secrets = secretsOf(settings.folder)
  generateClient()
  const environment = {
    ...applicationEnvironment(settings, secrets, databaseUrl(settings.folder, secrets)),
    ...given,
  }
  const { code, output } = await startTypeScript(script, { environment, quiet: true }).ended
  console.log(output.trimEnd())
  process.exitCode = code ?? 1
}
