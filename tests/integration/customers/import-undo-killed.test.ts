import { afterAll, beforeAll, expect, it } from 'vitest'
import { undoImport } from '@/lib/areas/customers/import/mutations'
import { undoCustomerImport } from '@/lib/composition/customer-import'
import { db } from '@/lib/core/db'
import { closeJobs } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import { makeCustomer } from '@/tests/factories/customers'
import { company, csv, job, manager, plan, read, run, startImport, upload } from '@/tests/factories/import-start' // prettier-ignore
import { endUndos, killAtWrite, startUndo } from '@/tests/setup/killed-undo'

beforeAll(startImport)
afterAll(async () => {
  endUndos()
  await closeJobs()
})

const OLD = '0512-55500000'

it('a process killed while it takes an import back: what is back stays so, the rest is taken up, the report tells each once', async () => {
  const names = Array.from({ length: 700 }, (_, at) => `原有${at}号药房`)
  await Promise.all(names.map((name) => makeCustomer(company, 0, { name, nameStripped: name, phone: OLD })))
  const rows = [
    ...names.map((name, at) => `${name},0512-5551${String(at).padStart(4, '0')}`),
    ...Array.from({ length: 300 }, (_, at) => `新开${at}号药房,`),
  ]
  const task = await upload(csv(`公司名称,电话\n${rows.join('\n')}\n`), 'k.csv', manager)
  await plan(manager, task, { overwrite: true })
  expect(await run(manager, task)).toMatchObject({ result: { written: { made: 300, changed: 700 } } })
  expect(await runMutation(undoImport, manager, { taskId: task })).toMatchObject({ kind: 'ok' })

  const child = startUndo('import', task, manager.personId)
  const done = async () => (await read(manager, task)).done
  await expect.poll(done).toBeGreaterThanOrEqual(500)
  await killAtWrite(child, 'FactChange')
  const back = () => db().customer.count({ where: { phone: OLD } })
  expect(await back()).toBe(500)
  expect(await read(manager, task)).toMatchObject({ state: 'running', done: 500 })

  await undoCustomerImport({ taskId: task }, { ...job, attempt: 2 })
  expect(await read(manager, task)).toMatchObject({
    state: 'undone',
    done: 1_000,
    total: 1_000,
    result: { undone: { removed: 300, restored: 700, kept: 0 } },
  })
  expect(await back()).toBe(700)
  expect(await db().customer.count({ where: { importId: task, deletedAt: null } })).toBe(0)
})
