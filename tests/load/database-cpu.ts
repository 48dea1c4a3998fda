import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'

const TICK = 10

/** Fields of /proc/<pid>/stat behind the name of the program: state, parent, … */
function statOf(pid: string): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
  } catch {
    return null
  }
}

/** Milliseconds of processor the database server and its backends have used so far; null where that cannot be seen. */
export function databaseCpu(postmaster = process.env.BENCH_POSTGRES_PID ?? ''): number | null {
  const own = statOf(postmaster)
  if (!own) return null
  const sum = (fields: string[], from: number, to: number) =>
    fields.slice(from, to).reduce((total, ticks) => total + Number(ticks), 0)
  // User and system time of the server itself and of children that have ended, then of those still there.
  let ticks = sum(own, 11, 15)
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid)
    if (stat?.[1] === postmaster) ticks += sum(stat, 11, 13)
  }
  return ticks * TICK
}

/** Milliseconds of processor everything on this machine has used so far. */
export function machineCpu(): number {
  return os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}
