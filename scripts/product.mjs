import { buildApplication } from './lib/build.mjs'
import { openEmbedded, openExternal } from './lib/database.mjs'
import { contentOf, emptyDatabase, loadDemonstration, signInLines } from './lib/demonstration.mjs'
import { Failure, printFailure } from './lib/failure.mjs'
import { generateClient } from './lib/generate.mjs'
import { isHungUp } from './lib/hung-up.mjs'
import { lockInstance } from './lib/instance-lock.mjs'
import { migrate } from './lib/migrations.mjs'
import { isFree } from './lib/ports.mjs'
import { step } from './lib/report.mjs'
import { secretsOf } from './lib/secrets.mjs'
import { portTaken, serve } from './lib/serve.mjs'
import { applicationEnvironment, readSettings } from './lib/settings.mjs'
import { importTypeScript, startTypeScript } from './lib/typescript.mjs'

/* Everything between `npm start` and a page that answers, and its orderly end. Runs on the product's own Node. */

const dev = process.argv.includes('--dev')
const workerOnly = process.argv.includes('--worker')
const began = performance.now()

/** What has to be ended, in order of starting. @type {(() => unknown)[]} */
const endings = []
let ending = false
const givingUp = new AbortController()

/** Ends everything, last started first, and the process with it. */
async function end(/** @type {number} */ code) {
  if (ending) return
  ending = true
  givingUp.abort()
  for (const stop of endings.reverse()) {
    try {
      await stop()
    } catch (error) {
      printFailure(error)
    }
  }
  process.exit(code)
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (!ending) console.log('\n  正在停止 stopping …')
    void end(0)
  })
}
process.on('disconnect', () => void end(1))
process.on('uncaughtException', (error) => {
  if (isHungUp(error)) return
  printFailure(error)
  void end(1)
})

/** @returns {Promise<import('./lib/database.mjs').Database>} */
async function openDatabase(
  /** @type {import('./lib/settings.mjs').Settings} */ { folder },
  /** @type {import('./lib/secrets.mjs').Secrets} */ secrets,
) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  if (DATABASE_URL) return openExternal({ DATABASE_URL, DATABASE_OWNER_URL }, secrets)
  if (workerOnly) {
    throw new Failure(
      '单独运行后台任务需要 DATABASE_URL；使用自带数据库时，npm start 已包含后台任务。',
      'Running only the jobs needs DATABASE_URL; with the embedded database npm start runs them already.',
    )
  }
  endings.push(lockInstance(folder))
  const opening = openEmbedded(folder, secrets)
  endings.push(async () => (await opening.catch(() => null))?.server?.stop())
  const database = await opening
  void database.server?.ended.then(() => {
    if (ending) return
    console.error('\n✗ 数据库意外停止 the database ended unexpectedly.')
    void end(1)
  })
  return database
}

/** The application's own check of its environment, before anything is built on it. */
async function checkEnvironment() {
  const { parseEnv } = await importTypeScript('lib/core/env.ts')
  try {
    parseEnv(process.env)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Failure('环境变量不可用，说明见 docs/operations.md。', why)
  }
}

/** Brings tables and, in a demonstration, the company into the database. */
async function fillDatabase(
  /** @type {import('./lib/settings.mjs').Settings} */ settings,
  /** @type {import('./lib/database.mjs').Database} */ database,
) {
  const upgrade = () => migrate(database.ownerUrl, database)
  await step('升级数据表', 'migrations', async () => {
    const applied = await upgrade()
    return applied.length > 0 ? `${applied.length}` : '无变化 nothing to apply'
  })
  if (settings.mode !== 'demonstration') return
  const content = await contentOf(database.ownerUrl)
  if (content === 'half') {
    await emptyDatabase(database.ownerUrl, settings.folder)
    await upgrade()
  }
  if (content === 'empty' || content === 'half') {
    await step('演示公司', 'demonstration company', () =>
      loadDemonstration(database.ownerUrl, process.env, { signal: givingUp.signal }),
    )
  }
}

async function main() {
  const settings = readSettings()
  console.log(`\n  大客户 Dakehu · Node ${process.version} · ${settings.mode}`)
  if (!workerOnly && !(await isFree(settings.port, settings.host))) throw portTaken(settings.port)
  const secrets = secretsOf(settings.folder)
  const database = await step('数据库', 'database', async () => openDatabase(settings, secrets))
  Object.assign(process.env, applicationEnvironment(settings, secrets, database.appUrl))
  await checkEnvironment()
  await step('数据库客户端', 'database client', async () => (generateClient() ? '' : '未变 unchanged'))

  const filled = fillDatabase(settings, database)
  if (workerOnly) {
    await filled
    const worker = startTypeScript('scripts/worker.ts')
    endings.push(worker.stop)
    void worker.ended.then(({ code }) => end(code ?? 1))
    return console.log('  后台任务运行中 jobs are running. Ctrl-C 停止 stops.\n')
  }
  const built = dev ? null : step('构建', 'build', () => buildApplication({ signal: givingUp.signal }))
  await Promise.all([filled, built])
  const server = await step('启动服务', 'server', () => serve({ ...settings, dev }))
  endings.push(server.stop)
  await announce(settings, database)
}

/** Says where the product is and as whom to enter it. */
async function announce(
  /** @type {import('./lib/settings.mjs').Settings} */ settings,
  /** @type {import('./lib/database.mjs').Database} */ database,
) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`\n  就绪 ready in ${seconds} s:  ${settings.appUrl}\n`)
  if (settings.mode === 'production') {
    if ((await contentOf(database.ownerUrl)) !== 'empty') return
    return console.log(
      '  还没有人员，建立第一位管理员 nobody is here yet, the first administrator: npm run admin:link\n',
    )
  }
  for (const line of await signInLines()) console.log(`    ${line}`)
  if (settings.host !== '127.0.0.1') {
    console.log('\n  注意：演示密码是公开的，本网络中任何人都能登录。 These passwords are public.')
  }
  console.log('\n  Ctrl-C 停止 stops · npm run reset 重置演示数据 resets the demonstration\n')
}

await main().catch((error) => {
  if (!ending) printFailure(error)
  return end(1)
})
