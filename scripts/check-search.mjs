import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbedded } from './lib/database.mjs'
import { embeddedUrl } from './lib/embedded-postgres.mjs'
import { runScript } from './lib/failure.mjs'
import { generateClient } from './lib/generate.mjs'
import { lockInstance } from './lib/instance-lock.mjs'
import { migrate } from './lib/migrations.mjs'
import { dataDir } from './lib/paths.mjs'
import { secretsOf } from './lib/secrets.mjs'
import { applicationEnvironment } from './lib/settings.mjs'
import { startTypeScript } from './lib/typescript.mjs'

/*
 * Measures the search over the names of the public lists in FOLDER, on a database of its own under
 * DATA_DIR/bench/search: what is found first, and how fast. A part of npm run check:data -- FOLDER.
 */
await runScript(async () => {
  const folder = join(dataDir(), 'bench', 'search')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const unlock = lockInstance(folder)
  try {
    const secrets = secretsOf(folder)
    generateClient()
    const database = await openEmbedded(folder, secrets, { max_wal_size: '4GB' })
    try {
      await migrate(database.ownerUrl, database)
      const settings = {
        mode: 'demonstration',
        folder,
        appUrl: 'http://localhost:3000',
        host: '127.0.0.1',
        port: 3000,
      }
      const port = database.server?.port ?? 0
      const environment = {
        ...applicationEnvironment(
          /** @type {import('./lib/settings.mjs').Settings} */ (settings),
          secrets,
          database.appUrl,
        ),
        DB_POOL: '4',
        LOG_LEVEL: 'silent',
        BENCH_SUPERUSER_URL: embeddedUrl(port, 'dakehu', 'postgres', secrets.DATABASE_SUPERUSER_PASSWORD),
        BENCH_FOLDER: folder,
        CHECK_DATA: process.argv[2] ?? '',
      }
      const { code } = await startTypeScript('scripts/check-search.ts', { environment }).ended
      process.exitCode = code ?? 1
    } finally {
      await database.server?.stop()
    }
  } finally {
    unlock()
    rmSync(folder, { recursive: true, force: true })
  }
})
