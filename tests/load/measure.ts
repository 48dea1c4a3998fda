import os from 'node:os'
import { databaseCpu, machineCpu } from './database-cpu'
import { statementClock } from './plans'

/** How one piece of work went: milliseconds, calls a second, and milliseconds of processor a call, of the application and of the database. */
export type Figures = {
  p50: number
  p95: number
  p99: number
  rate: number
  cpu: number
  databaseCpu: number | null
  /** Of a hundred calls by one caller, 95 wait for the database no longer than this. */
  sql95: number | null
  /** Part of the machine's processors that somebody else used meanwhile. */
  others: number | null
  calls: number
  failed: number
}

/** One call of the work; `nth` counts up over all callers. False: the call did not do what it should have. */
export type Work = (nth: number) => Promise<boolean>

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** Calls the work from `callers` at once for some seconds, or until `most` calls are made. */
export async function measure(
  work: Work,
  {
    callers,
    seconds,
    most = Infinity,
    from = 0,
  }: { callers: number; seconds: number; most?: number; from?: number },
): Promise<Figures> {
  const times: number[] = []
  const waits: number[] = []
  const clock = callers === 1 ? statementClock() : null
  let given = 0
  let failed = 0
  const cpu = process.cpuUsage()
  const machine = machineCpu()
  const database = databaseCpu()
  const start = performance.now()
  const end = start + seconds * 1000
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (given < most && performance.now() < end) {
        const nth = from + given++
        const at = performance.now()
        const waited = clock?.waited() ?? 0
        if (!(await work(nth))) failed += 1
        times.push(performance.now() - at)
        if (clock) waits.push(clock.waited() - waited)
      }
    }),
  )
  clock?.stop()
  const wall = performance.now() - start
  const used = process.cpuUsage(cpu)
  const databaseUsed = database === null ? null : databaseCpu()! - database
  const ours = (used.user + used.system) / 1000
  const sorted = times.sort((a, b) => a - b)
  return {
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    rate: (sorted.length * 1000) / wall,
    cpu: ours / Math.max(1, sorted.length),
    databaseCpu: databaseUsed === null ? null : databaseUsed / Math.max(1, sorted.length),
    sql95: clock
      ? quantile(
          waits.sort((a, b) => a - b),
          0.95,
        )
      : null,
    others:
      databaseUsed === null
        ? null
        : Math.max(0, machineCpu() - machine - ours - databaseUsed) / (wall * os.cpus().length),
    calls: sorted.length,
    failed,
  }
}

/** What is measured: the product's way and the plain statements that do the same. */
export type Case = {
  name: string
  plain: Work
  product: Work
  /** Calls one measurement may make, where each uses something up. */
  most?: number
  /** The budget, and whether figures keep it. Budgets of time are not judged while others use the machine. */
  budget?: { says: string; ofTime?: true; keeps: (measured: Measured) => boolean }
}

type Side = { one: Figures; many: Figures }
export type Measured = {
  name: string
  plain: Side
  product: Side
  budget: string | null
  kept: boolean | null
  rss: number
}

export const MANY = 16

/** Part of the processors others may use before times mean little. */
const OTHERS_MOST = 0.2

/** Did others leave the machine to this work, as far as can be seen? */
export function isQuiet({ one, many }: Side): boolean {
  return [one, many].every(({ others }) => others !== null && others <= OTHERS_MOST)
}

/** Measures plain and product in turns, by one caller and by sixteen. */
export async function measureCase(one: Case, seconds: number): Promise<Measured> {
  let from = 0
  const run = async (work: Work, callers: number, time: number, most = one.most) => {
    const figures = await measure(work, {
      callers,
      seconds: time,
      from,
      ...(most === undefined ? {} : { most }),
    })
    from += figures.calls
    return figures
  }
  // Compiled code, kept plans and caches first; what uses something up is only tried.
  for (const work of [one.plain, one.product]) await run(work, 2, 0.5, one.most === undefined ? Infinity : 20)
  const plain = { one: await run(one.plain, 1, seconds), many: {} as Figures }
  const product = { one: await run(one.product, 1, seconds), many: {} as Figures }
  plain.many = await run(one.plain, MANY, seconds)
  product.many = await run(one.product, MANY, seconds)
  const measured = {
    name: one.name,
    plain,
    product,
    budget: one.budget?.says ?? null,
    kept: null,
    rss: process.memoryUsage.rss(),
  }
  const judged = one.budget && (!one.budget.ofTime || isQuiet(product))
  return { ...measured, kept: judged ? one.budget!.keeps(measured) : null }
}
