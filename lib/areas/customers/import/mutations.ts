import { z } from 'zod'
import { newId } from '@/lib/core/audit'
import { allowUnless } from '@/lib/core/decision'
import { enqueue } from '@/lib/core/jobs'
import { always, defineSqlMutation, InvalidError } from '@/lib/core/mutation'
import { may } from '@/lib/core/scope'
import type { SheetCell } from '@/lib/core/sheets/sheet'
import { insertStoredFile } from '@/lib/core/stored-files'
import { changeTask, insertTask, readTask, type Task } from '@/lib/core/tasks'
import { mayOnCustomer } from '../policy'
import { headerKey } from '../rules/import-mapping'
import type { ImportedChange } from './writes'
import { customerEvent, salesPlaceOf } from '../writes'
import { importableFacts } from './queries'
import {
  beginImportInput,
  IMPORT,
  type ImportChoices,
  importTaskInput,
  mappingOf,
  nameOfFile,
  planImportInput,
} from './schema'
import { insertImported, undoImported, updateImported } from './writes'

export const PLAN = 'customers.import-plan'
export const UNDO = 'customers.import-undo'

/** Enters an uploaded list; called by the upload handler with what the storage said of the bytes. */
export const beginImport = defineSqlMutation({
  name: 'customers.begin-import',
  input: beginImportInput,
  usesSettings: false,
  load: async () => ({}),
  authorize: (viewer) => may(viewer, 'customers.import'),
  decide: (input) => always(input),
  save: async (tx, file, _, __, at, viewer) => {
    const fileId = await insertStoredFile(tx, at.now, viewer.personId, {
      ...file,
      purpose: 'import',
      subjectType: 'task',
      subjectId: 'import',
    })
    return {
      taskId: await insertTask(tx, at, viewer, {
        kind: IMPORT,
        state: 'draft',
        input: { fileName: file.name },
        fileId,
      }),
    }
  },
  audit: (input, _, __, { taskId }) => ({
    kind: 'customers.import-uploaded',
    subjectType: 'task',
    subjectId: taskId,
    values: { file: input.name, sha256: input.sha256 },
  }),
})

/** Keeps what the columns mean (for the next file with these titles too) and has the dry run made. */
export const planImport = defineSqlMutation({
  name: 'customers.plan-import',
  input: planImportInput.safeExtend({ titles: z.array(z.string().max(200)).max(2000) }),
  usesSettings: false,
  load: async (tx, _, input) => {
    const task = await readTask(tx, input.taskId, true)
    const place = await salesPlaceOf(tx, input.unitId)
    return task?.kind === IMPORT ? { task, place } : null
  },
  authorize: (viewer, { task, place }, input) =>
    task.personId === viewer.personId &&
    place !== null &&
    mayOnCustomer(viewer, 'customers.import', { ...place, ownerId: input.ownerId }) &&
    input.columns.every(({ fact }) => importableFacts(viewer).includes(fact)),
  decide: (input, { task }) =>
    allowUnless(
      ['draft', 'ready'].includes(task.state) ? [] : [{ rule: 'import', code: 'customers.import-under-way' }],
      input,
    ),
  save: async (tx, { taskId, titles, ...choices }, _, { task }, at, viewer) => {
    const fileName = nameOfFile(task)
    await tx.query(
      `INSERT INTO "ImportMapping" ("id","personId","headerHash","mapping","usedAt") VALUES ($1::uuid,$2::uuid,$3,$4::jsonb,$5::timestamptz)
       ON CONFLICT ("personId","headerHash") DO UPDATE SET "mapping"=$4::jsonb,"usedAt"=$5::timestamptz`,
      [
        newId(at.now),
        viewer.personId,
        headerKey(titles as SheetCell[]),
        JSON.stringify(mappingOf(choices)),
        at.now.toISOString(),
      ],
    )
    await changeTask(tx, taskId, {
      state: 'queued',
      input: { ...choices, fileName, step: 'plan' },
      done: 0,
      result: null,
      cancelAsked: false,
    })
    await enqueue(tx, PLAN, { taskId }, taskId)
    return { taskId }
  },
  audit: () => [],
})

/** Says yes to the dry run: from here on customers are written, chunk by chunk. */
export const runImport = defineSqlMutation({
  name: 'customers.run-import',
  input: importTaskInput,
  usesSettings: false,
  load: async (tx, _, { taskId }) => {
    const task = await readTask(tx, taskId, true)
    return task?.kind === IMPORT ? task : null
  },
  authorize: (viewer, task) => task.personId === viewer.personId && may(viewer, 'customers.import'),
  decide: (_, task) =>
    allowUnless(task.state === 'ready' ? [] : [{ rule: 'import', code: 'customers.import-under-way' }], null),
  save: async (tx, _, { taskId }, task) => {
    const plan = task.result
    await changeTask(tx, taskId, {
      state: 'queued',
      input: { ...task.input, step: 'run' },
      done: 0,
      result: { plan },
      cancelAsked: false,
    })
    await enqueue(tx, IMPORT, { taskId }, taskId)
    return { taskId }
  },
  audit: ({ taskId }, task) => ({
    kind: 'customers.import-started',
    subjectType: 'task',
    subjectId: taskId,
    values: { file: task.input['fileName'], plan: task.result?.['counts'] },
  }),
})

/** Takes an import back as a whole: what it opened and nobody touched, and what it changed and nobody changed since. */
export const undoImport = defineSqlMutation({
  name: 'customers.undo-import',
  input: importTaskInput,
  usesSettings: false,
  load: async (tx, _, { taskId }) => {
    const task = await readTask(tx, taskId, true)
    return task?.kind === IMPORT ? task : null
  },
  authorize: (viewer, task) => task.personId === viewer.personId && may(viewer, 'customers.import'),
  decide: (_, task) =>
    allowUnless(
      ['done', 'cancelled', 'failed'].includes(task.state) && task.result?.['written']
        ? []
        : [{ rule: 'import', code: 'customers.import-nothing-to-undo' }],
      null,
    ),
  save: async (tx, _, { taskId }, task) => {
    await changeTask(tx, taskId, {
      state: 'queued',
      input: { ...task.input, step: 'undo' },
      done: 0,
      cancelAsked: false,
    })
    await enqueue(tx, UNDO, { taskId }, taskId)
    return { taskId }
  },
  audit: ({ taskId }, task) => ({
    kind: 'customers.import-undone',
    subjectType: 'task',
    subjectId: taskId,
    values: { file: task.input['fileName'] },
  }),
})

/** What one chunk of rows came to, added to what the task has so far. */
export type Written = {
  lastRow: number
  made: number
  changed: number
  same: number
  /** Rows of which nothing that would change the file could be read. */
  leftOut?: number
  refused: number
  /** Facts that say otherwise than the file and wait for the owner. */
  waiting?: number
}

/** Rows an import is through with. */
export function doneOf({ made, changed, same, leftOut = 0, refused }: Written): number {
  return made + changed + same + leftOut + refused
}

export type ImportChunk = {
  taskId: string
  rows: { inserts: Parameters<typeof insertImported>[3]; updates: readonly ImportedChange[] }
  written: Written
}

/** Writes one chunk and how far the import is, together: after a crash it goes on behind the last whole chunk. */
export const writeChunk = defineSqlMutation({
  name: 'customers.import-chunk',
  input: z.custom<ImportChunk>((value) => typeof value === 'object' && value !== null),
  usesSettings: false,
  load: async (tx, _, { taskId }) => {
    const task = await readTask(tx, taskId, true)
    const choices = task?.input as ImportChoices | undefined
    const place = choices ? await salesPlaceOf(tx, choices.unitId) : null
    return task && choices && place ? { task, choices, place } : null
  },
  authorize: (viewer, { task, place, choices }) =>
    task.personId === viewer.personId &&
    mayOnCustomer(viewer, 'customers.import', { ...place, ownerId: choices.ownerId }),
  decide: (input) => always(input),
  save: async (tx, { taskId, rows, written }, _, { task, place, choices }, at, viewer) => {
    const { ownerId, overwrite = false } = choices
    const target = { importId: taskId, place, ownerId, overwrite, personId: viewer.personId }
    const made = await insertImported(tx, at, target, rows.inserts)
    const { changed, stale, untouched, waiting } = await updateImported(tx, at, target, rows.updates)
    const counts = {
      ...written,
      changed: written.changed - stale.length - untouched,
      same: written.same + untouched,
      waiting: (written.waiting ?? 0) + waiting,
      refused: written.refused + stale.length,
    }
    await changeTask(tx, taskId, {
      done: doneOf(counts),
      result: { ...task.result, written: counts },
    })
    return { made, changed, stale, counts }
  },
  audit: (_, { place, choices, task }, __, { made, changed }) => {
    const at = { ...place, ownerId: choices.ownerId }
    const values = { source: 'import', importId: task.id, file: task.input['fileName'] }
    return [
      ...made.map((customer) => customerEvent('customers.created', { ...customer, ...at }, values)),
      ...changed.map((customer) => customerEvent('customers.facts-imported', { ...customer, ...at }, values)),
    ]
  },
})

const undoChunkInput = z.strictObject({ taskId: z.uuid(), ids: z.array(z.uuid()).max(1000) })

/** How far taking an import back is: up to which customer, and what it came to. */
export type Undoing = {
  last: string | null
  removed: number
  restored: number
  kept: number
  shown: { id: string; name: string; fileNumber: string }[]
}

const SHOWN = 100

/** How far taking this import back is; from the start where it was not begun. */
export function undoingOf(task: Task): Undoing {
  const begun = task.result?.['undoing'] as Undoing | undefined
  return begun ?? { last: null, removed: 0, restored: 0, kept: 0, shown: [] }
}

/** Is this customer still to be taken back? They go in the order of their ids. */
export const isBehind = ({ last }: Undoing, id: string) => last === null || id > last

/**
 * Takes back a chunk of an import and notes how far it is, together: after a crash it goes on behind the last whole chunk,
 * and what was taken back already is neither touched nor told again.
 */
export const undoChunk = defineSqlMutation({
  name: 'customers.import-undo-chunk',
  input: undoChunkInput,
  usesSettings: false,
  load: (tx, _, { taskId }) => readTask(tx, taskId, true),
  authorize: (viewer, task) => task.personId === viewer.personId && may(viewer, 'customers.import'),
  decide: ({ ids }, task) => always(ids.filter((id) => isBehind(undoingOf(task), id))),
  save: async (tx, ids, { taskId }, task, at, viewer) => {
    const before = undoingOf(task)
    if (ids.length === 0) return before
    const { removed, restored, kept } = await undoImported(tx, at, taskId, viewer.personId, ids)
    const undoing: Undoing = {
      last: ids.toSorted().at(-1)!,
      removed: before.removed + removed,
      restored: before.restored + restored,
      kept: before.kept + kept.length,
      shown: [...before.shown, ...kept].slice(0, SHOWN),
    }
    await changeTask(tx, taskId, { done: task.done + ids.length, result: { ...task.result, undoing } })
    return undoing
  },
  audit: () => [],
})

/** The choices of a task that was planned; throws InvalidError when they are not there. */
export function choicesOf(input: Record<string, unknown>): ImportChoices {
  if (!Array.isArray(input['columns']))
    throw new InvalidError({ taskId: [{ code: 'customers.import-under-way' }] })
  return input as unknown as ImportChoices
}
