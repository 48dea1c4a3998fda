import { openEmbedded } from './lib/database.mjs'
import { runScript } from './lib/failure.mjs'
import { generateClient } from './lib/generate.mjs'
import { lockInstance } from './lib/instance-lock.mjs'
import { migrate } from './lib/migrations.mjs'
import { dataDir } from './lib/paths.mjs'
import { secretsOf } from './lib/secrets.mjs'

/*
 * npm run db: only the database. Starts the embedded PostgreSQL on DATA_DIR, migrates it, prints the addresses and
 * stays up until Ctrl-C. For working on the product with other tools.
 */
await runScript(async () => {
  const folder = dataDir()
  const unlock = lockInstance(folder)
  generateClient()
  const database = await openEmbedded(folder, secretsOf(folder))
  const stop = async () => {
    await database.server?.stop()
    unlock()
  }
  process.once('SIGINT', () => void stop()).once('SIGTERM', () => void stop())
  try {
    const applied = await migrate(database.ownerUrl, database)
    console.log(`Migrations applied: ${applied.length}`)
    console.log(`DATABASE_URL='${database.appUrl}'`)
    console.log(`DATABASE_OWNER_URL='${database.ownerUrl}'`)
  } catch (error) {
    await stop()
    throw error
  }
  await database.server?.ended
})
