import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'

/** What is generated once for an installation and must not be lost. */
const names = /** @type {const} */ ([
  'DATABASE_SUPERUSER_PASSWORD',
  'DATABASE_OWNER_PASSWORD',
  'DATABASE_APP_PASSWORD',
  'NEXTAUTH_SECRET',
  'DATA_KEY',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
])

/** @typedef {Record<(typeof names)[number], string>} Secrets */

/** The secrets of a data folder, made on first use; readable by their owner only. @returns {Secrets} */
export function secretsOf(/** @type {string} */ folder) {
  const path = join(folder, 'secrets.json')
  /** @type {Partial<Secrets>} */
  let known = {}
  if (existsSync(path)) {
    try {
      known = JSON.parse(readFileSync(path, 'utf8'))
    } catch {
      throw new Failure(
        `${path} 无法读取。请从备份恢复该文件；没有它，现有数据库无法打开。`,
        `${path} cannot be read. Restore it from a backup: without it the existing database cannot be opened.`,
      )
    }
  }
  const missing = names.filter((name) => !known[name])
  for (const name of missing) known[name] = randomBytes(32).toString('base64')
  if (missing.length > 0) {
    mkdirSync(folder, { recursive: true })
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, JSON.stringify(known, null, 2), { mode: 0o600 })
    renameSync(draft, path)
  }
  return /** @type {Secrets} */ (known)
}
