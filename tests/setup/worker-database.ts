import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { closeDb } from '@/lib/core/db'
import { closeJobs } from '@/lib/core/jobs'
import { rereadEnv } from '@/lib/core/env'
import { clockOfTest, releaseClock } from './clock'
import { createTestDatabase, testDatabase, useDatabase } from './database'

let folder = ''

/** Every integration test file: a database and a data folder of its own, gone afterwards. */
beforeAll(async () => {
  releaseClock()
  const database = await createTestDatabase()
  useDatabase(database)
  folder = mkdtempSync(join(tmpdir(), 'dakehu-files-'))
  Object.assign(process.env, {
    APP_MODE: 'demonstration',
    APP_URL: 'http://localhost:3000',
    DATABASE_URL: database.appUrl,
    DATA_DIR: folder,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    DB_PLANS: 'kept',
    DB_POOL: '12',
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only',
  })
  rereadEnv()
  // Files share modules: a timer that fired between two files (the clearing of old counts) has opened the last one's database.
  await closeDb()
})

beforeEach(clockOfTest.begin)
afterEach(clockOfTest.end)

afterAll(async () => {
  await closeJobs()
  await closeDb()
  await testDatabase().drop()
  useDatabase(undefined)
  rmSync(folder, { recursive: true, force: true })
})
