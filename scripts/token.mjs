import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { embeddedUrl } from './lib/embedded-postgres.mjs'
import { Failure, runScript } from './lib/failure.mjs'
import { generateClient } from './lib/generate.mjs'
import { secretsOf } from './lib/secrets.mjs'
import { applicationEnvironment, readSettings } from './lib/settings.mjs'
import { startTypeScript } from './lib/typescript.mjs'

/*
 * npm run token -- --user name [--days 90] [--name text]    a token with which programs act as this person
 *
 * It is shown once. With the embedded database the product must be running.
 */

/** Where the application's role reaches the database: the operator's own, or the embedded server that is running. */
function databaseUrl(
  /** @type {string} */ folder,
  /** @type {import('./lib/secrets.mjs').Secrets} */ secrets,
) {
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

await runScript(async () => {
  const text = /** @type {const} */ ({ type: 'string' })
  const { values } = parseArgs({ options: { user: text, days: text, name: text } })
  const settings = readSettings()
  const secrets = secretsOf(settings.folder)
  generateClient()
  const environment = {
    ...applicationEnvironment(settings, secrets, databaseUrl(settings.folder, secrets)),
    TOKEN_FOR: values.user ?? '',
    TOKEN_DAYS: values.days ?? '',
    TOKEN_NAME: values.name ?? '',
  }
  const { code, output } = await startTypeScript('scripts/token.ts', { environment, quiet: true }).ended
  console.log(output.trimEnd())
  process.exitCode = code ?? 1
})
