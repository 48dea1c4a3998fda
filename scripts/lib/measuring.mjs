import { mkdirSync } from 'node:fs'
import { openEmbedded } from './database.mjs'
import { embeddedUrl } from './embedded-postgres.mjs'
import { generateClient } from './generate.mjs'
import { lockInstance } from './instance-lock.mjs'
import { migrate } from './migrations.mjs'
import { secretsOf } from './secrets.mjs'
import { applicationEnvironment } from './settings.mjs'
import { startTypeScript } from './typescript.mjs'

/**
 * Runs a script that measures, on an embedded database of its own in the folder, migrated. The script gets
 * `BENCH_SUPERUSER_URL`, `BENCH_POSTGRES_PID` and `BENCH_FOLDER` beside what the application needs and what is given.
 *
 * @param {string} folder
 * @param {string} script
 * @param {Record<string, string>} given
 * @returns {Promise<number>} the code it ended with
 */
export async function measureOn(folder, script, given) {
  mkdirSync(folder, { recursive: true })
  const unlock = lockInstance(folder)
  try {
    const secrets = secretsOf(folder)
    generateClient()
    const database = await openEmbedded(folder, secrets, { max_wal_size: '4GB' })
    try {
      await migrate(database.ownerUrl, database)
      /** @type {import('./settings.mjs').Settings} */
      const settings = {
        mode: 'demonstration',
        folder,
        appUrl: 'http://localhost:3000',
        host: '127.0.0.1',
        port: 3000,
      }
      const environment = {
        ...applicationEnvironment(settings, secrets, database.appUrl),
        LOG_LEVEL: 'silent',
        BENCH_SUPERUSER_URL: embeddedUrl(
          database.server?.port ?? 0,
          'dakehu',
          'postgres',
          secrets.DATABASE_SUPERUSER_PASSWORD,
        ),
        BENCH_POSTGRES_PID: String(database.server?.pid ?? ''),
        BENCH_FOLDER: folder,
        ...given,
      }
      const { code } = await startTypeScript(script, { environment }).ended
      return code ?? 1
    } finally {
      await database.server?.stop()
    }
  } finally {
    unlock()
  }
}
