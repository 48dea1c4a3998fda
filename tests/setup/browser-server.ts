import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApplication } from '@/scripts/lib/build.mjs'
import { loadDemonstration } from '@/scripts/lib/demonstration.mjs'
import { generateClient } from '@/scripts/lib/generate.mjs'
import { inRoot, root } from '@/scripts/lib/paths.mjs'
import { cloneDatabase, startTestServer, type TestServer } from '@/scripts/lib/test-server.mjs'

/** Waits until the server says where it listens; its words go to test-results/server.log. */
function started(server: ChildProcess, logFile: string): Promise<void> {
  const file = createWriteStream(logFile)
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      file.write(chunk)
      if (chunk.toString().includes('http://')) resolve()
    })
    server.stderr?.on('data', (chunk: Buffer) => file.write(chunk))
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}; see ${logFile}.`)))
  })
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}

async function testServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const given = process.env.DAKEHU_TEST_SERVER
  if (given) return { server: JSON.parse(given) as TestServer, stop: async () => undefined }
  generateClient()
  return startTestServer()
}

/**
 * The product as it is shipped, for browser tests: a production build, a database of its own with the demonstration
 * company, one server process that takes jobs too. Tests reach the same database through the product's own code.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const port = process.env.E2E_PORT ?? ''
  const address = `http://localhost:${port}`
  const { server: databases, stop } = await testServer()
  const database = await cloneDatabase(databases, `e2e_${process.pid}`)
  const folder = mkdtempSync(join(tmpdir(), 'dakehu-e2e-'))
  Object.assign(process.env, {
    APP_MODE: 'demonstration',
    APP_URL: address,
    NEXTAUTH_URL: address,
    DATABASE_URL: database.appUrl,
    DATA_DIR: folder,
    DATA_KEY: Buffer.alloc(32, 2).toString('base64'),
    DB_PLANS: 'kept',
    LOG_LEVEL: 'info',
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 3).toString('base64'),
  })
  await Promise.all([loadDemonstration(database.ownerUrl, process.env), buildApplication()])

  mkdirSync(inRoot('test-results'), { recursive: true })
  const server = spawn(process.execPath, [inRoot('scripts/serve.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: port, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  await started(server, inRoot('test-results/server.log'))
  return async () => {
    await ended(server)
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
    await stop()
  }
}
