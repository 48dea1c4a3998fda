import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './paths.mjs'

/** One hash over files and folders of the repository (sorted, recursive); what does not exist counts as absent. */
export function fingerprintOf(
  /** @type {string[]} */ paths,
  /** @type {(path: string) => boolean} */ counts = () => true,
) {
  const hash = createHash('sha256')
  const visit = (/** @type {string} */ path) => {
    const full = inRoot(path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(join(path, name))
    } else if (counts(path)) {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    }
  }
  for (const path of [...paths].sort()) visit(path)
  return hash.digest('hex')
}

/** Whether the mark left by `leaveMark` at `path` carries this fingerprint. */
export function hasMark(/** @type {string} */ path, /** @type {string} */ fingerprint) {
  return existsSync(path) && readFileSync(path, 'utf8') === fingerprint
}

/** Remembers, after the work is done, what it was done for. */
export function leaveMark(/** @type {string} */ path, /** @type {string} */ fingerprint) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, fingerprint)
}
