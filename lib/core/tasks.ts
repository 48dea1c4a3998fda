import { z } from 'zod'
import { newId } from './audit'
import { onPool, sql, type SqlTx } from './db'
import { enqueue, type JobRun } from './jobs'
import { always, defineSqlMutation, type Moment } from './mutation'
import type { Viewer } from './scope'

/** How long work stands: `draft` still asks for something, `ready` was looked through and waits for a yes. */
export type TaskState = 'draft' | 'queued' | 'running' | 'ready' | 'done' | 'failed' | 'cancelled' | 'undone'

export type Task = {
  id: string
  kind: string
  personId: string
  state: TaskState
  total: number
  done: number
  input: Record<string, unknown>
  result: Record<string, unknown> | null
  fileId: string | null
  resultFileId: string | null
  cancelAsked: boolean
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

const COLUMNS = `"id","kind","personId","state","total","done","input","result","fileId","resultFileId","cancelAsked","createdAt","startedAt","finishedAt"`

type NewTask = {
  kind: string
  state?: TaskState
  input: Record<string, unknown>
  total?: number
  fileId?: string
}

/** Makes a task of this person; with `state` queued (the rule) its job of the same name is handed to the queue. */
export async function insertTask(tx: SqlTx, at: Moment, viewer: Viewer, task: NewTask): Promise<string> {
  const id = newId(at.now)
  const state = task.state ?? 'queued'
  await tx.query(
    `INSERT INTO "Task" ("id","kind","personId","state","total","input","fileId","createdAt")
     VALUES ($1::uuid,$2,$3::uuid,$4,$5,$6::jsonb,$7::uuid,$8::timestamptz)`,
    [
      id,
      task.kind,
      viewer.personId,
      state,
      task.total ?? 0,
      JSON.stringify(task.input),
      task.fileId ?? null,
      at.now.toISOString(),
    ],
  )
  if (state === 'queued') await enqueue(tx, task.kind, { taskId: id }, id)
  return id
}

/** A task of this person; somebody else's is none. */
export async function taskOf(viewer: Viewer, id: string): Promise<Task | null> {
  const task = z.uuid().safeParse(id).success ? await readTask(onPool, id) : null
  return task?.personId === viewer.personId ? task : null
}

/** The newest tasks of this person of some kinds. */
export async function tasksOf(viewer: Viewer, kinds: readonly string[], most = 20): Promise<Task[]> {
  return sql<Task>(
    `SELECT ${COLUMNS} FROM "Task" WHERE "personId" = $1::uuid AND "kind" = ANY($2) ORDER BY "id" DESC LIMIT $3`,
    [viewer.personId, kinds, most],
  )
}

/** Any task by its id, locked when asked: for the job that works on it and for mutations. */
export async function readTask(tx: SqlTx, id: string, lock = false): Promise<Task | null> {
  const [task] = await tx.query<Task>(
    `SELECT ${COLUMNS} FROM "Task" WHERE "id" = $1::uuid${lock ? ' FOR UPDATE' : ''}`,
    [id],
  )
  return task ?? null
}

type Change = Partial<Pick<Task, 'state' | 'done' | 'total' | 'resultFileId' | 'cancelAsked'>> & {
  input?: object
  result?: object | null
  startedAt?: Date
  finishedAt?: Date
}

/** Changes what is given of a task. */
export async function changeTask(tx: SqlTx, id: string, change: Change): Promise<void> {
  const values: unknown[] = [id]
  const sets = Object.entries(change).map(([name, value]) => {
    const json = name === 'input' || name === 'result'
    values.push(
      json
        ? value === null
          ? null
          : JSON.stringify(value)
        : value instanceof Date
          ? value.toISOString()
          : value,
    )
    const type = json
      ? '::jsonb'
      : name === 'resultFileId'
        ? '::uuid'
        : /At$/.test(name)
          ? '::timestamptz'
          : ''
    return `"${name}"=$${values.length}${type}`
  })
  await tx.query(`UPDATE "Task" SET ${sets.join(',')} WHERE "id"=$1::uuid`, values)
}

const ATTEMPTS = 3

/**
 * The body of a job that works on a task: does nothing when the task is over, marks it running, and after the last
 * failed attempt failed. `work` ends the task itself.
 */
export async function runTask(
  payload: Record<string, unknown>,
  job: JobRun,
  now: () => Date,
  work: (task: Task) => Promise<void>,
): Promise<void> {
  const task = await readTask(onPool, String(payload['taskId']))
  if (!task || (task.state !== 'queued' && task.state !== 'running')) return
  await changeTask(onPool, task.id, { state: 'running', startedAt: task.startedAt ?? now() })
  try {
    await work(task)
  } catch (error) {
    if (job.attempt >= ATTEMPTS) await changeTask(onPool, task.id, { state: 'failed', finishedAt: now() })
    throw error
  }
}

/** Notes how far a task is; answers whether somebody asked to stop. */
export async function noteProgress(
  id: string,
  done: number,
  total?: number,
): Promise<{ cancelAsked: boolean }> {
  const [row] = await sql<{ cancelAsked: boolean }>(
    `UPDATE "Task" SET "done"=$2,"total"=coalesce($3,"total") WHERE "id"=$1::uuid RETURNING "cancelAsked"`,
    [id, done, total ?? null],
  )
  return { cancelAsked: row?.cancelAsked ?? true }
}

/** Asks a running task of one's own to stop at its next step; one that waits stops at once. */
export const cancelTask = defineSqlMutation({
  name: 'tasks.cancel',
  input: z.strictObject({ taskId: z.uuid() }),
  usesSettings: false,
  load: (tx, _, { taskId }) => readTask(tx, taskId, true),
  authorize: (viewer, task) => task.personId === viewer.personId,
  decide: () => always(null),
  save: async (tx, _, __, task, at) => {
    if (['draft', 'ready', 'queued'].includes(task.state))
      await changeTask(tx, task.id, { state: 'cancelled', finishedAt: at.now, cancelAsked: true })
    else if (task.state === 'running') await changeTask(tx, task.id, { cancelAsked: true })
    return null
  },
  audit: () => [],
})
