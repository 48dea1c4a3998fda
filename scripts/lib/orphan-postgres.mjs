import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { commandOf, eventually, isAlive } from './processes.mjs'

/**
 * Ends a server that outlived a killed start, and removes a lock file whose process id now belongs to something
 * else (usual after a container restart, and taken by PostgreSQL for another live server).
 * Only to be called by the holder of the folder's lock.
 */
export async function clearLeftovers(/** @type {string} */ data) {
  const lock = join(data, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10)
  const command = isAlive(pid) ? commandOf(pid) : ''
  const isOurs = command.includes('postgres') && command.includes(data)
  if (!isOurs) {
    if (process.platform === 'linux') rmSync(lock, { force: true })
    return
  }
  try {
    process.kill(pid, 'SIGINT')
    if (await eventually(() => !isAlive(pid), 10_000)) return
    process.kill(pid, 'SIGQUIT')
    if (await eventually(() => !isAlive(pid), 5_000)) return
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return
  }
  throw new Failure(
    `上次遗留的数据库进程 ${pid} 无法结束（可能属于其他用户）。请结束该进程后重试。`,
    `The database process ${pid} left by an earlier start cannot be ended (another user's?). End it and try again.`,
  )
}
