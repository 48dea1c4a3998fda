import { z } from 'zod'
import { allowUnless } from '@/lib/core/decision'
import { enqueue } from '@/lib/core/jobs'
import { always, defineSqlMutation } from '@/lib/core/mutation'
import { may } from '@/lib/core/scope'
import { changeTask, readTask } from '@/lib/core/tasks'
import { keepRows } from '../bulk/writes'
import { IMPORT, nameOfFile } from '../import/schema'
import { insertImported } from '../import/writes'
import { mayOnCustomer } from '../policy'
import type { ImportFacts } from '../rules/import-facts'
import { customerEvent, salesPlaceOf } from '../writes'
import { decideRun } from './rules/sheet-run'
import { planSheetInput, SHEET_PLAN, runSheetInput, SHEET_RUN, type SheetChoices } from './schema'

/** Has an edited list of ours looked through: what every row and cell would do, nothing written. */
export const planSheet = defineSqlMutation({
  name: 'customers.plan-sheet',
  input: planSheetInput,
  usesSettings: false,
  load: async (tx, _, { taskId, unitId }) => {
    const task = await readTask(tx, taskId, true)
    const place = unitId ? await salesPlaceOf(tx, unitId) : null
    return task?.kind === IMPORT && (!unitId || place) ? { task, place } : null
  },
  authorize: (viewer, { task, place }, { ownerId }) =>
    task.personId === viewer.personId &&
    may(viewer, 'customers.edit') &&
    (!place || mayOnCustomer(viewer, 'customers.import', { ...place, ownerId })),
  decide: (input, { task }) =>
    allowUnless(
      ['draft', 'ready'].includes(task.state) ? [] : [{ rule: 'import', code: 'customers.import-under-way' }],
      input,
    ),
  save: async (tx, { taskId, unitId, ownerId }, _, { task }) => {
    const choices: SheetChoices = { mode: 'sheet', fileName: nameOfFile(task), unitId, ownerId }
    await changeTask(tx, taskId, {
      state: 'queued',
      input: { ...choices, step: 'plan' },
      done: 0,
      result: null,
      cancelAsked: false,
    })
    await enqueue(tx, SHEET_PLAN, { taskId }, taskId)
    return { taskId }
  },
  audit: () => [],
})

/**
 * Says yes to an edited list that was looked through: from here on customers are changed, chunk by chunk. Refuses rows
 * that change capital, management or payment terms without a reason (R-A10).
 */
export const runSheet = defineSqlMutation({
  name: 'customers.run-sheet',
  input: runSheetInput,
  usesSettings: false,
  load: async (tx, _, { taskId }) => {
    const task = await readTask(tx, taskId, true)
    return task?.kind === IMPORT && task.input['mode'] === 'sheet' ? task : null
  },
  authorize: (viewer, task) => task.personId === viewer.personId && may(viewer, 'customers.edit'),
  decide: ({ reason }, task) => decideRun(task.state, Number(task.result?.['concerned'] ?? 0), reason),
  save: async (tx, _, { taskId, reason }, task) => {
    await changeTask(tx, taskId, {
      state: 'queued',
      input: { ...task.input, step: 'run', reason: reason || null },
      done: 0,
      result: { plan: task.result },
      cancelAsked: false,
    })
    await enqueue(tx, SHEET_RUN, { taskId }, taskId)
    return { taskId }
  },
  audit: ({ taskId, reason }, task) => ({
    kind: 'customers.import-started',
    subjectType: 'task',
    subjectId: taskId,
    values: { file: nameOfFile(task), plan: task.result?.['counts'], ...(reason && { reason }) },
  }),
})

export type SheetInsert = {
  taskId: string
  rows: readonly { rowNumber: number; facts: Record<string, unknown> & { name: string } }[]
}

/** Opens the files of rows that have no key yet, and keeps which rows they were. */
export const sheetInsert = defineSqlMutation({
  name: 'customers.sheet-insert',
  input: z.custom<SheetInsert>((value) => typeof value === 'object' && value !== null),
  usesSettings: false,
  load: async (tx, _, { taskId }) => {
    const task = await readTask(tx, taskId, true)
    const { unitId, ownerId } = (task?.input ?? {}) as Partial<SheetChoices>
    const place = unitId ? await salesPlaceOf(tx, unitId) : null
    return task && place ? { task, place, ownerId: ownerId ?? null } : null
  },
  authorize: (viewer, { task, place, ownerId }) =>
    task.personId === viewer.personId && mayOnCustomer(viewer, 'customers.import', { ...place, ownerId }),
  decide: (input) => always(input),
  save: async (tx, { taskId, rows }, _, { place, ownerId }, at, viewer) => {
    const target = { importId: taskId, place, ownerId, personId: viewer.personId }
    const facts = rows.map((row) => row.facts as ImportFacts & { name: string })
    const made = await insertImported(tx, at, target, facts)
    await keepRows(
      tx,
      taskId,
      made.map(({ id, name }, nth) => ({
        customerId: id,
        name,
        rowNumber: rows[nth]!.rowNumber,
        outcome: 'made' as const,
        changes: [],
        reasons: null,
      })),
    )
    return made
  },
  audit: (_, { task, place, ownerId }, __, made) =>
    made.map((customer) =>
      customerEvent(
        'customers.created',
        { ...customer, ...place, ownerId },
        { source: 'import', importId: task.id, file: nameOfFile(task) },
      ),
    ),
})
