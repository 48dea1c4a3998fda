import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDataFolder } from './data-folder.mjs'
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

/** @returns {Partial<Secrets>} */
function readSecrets(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Failure(
      `${path} 无法读取。请从备份恢复该文件；没有它，现有数据库无法打开。`,
      `${path} cannot be read. Restore it from a backup: without it the existing database cannot be opened.`,
    )
  }
}

/**
 * The secrets of a data folder, made on first use; readable by their owner only. Of two programs that make them at
 * once, both get those of the first.
 *
 * @param {string} folder
 * @returns {Secrets}
 */
export function secretsOf(folder) {
  ensureDataFolder(folder)
  const path = join(folder, 'secrets.json')
  const isNew = !existsSync(path)
  const known = isNew ? {} : readSecrets(path)
  const missing = names.filter((name) => !known[name])
  if (missing.length === 0) return /** @type {Secrets} */ (known)

  for (const name of missing) known[name] = randomBytes(32).toString('base64')
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(known, null, 2), { mode: 0o600 })
  try {
    if (isNew) linkSync(draft, path)
    else renameSync(draft, path)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return secretsOf(folder)
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return /** @type {Secrets} */ (known)
}
