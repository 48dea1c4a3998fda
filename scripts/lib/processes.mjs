import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Whether a process with this id exists (it may belong to somebody else). */
export function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * What tells two processes with the same id apart: boot and start time. Empty where the system does not say.
 */
export function birthOf(/** @type {number} */ pid) {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${boot}/${stat.slice(stat.lastIndexOf(')')).split(' ')[20]}`
  } catch {
    return ''
  }
}

/** The command line of a process; empty where the system does not say. */
export function commandOf(/** @type {number} */ pid) {
  const path = `/proc/${pid}/cmdline`
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\0', ' ') : ''
}

/** Waits until `condition` holds; false when it still does not after `ms`. */
export async function eventually(
  /** @type {() => boolean | Promise<boolean>} */ condition,
  /** @type {number} */ ms,
) {
  const end = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > end) return false
    await wait(50)
  }
  return true
}
