import { bulkChunk, bulkInputOf, bulkUndoChunk, finishBulk } from '@/lib/areas/customers/bulk/mutations'
import { doneRows, undoableIds } from '@/lib/areas/customers/bulk/queries'
import { now } from '@/lib/core/clock'
import type { JobRun } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import { noteProgress, runTask, type Task } from '@/lib/core/tasks'
import { viewerOf } from '@/lib/core/viewer'
import { wordsIn } from '@/lib/core/words'

const CHUNK = 100

async function change(task: Task): Promise<void> {
  const viewer = await viewerOf(task.personId, 'bulk')
  const { ids, wanted, reason } = bulkInputOf(task)
  const done = await doneRows(task.id)
  const rest = ids.filter((id) => !done.ids.has(id))
  let passed = ids.length - rest.length
  let stopped = false
  for (let from = 0; from < rest.length && !stopped; from += CHUNK) {
    const rows = rest.slice(from, from + CHUNK).map((customerId) => ({ customerId, wanted }))
    const outcome = await runMutation(bulkChunk, viewer, {
      taskId: task.id,
      rows,
      trace: { source: 'system', reason },
    })
    if (outcome.kind !== 'ok') throw new Error(`bulk chunk: ${outcome.kind}`)
    passed += rows.length
    stopped = (await noteProgress(task.id, passed, ids.length)).cancelAsked
  }
  const finished = await runMutation(finishBulk, viewer, {
    taskId: task.id,
    state: stopped ? 'cancelled' : 'done',
  })
  if (finished.kind !== 'ok') throw new Error(`bulk end: ${finished.kind}`)
}

/** Takes back what a task changed, chunk by chunk; `before` may take back more of each chunk first. */
async function undo(task: Task): Promise<void> {
  const viewer = await viewerOf(task.personId, 'bulk')
  const reason = wordsIn(viewer.locale).say('workList.bulk.undoReason')
  const ids = await undoableIds(task.id)
  await noteProgress(task.id, 0, ids.length)
  for (let from = 0; from < ids.length; from += CHUNK) {
    const outcome = await runMutation(bulkUndoChunk, viewer, {
      taskId: task.id,
      ids: ids.slice(from, from + CHUNK),
      reason,
    })
    if (outcome.kind !== 'ok') throw new Error(`bulk undo chunk: ${outcome.kind}`)
    await noteProgress(task.id, Math.min(from + CHUNK, ids.length))
  }
  const finished = await runMutation(finishBulk, viewer, { taskId: task.id, state: 'undone' })
  if (finished.kind !== 'ok') throw new Error(`bulk undo end: ${finished.kind}`)
}

/** Changes many customers, a hundred a transaction; goes on where a crash left it, stops between chunks when asked. */
export const changeCustomers = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, change)
/** Takes a bulk change back. */
export const undoCustomerChange = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, undo)
