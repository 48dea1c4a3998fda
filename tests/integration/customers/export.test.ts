import { createReadStream } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportCustomers, startExport } from '@/lib/areas/customers/export/mutations'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { db } from '@/lib/core/db'
import { storage } from '@/lib/core/files'
import { closeJobs } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { storedFile } from '@/lib/core/stored-files'
import { type Task } from '@/lib/core/tasks'
import {
  company,
  manager,
  startImport,
  job,
  upload,
  read,
  plan,
  rowsOf,
  csv,
  run,
} from '@/tests/factories/import-start'

const names = ['复原药房', ...Array.from({ length: 60 }, (_, at) => `外发药房${at}`)]

beforeAll(async () => {
  await startImport()
  const list = names.map((name, at) => `${name},0512-5550${String(1000 + at)}`).join('\n')
  await run(manager, await planned(`公司名称,电话\n${list}\n`))
  const elsewhere = { name: '别处药业', unitId: company.branches[2], ownerId: null }
  await runMutation(createCustomer, await company.viewer('branch-sales-manager', 2), elsewhere)
})
afterAll(closeJobs)

async function planned(list: string): Promise<string> {
  const task = await upload(csv(list), 'a.csv', manager)
  await plan(manager, task)
  return task
}

describe('exporting what is shown', () => {
  async function exported(viewer: Viewer, input: object): Promise<Task> {
    const outcome = await runMutation(startExport, viewer, {
      format: 'xlsx',
      columns: ['name', 'file', 'phone', 'taxNumber', 'receivable'],
      ...input,
    })
    const taskId = outcome.kind === 'ok' ? outcome.value.taskId : ''
    await exportCustomers({ taskId }, job)
    return read(viewer, taskId)
  }

  it('read in again unchanged changes nothing', async () => {
    const task = await exported(manager, { chosen: { match: { search: '', filters: {} } } })
    expect(task.state).toBe('done')
    const file = (await storedFile(task.resultFileId!))!
    const again = await storage().withPath(file.key, (path) =>
      upload(createReadStream(path), 'again.xlsx', manager),
    )
    const { counts } = (await plan(manager, again)).result as { counts: Record<string, number> }
    expect(counts).toMatchObject({ new: 0, update: 0, refused: 0 })
    expect(counts['same']).toBe(names.length)
  })

  it('holds only what is within reach of the right to export', async () => {
    const task = await exported(await company.viewer('branch-gm', 2), {
      chosen: { match: { search: '', filters: {} } },
      format: 'csv',
    })
    const rows = await rowsOf(task.resultFileId)
    expect(rows.slice(2).map((row) => row[1])).toEqual(['别处药业'])
    const mine = await db().customer.findFirstOrThrow({ where: { name: '复原药房' } })
    const stolen = await exported(await company.viewer('branch-gm', 2), { chosen: { ids: [mine.id] } })
    expect(stolen.result).toMatchObject({ rows: 0 })
    expect(
      await runMutation(startExport, await company.viewer('sales-rep', 0), {
        format: 'csv',
        columns: ['name'],
        chosen: { ids: [mine.id] },
      }),
    ).toEqual({ kind: 'not-found' })
    expect(await db().auditEvent.count({ where: { kind: 'customers.export-started' } })).toBeGreaterThan(1)
  })
})
