import { customerSettings } from '@/lib/areas/customers/contributes'
import {
  compareDuplicates,
  finishDuplicateSearch,
  markDuplicatesCompared,
  refreshDuplicateKeys,
} from '@/lib/areas/customers/duplicates/mutations'
import { customersRoughly, freshCount } from '@/lib/areas/customers/duplicates/queries'
import { moveStragglers } from '@/lib/areas/customers/merge/mutations'
import { now, today } from '@/lib/core/clock'
import { onPool } from '@/lib/core/db'
import type { JobRun } from '@/lib/core/jobs'
import { type Mutation, runMutation } from '@/lib/core/mutation'
import { settingsAsOf } from '@/lib/core/settings'
import { changeTask, noteProgress, runTask } from '@/lib/core/tasks'
import { systemViewer } from '@/lib/core/viewer'

/** Fresh customers compared in one step: what fits a small memory however alike their names are. */
const A_PART = 10_000

/** Customers marked as compared in one step: a million in one statement would pass the limit of its time. */
const MARKED = 10_000

async function step<I, R>(mutation: Mutation<I, R>, input: object): Promise<R> {
  const outcome = await runMutation(mutation, systemViewer(mutation.name), input)
  if (outcome.kind !== 'ok') throw new Error(`${mutation.name}: ${outcome.kind}`)
  return outcome.value
}

export type SearchFound = {
  customers: number
  compared: number
  found: number
  open: number
  dropped: number
}

/** Says how far the search is; answers whether to stop. */
type Progress = (done: number, total: number) => Promise<boolean>

/** Makes the keys of all customers whose facts changed. Answers how many customers there are; null when it was stopped. */
export async function refreshAllKeys(progress: Progress): Promise<number | null> {
  const roughly = Math.max(1, await customersRoughly())
  let customers = 0
  let after: string | null = null
  do {
    const made: { last: string | null; seen: number } = await step(refreshDuplicateKeys, { after })
    after = made.last
    customers += made.seen
    if (await progress(customers, Math.max(roughly, customers) * 2)) return null
  } while (after !== null)
  return customers
}

/**
 * Searches the whole file for duplicates: keys of what changed, then the comparison part by part, then the groups. Run again
 * after a crash it goes on, for what was compared is no longer fresh only at the end, in steps. Null when it was stopped.
 */
export async function searchAll(progress: Progress): Promise<SearchFound | null> {
  await step(moveStragglers, {})
  const customers = await refreshAllKeys(progress)
  if (customers === null) return null
  // What is written from here on is fresh for the next search.
  const began = now()
  const parts = Math.max(1, Math.ceil((await freshCount()) / A_PART))
  const sum = { compared: 0, found: 0 }
  for (let part = 0; part < parts; part++) {
    const done = await step(compareDuplicates, { part, parts })
    sum.compared += done.compared
    sum.found += done.found
    if (await progress(customers + Math.round(((part + 1) / parts) * customers), customers * 2)) return null
  }
  const { dropped, open } = await step(finishDuplicateSearch, { began: began.toISOString() })
  let after: string | null = null
  do {
    const marked: { last: string | null } = await step(markDuplicatesCompared, {
      began: began.toISOString(),
      after,
      limit: MARKED,
    })
    after = marked.last
  } while (after !== null)
  return { customers, ...sum, dropped, open }
}

/** The search somebody asked for, with its progress as a task. */
export const searchDuplicates = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, async (task) => {
    const found = await searchAll(
      async (done, total) => (await noteProgress(task.id, done, total)).cancelAsked,
    )
    await changeTask(onPool, task.id, {
      state: found ? 'done' : 'cancelled',
      result: found,
      finishedAt: now(),
    })
  })

/** The search of every night, unless the house has switched it off. */
export async function searchDuplicatesNightly(): Promise<void> {
  const settings = await settingsAsOf(onPool, today())
  if (settings.valueOf(customerSettings, 'customers.nightly-duplicate-search'))
    await searchAll(async () => false)
}
