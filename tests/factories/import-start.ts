import { Readable } from 'node:stream'
import { expect } from 'vitest'
import { beginImport, planImport, runImport, undoImport } from '@/lib/areas/customers/import/mutations'
import { importHead } from '@/lib/areas/customers/import/queries'
import { planCustomerImport, runCustomerImport, undoCustomerImport } from '@/lib/composition/customer-import'
import { takeUpload } from '@/lib/core/file-kinds'
import { storage } from '@/lib/core/files'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { openSheet } from '@/lib/core/sheets/open-sheet'
import { storedFile } from '@/lib/core/stored-files'
import { type Task, taskOf } from '@/lib/core/tasks'
import { type Company, makeCompany } from '@/tests/factories/company'

export let company: Company
export let manager: Viewer
/** A company and whoever reads its list in. */
export async function startImport(): Promise<void> {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
}

export const job = { jobId: 'test', attempt: 3, signal: new AbortController().signal }

export async function upload(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  viewer: Viewer,
): Promise<string> {
  const {
    key,
    size,
    sha256,
    mediaType,
    name: called,
  } = await takeUpload(storage(), { bytes, name, purpose: 'import' })
  const outcome = await runMutation(beginImport, viewer, { key, size, sha256, mediaType, name: called })
  if (outcome.kind !== 'ok') throw new Error(outcome.kind)
  return outcome.value.taskId
}

export const csv = (text: string) => Readable.from([Buffer.from(text)])

export async function read(viewer: Viewer, taskId: string): Promise<Task> {
  return (await taskOf(viewer, taskId))!
}

export async function plan(viewer: Viewer, taskId: string, more: object = {}): Promise<Task> {
  const { headerRow, titles, mapping } = await importHead(viewer, await read(viewer, taskId))
  const outcome = await runMutation(planImport, viewer, {
    taskId,
    headerRow,
    titles,
    ...mapping,
    unitId: company.branches[0],
    ...more,
  })
  expect(outcome).toMatchObject({ kind: 'ok' })
  await planCustomerImport({ taskId }, job)
  return read(viewer, taskId)
}

export async function run(viewer: Viewer, taskId: string): Promise<Task> {
  expect(await runMutation(runImport, viewer, { taskId })).toMatchObject({ kind: 'ok' })
  await runCustomerImport({ taskId }, job)
  return read(viewer, taskId)
}

export async function undo(viewer: Viewer, taskId: string): Promise<Task> {
  expect(await runMutation(undoImport, viewer, { taskId })).toMatchObject({ kind: 'ok' })
  await undoCustomerImport({ taskId }, job)
  return read(viewer, taskId)
}

export async function rowsOf(fileId: string | null): Promise<string[][]> {
  const file = (await storedFile(fileId!))!
  return storage().withPath(file.key, async (path) => {
    const sheet = await openSheet(path)
    const rows: string[][] = []
    for await (const row of sheet.rows) rows.push(row.cells.map((cell) => String(cell ?? '')))
    await sheet.close()
    return rows
  })
}

export const LIST = `公司名称,统一社会信用代码,电话,注册资本(万元),成立日期
导入甲医药有限公司,,0512-55500417,800,2011-03-04
,,,1,
导入乙药房,,不是电话,20,20130101
导入丙药材,91320500MA0000001X,,5,2010-02-30
导入甲医药有限公司,,,,
`
