import { z } from 'zod'
import type { AuditEntry } from '@/lib/core/audit'
import { allowUnless, type Reason } from '@/lib/core/decision'
import { enqueue } from '@/lib/core/jobs'
import { always, defineSqlMutation, InvalidError } from '@/lib/core/mutation'
import { may } from '@/lib/core/scope'
import { changeTask, insertTask, readTask, type Task } from '@/lib/core/tasks'
import { traceable } from '../dossier/policy'
import { isWithin } from '../hand-over/policy'
import { receiverOf } from '../hand-over/queries'
import { placedOf } from '../policy'
import { bulkCounts, chosenForBulk, wantedFacts } from './queries'
import type { WantedFact } from './rules/bulk-row'
import { BULK, BULK_UNDO, type BulkSet, bulkTaskInput, mostBulk, startBulkInput } from './schema'
import {
  type BulkRow,
  type BulkTrace,
  changeMany,
  tellReceiver,
  tracedReason,
  type Turn,
  undoMany,
} from './writes'

/** What a bulk task keeps: the customers as they were chosen, what they shall have, and why. */
export type BulkInput = { ids: string[]; set: BulkSet; wanted: WantedFact[]; reason: string }

export function bulkInputOf(task: Task): BulkInput {
  return task.input as unknown as BulkInput
}

/** Changes facts, owner or unit of many customers as work that goes on by itself; it can be taken back as a whole. */
export const startBulk = defineSqlMutation({
  name: 'customers.start-bulk-change',
  input: startBulkInput,
  usesSettings: false,
  load: async (tx, viewer, input, at) => {
    const wanted = await wantedFacts(tx, input.set, at.today)
    if (!wanted) throw new InvalidError({ set: [{ code: 'customers.no-such-person' }] })
    const { ownerId } = input.set
    return {
      ids: await chosenForBulk(viewer, input.chosen),
      wanted,
      receiver: ownerId ? await receiverOf(tx, ownerId, at.today) : null,
    }
  },
  authorize: (viewer, _, { set }) =>
    may(viewer, 'customers.edit') &&
    ((set.ownerId === undefined && !set.unitId) || may(viewer, 'customers.hand-over')),
  decide: (input, { ids, wanted, receiver }, _, viewer) => {
    const reasons: Reason[] = []
    if (ids.length > mostBulk)
      reasons.push({ rule: 'lists', code: 'customers.too-many-at-once', values: { most: mostBulk } })
    if (input.set.ownerId && !isWithin(viewer, input.set.ownerId, receiver))
      reasons.push({
        rule: 'R-S05',
        code: 'customers.hand-over-outside',
        field: 'ownerId',
        values: { name: receiver?.name ?? '' },
      })
    return allowUnless(reasons, { ids, set: input.set, wanted, reason: input.reason } satisfies BulkInput)
  },
  save: async (tx, step, _, __, at, viewer) => ({
    taskId: await insertTask(tx, at, viewer, { kind: BULK, input: step, total: step.ids.length }),
  }),
  audit: (input, { ids }, step, { taskId }) => ({
    kind: 'customers.bulk-started',
    subjectType: 'task',
    subjectId: taskId,
    values: {
      count: ids.length,
      reason: input.reason,
      changes: step.wanted.map(({ fact, to }) => ({ fact, before: null, after: traceable(fact, to) })),
    },
  }),
})

/** The trail of the customers a chunk changed. */
export function changedEvents(turns: readonly Turn[], values: Record<string, unknown>): AuditEntry[] {
  return turns.flatMap(({ done, dossier }) =>
    done.outcome !== 'changed' || !dossier
      ? []
      : [
          {
            kind: 'customers.facts-changed',
            subjectType: 'customer',
            subjectId: dossier.id,
            customerId: dossier.id,
            unitId: placedOf(dossier).unitId,
            values: {
              name: done.name,
              ...values,
              changes: done.changes.map(({ fact, before, after }) => ({
                fact,
                before: traceable(fact, before),
                after: traceable(fact, after),
              })),
            },
          },
        ],
  )
}

export type BulkChunk = { taskId: string; rows: readonly BulkRow[]; trace: BulkTrace }

/** Changes one chunk and keeps what became of it, together: after a crash the work goes on behind the last whole chunk. */
export const bulkChunk = defineSqlMutation({
  name: 'customers.bulk-chunk',
  input: z.custom<BulkChunk>((value) => typeof value === 'object' && value !== null),
  usesSettings: false,
  load: (tx, _, { taskId }) => readTask(tx, taskId, true),
  authorize: (viewer, task) => task.personId === viewer.personId && may(viewer, 'customers.edit'),
  decide: (input) => always(input),
  save: (tx, { taskId, rows, trace }, _, __, at, viewer) => changeMany(tx, at, viewer, taskId, rows, trace),
  audit: ({ trace }, _, __, turns) =>
    changedEvents(turns, { source: trace.source, formId: null, reason: tracedReason(trace) }),
})

/** Ends a bulk change: its counts, and a word to the new owner. */
export const finishBulk = defineSqlMutation({
  name: 'customers.finish-bulk-change',
  input: z.strictObject({ taskId: z.uuid(), state: z.enum(['done', 'cancelled', 'undone']) }),
  usesSettings: false,
  load: (tx, _, { taskId }) => readTask(tx, taskId, true),
  authorize: (viewer, task) => task.personId === viewer.personId,
  decide: () => always(null),
  save: async (tx, _, { taskId, state }, task, at, viewer) => {
    const counts = await bulkCounts(tx, taskId)
    await changeTask(tx, taskId, { state, result: { ...task.result, counts }, finishedAt: at.now })
    const { ownerId } = task.kind === BULK ? bulkInputOf(task).set : {}
    if (ownerId && state !== 'undone') {
      const [first] = await tx.query<{ name: string }>(
        `SELECT "name" FROM "BulkRow" WHERE "taskId" = $1::uuid AND "outcome" = 'changed' ORDER BY "customerId" LIMIT 1`,
        [taskId],
      )
      const moved = { count: counts.changed ?? 0, name: first?.name ?? '' }
      await tellReceiver(tx, at, viewer, ownerId, moved, taskId)
    }
    return counts
  },
  audit: () => [],
})

/** Takes a bulk change back as a whole; customers somebody changed since are left alone and named. */
export const undoBulk = defineSqlMutation({
  name: 'customers.undo-bulk-change',
  input: bulkTaskInput,
  usesSettings: false,
  load: async (tx, _, { taskId }) => {
    const task = await readTask(tx, taskId, true)
    const counts = task ? await bulkCounts(tx, taskId) : {}
    return task && (counts.changed || counts.made || task.kind === BULK) ? { task, counts } : null
  },
  authorize: (viewer, { task }) => task.personId === viewer.personId && may(viewer, 'customers.edit'),
  decide: (_, { task, counts }) =>
    allowUnless(
      ['done', 'cancelled', 'failed'].includes(task.state) && (counts.changed || counts.made)
        ? []
        : [{ rule: 'lists', code: 'customers.nothing-to-undo' }],
      null,
    ),
  save: async (tx, _, { taskId }, { task, counts }) => {
    await changeTask(tx, taskId, {
      state: 'queued',
      input: { ...task.input, step: 'undo' },
      done: 0,
      total: (counts.changed ?? 0) + (counts.made ?? 0),
      cancelAsked: false,
    })
    await enqueue(tx, BULK_UNDO, { taskId }, taskId)
    return { taskId }
  },
  audit: ({ taskId }, { counts }) => ({
    kind: 'customers.bulk-undone',
    subjectType: 'task',
    subjectId: taskId,
    values: { count: (counts.changed ?? 0) + (counts.made ?? 0) },
  }),
})

/** Takes back a chunk of a bulk change. */
export const bulkUndoChunk = defineSqlMutation({
  name: 'customers.bulk-undo-chunk',
  input: z.strictObject({ taskId: z.uuid(), ids: z.array(z.uuid()).max(500), reason: z.string() }),
  usesSettings: false,
  load: (tx, _, { taskId }) => readTask(tx, taskId, true),
  authorize: (viewer, task) => task.personId === viewer.personId && may(viewer, 'customers.edit'),
  decide: () => always(null),
  save: (tx, _, { taskId, ids, reason }, __, at, viewer) => undoMany(tx, at, viewer, taskId, ids, reason),
  audit: () => [],
})
