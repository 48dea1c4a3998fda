import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** The fields of /proc/<pid>/stat after the name, state first; null where the system does not say. */
function statOf(/** @type {number} */ pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Whether a process with this id runs (it may be somebody else's). One that ended and nobody asked about does not. */
export function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  return statOf(pid)?.[0] !== 'Z'
}

/** What tells two processes with the same id apart: boot and start time. Empty where the system does not say. */
export function birthOf(/** @type {number} */ pid) {
  const started = statOf(pid)?.[19]
  if (!started) return ''
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${started}`
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
