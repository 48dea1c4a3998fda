import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDataFolder } from './data-folder.mjs'
import { Failure } from './failure.mjs'
import { birthOf, isAlive } from './processes.mjs'

/** @typedef {{ pid: number, birth: string, address?: string }} Holder */

/** @returns {Holder | null} */
function readHolder(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

const isStillThere = (/** @type {Holder} */ holder) =>
  isAlive(holder.pid) && birthOf(holder.pid) === holder.birth

/**
 * Makes this process the only one that works on a data folder. A lock left by a killed process is taken over.
 * Throws a Failure when another live process holds it. Returns what gives it back.
 */
export function lockInstance(/** @type {string} */ folder) {
  const path = join(folder, 'instance.lock')
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) })
  ensureDataFolder(folder)
  try {
    const holder = readHolder(path)
    if (!holder || !isStillThere(holder)) rmSync(path, { force: true })
    writeFileSync(path, mine, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'EEXIST') {
      throw new Failure(
        `数据文件夹 ${folder} 正被另一个运行中的实例使用（进程 ${readHolder(path)?.pid ?? '?'}）。请先停止它，或用 DATA_DIR 指定另一个文件夹。`,
        `The data folder ${folder} is in use by another running instance (process ${readHolder(path)?.pid ?? '?'}). Stop it first, or choose another folder with DATA_DIR.`,
      )
    }
    throw error
  }
  return () => {
    if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true })
  }
}
