import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { Failure } from './failure.mjs'
import { inRoot, root } from './paths.mjs'
import { longStep } from './report.mjs'

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }>} Packages */

/** @returns {Packages | null} */
function packagesOf(/** @type {string} */ lockfile) {
  if (!existsSync(lockfile)) return null
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages
}

/**
 * Whether node_modules holds exactly the versions of package-lock.json, judged by the list npm leaves there.
 * Packages for other machines may be missing.
 */
function isInstalled() {
  const wanted = packagesOf(inRoot('package-lock.json'))
  const present = packagesOf(inRoot('node_modules/.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === entry.version : Boolean(entry.optional || entry.devOptional)
  })
}

/** How npm is called: the npm that started us, else the one on the path. @returns {[string, string[]]} */
function npm() {
  const path = process.env['npm_execpath']
  return path && /npm-cli\.c?js$/.test(path) ? [process.execPath, [path]] : ['npm', []]
}

/** Fetches the packages when they are missing or out of date. */
export function installPackages() {
  if (isInstalled()) return
  longStep('安装软件包', 'packages (npm ci)', () => {
    const [command, args] = npm()
    const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    const result = spawnSync(command, [...args, ...flags], { cwd: root, encoding: 'utf8' })
    if (result.status === 0) return
    const output = `${result.stderr ?? ''}${result.error?.message ?? ''}`
      .trim()
      .split('\n')
      .slice(-12)
      .join('\n')
    throw new Failure(
      `软件包安装失败：\n${output}\n请检查网络、npm 源（npm config get registry）和磁盘空间后重试。`,
      'The packages could not be installed (npm says why above). Check network, npm registry and disk space, and try again.',
    )
  })
}
