import { PassThrough } from 'node:stream'
import { now } from '@/lib/core/clock'
import { onPool, sqlTransaction } from '@/lib/core/db'
import { storage } from '@/lib/core/files'
import type { JobRun } from '@/lib/core/jobs'
import { always, defineSqlMutation } from '@/lib/core/mutation'
import { may } from '@/lib/core/scope'
import { writeCsv } from '@/lib/core/sheets/write-csv'
import { writeXlsx } from '@/lib/core/sheets/write-xlsx'
import { insertStoredFile } from '@/lib/core/stored-files'
import { changeTask, insertTask, noteProgress, runTask, type Task } from '@/lib/core/tasks'
import { viewerOf } from '@/lib/core/viewer'
import { wordsIn } from '@/lib/core/words'
import { exportColumns, exportLayout, exportRows } from './queries'
import { mostExported, type StartExport, startExportInput } from './schema'

export const EXPORT = 'customers.export'
const MEDIA = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const
const LARGEST = 200 * 1024 * 1024

/** Writes what a list shows into a file, as work that goes on by itself. What was taken out stays in the trail. */
export const startExport = defineSqlMutation({
  name: 'customers.start-export',
  input: startExportInput,
  usesSettings: false,
  load: async () => ({}),
  authorize: (viewer) => may(viewer, 'customers.export'),
  decide: (input) => always(input),
  save: async (tx, input, _, __, at, viewer) => ({
    taskId: await insertTask(tx, at, viewer, { kind: EXPORT, input }),
  }),
  audit: (input, _, __, { taskId }) => ({
    kind: 'customers.export-started',
    subjectType: 'task',
    subjectId: taskId,
    values: {
      columns: input.columns,
      format: input.format,
      ...('ids' in input.chosen ? { count: input.chosen.ids.length } : { match: input.chosen.match }),
    },
  }),
})

async function write(task: Task): Promise<void> {
  const input = task.input as StartExport
  const viewer = await viewerOf(task.personId, 'export')
  const words = wordsIn(viewer.locale)
  const out = new PassThrough()
  const columns = exportColumns(viewer, input.columns)
  const layout = exportLayout(columns, words)
  const count = { rows: 0, stopped: false }
  const rows = exportRows(viewer, input, columns, words, async (written) => {
    count.rows = written
    count.stopped = (await noteProgress(task.id, written)).cancelAsked
    return !count.stopped
  })
  const writing = input.format === 'csv' ? writeCsv(out, layout, rows) : writeXlsx(out, layout, rows)
  const storing = storage().put(out, LARGEST)
  const [stored] = await Promise.all([storing, writing.catch((error: Error) => void out.destroy(error))])
  const at = now()
  if (count.stopped) {
    await storage().remove(stored.key)
    return changeTask(onPool, task.id, { state: 'cancelled', finishedAt: at })
  }
  await sqlTransaction(async (tx) => {
    const name = `${words.say('customers.list.title')}-${at.toISOString().slice(0, 10)}.${input.format}`
    const file = {
      ...stored,
      name,
      mediaType: MEDIA[input.format],
      purpose: 'export',
      subjectType: 'task',
      subjectId: task.id,
    }
    const resultFileId = await insertStoredFile(tx, at, task.personId, file)
    const result = { rows: count.rows, cut: count.rows >= mostExported }
    await changeTask(tx, task.id, {
      state: 'done',
      done: count.rows,
      total: count.rows,
      resultFileId,
      result,
      finishedAt: at,
    })
  })
}

/** The job behind `customers.start-export`. */
export async function exportCustomers(payload: Record<string, unknown>, job: JobRun): Promise<void> {
  await runTask(payload, job, now, write)
}
