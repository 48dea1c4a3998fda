import { createInterface } from 'node:readline/promises'
import { openEmbedded, openExternal } from './lib/database.mjs'
import { contentOf, emptyDatabase, loadDemonstration } from './lib/demonstration.mjs'
import { Failure, runScript } from './lib/failure.mjs'
import { generateClient } from './lib/generate.mjs'
import { lockInstance } from './lib/instance-lock.mjs'
import { migrate } from './lib/migrations.mjs'
import { step } from './lib/report.mjs'
import { secretsOf } from './lib/secrets.mjs'
import { applicationEnvironment, readSettings } from './lib/settings.mjs'

/** Only a clear yes counts; without a terminal the answer is no. */
async function isWanted() {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(
    '  全部数据将被删除，并重新加载演示数据。继续？ Delete all data and load the demonstration again? [y/N] ',
  )
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

await runScript(async () => {
  const settings = readSettings()
  if (settings.mode !== 'demonstration') {
    throw new Failure('只有演示环境可以重置。', 'Only a demonstration can be reset.')
  }
  if (!(await isWanted())) {
    throw new Failure(
      '未作任何更改。不经询问直接重置：npm run reset -- --yes',
      'Nothing was changed. Without asking: npm run reset -- --yes',
    )
  }
  const secrets = secretsOf(settings.folder)
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  const unlock = lockInstance(settings.folder)
  const database = DATABASE_URL
    ? await openExternal({ DATABASE_URL, DATABASE_OWNER_URL }, secrets)
    : await openEmbedded(settings.folder, secrets)
  try {
    if ((await contentOf(database.ownerUrl)) === 'own') {
      throw new Failure(
        '数据库中的数据不是演示数据，未作任何更改。',
        'What this database holds is not the demonstration; nothing was changed.',
      )
    }
    generateClient()
    await step('清空', 'emptied', () => emptyDatabase(database.ownerUrl, settings.folder))
    await step('升级数据表', 'migrations', async () => void (await migrate(database.ownerUrl, database)))
    Object.assign(process.env, applicationEnvironment(settings, secrets, database.appUrl))
    await step('演示公司', 'demonstration company', () => loadDemonstration(database.ownerUrl, process.env))
  } finally {
    await database.server?.stop()
    unlock()
  }
})
