import { openExternal } from './lib/database.mjs'
import { Failure, runScript } from './lib/failure.mjs'
import { migrate } from './lib/migrations.mjs'
import { dataDir } from './lib/paths.mjs'
import { secretsOf } from './lib/secrets.mjs'
import { completeEnvironment } from './lib/settings.mjs'

/*
 * npm run migrate: brings the database of DATABASE_URL (and DATABASE_OWNER_URL) up to this program.
 * `npm start` does the same by itself; this is for upgrades in a step of their own.
 */
await runScript(async () => {
  completeEnvironment()
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  if (!DATABASE_URL) {
    throw new Failure(
      '请设置 DATABASE_URL。使用自带数据库时无需此命令：npm start 会自动升级。',
      'Set DATABASE_URL. With the embedded database this command is not needed: npm start upgrades by itself.',
    )
  }
  const database = await openExternal({ DATABASE_URL, DATABASE_OWNER_URL }, secretsOf(dataDir()))
  const applied = await migrate(database.ownerUrl, database)
  for (const name of applied) console.log(`Applied: ${name}`)
  if (applied.length === 0) console.log('Nothing to apply.')
})
