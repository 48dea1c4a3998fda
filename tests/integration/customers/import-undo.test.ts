import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { undoImport } from '@/lib/areas/customers/import/mutations'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { db } from '@/lib/core/db'
import { closeJobs } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import { company, csv, manager, plan, run, startImport, undo, upload } from '@/tests/factories/import-start'

beforeAll(startImport)
afterAll(closeJobs)

describe('taking an import back', () => {
  it('is taken back as a whole, except what somebody touched since', async () => {
    const task = await upload(
      csv('公司名称,电话\n撤回甲,0512-55500001\n撤回乙,0512-55500002\n'),
      'a.csv',
      manager,
    )
    await plan(manager, task)
    await run(manager, task)
    const touched = await db().customer.findFirstOrThrow({ where: { name: '撤回乙' } })
    await runMutation(saveFacts, manager, {
      customerId: touched.id,
      source: 'form',
      changes: [{ fact: 'vehicles', from: null, to: 1 }],
    })
    expect(await undo(manager, task)).toMatchObject({
      state: 'undone',
      result: { undone: { removed: 1, restored: 0, kept: 1, shown: [{ name: '撤回乙' }] } },
    })
    expect((await db().customer.findFirstOrThrow({ where: { name: '撤回甲' } })).deletedAt).not.toBeNull()
    expect(await runMutation(undoImport, manager, { taskId: task })).toMatchObject({ kind: 'refused' })
  })

  it('what another source said waits beside it; blanks are filled; taken back, nothing waits', async () => {
    const made = await runMutation(createCustomer, manager, {
      name: '两说药房',
      unitId: company.branches[0],
      ownerId: null,
    })
    const id = made.kind === 'ok' ? made.value.id : ''
    await runMutation(saveFacts, manager, {
      customerId: id,
      source: 'visit',
      changes: [{ fact: 'phone', from: null, to: '0512-55500019' }],
    })
    const bytes = csv('公司名称,电话,地址\n两说药房,0512-55500020,苏州市两说路 2 号\n')
    const task = await upload(bytes, 'w.csv', manager)
    await plan(manager, task)
    const done = await run(manager, task)
    expect(done.result?.['written']).toMatchObject({ changed: 1, waiting: 1 })
    const now = { phone: '0512-55500019', address: '苏州市两说路 2 号' }
    expect(await db().customer.findUniqueOrThrow({ where: { id } })).toMatchObject(now)
    const waiting = {
      fact: 'phone',
      value: '0512-55500020',
      against: '0512-55500019',
      source: 'import',
      refId: task,
    }
    expect(await db().factClaim.findMany({ where: { customerId: id, state: 'open' } })).toMatchObject([
      waiting,
    ])
    await undo(manager, task)
    expect(await db().factClaim.count({ where: { customerId: id, state: 'open' } })).toBe(0)
  })

  it('gives changed customers their former facts back', async () => {
    const made = await runMutation(createCustomer, manager, {
      name: '复原药房',
      unitId: company.branches[0],
      ownerId: null,
    })
    const id = made.kind === 'ok' ? made.value.id : ''
    await runMutation(saveFacts, manager, {
      customerId: id,
      source: 'form',
      changes: [{ fact: 'phone', from: null, to: '0512-55500009' }],
    })
    const task = await upload(
      csv('公司名称,电话,注册资本(元)\n复原药房,0512-55500010,100\n'),
      'b.csv',
      manager,
    )
    await plan(manager, task, { overwrite: true })
    await run(manager, task)
    expect(await db().customer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      phone: '0512-55500010',
      phoneTail: '0010',
    })
    await undo(manager, task)
    const back = await db().customer.findUniqueOrThrow({ where: { id }, include: { dossier: true } })
    expect(back).toMatchObject({ phone: '0512-55500009', phoneTail: '0009', dossier: { facts: {} } })
  })
})
