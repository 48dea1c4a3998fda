import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** A path inside the repository. */
export function inRoot(/** @type {string[]} */ ...parts) {
  return resolve(root, ...parts)
}

/** The folder for everything the running product writes: database, secrets, files, remembered hashes. */
export function dataDir() {
  return resolve(root, process.env['DATA_DIR'] || '.data')
}
