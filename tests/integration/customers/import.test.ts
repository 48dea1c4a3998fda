import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { planImport, runImport, writeChunk } from '@/lib/areas/customers/import/mutations'
import { importedNames, importHead } from '@/lib/areas/customers/import/queries'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { runCustomerImport } from '@/lib/composition/customer-import'
import { db } from '@/lib/core/db'
import { closeJobs } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import { cancelTask, taskOf } from '@/lib/core/tasks'
import { ask } from '@/tests/factories/matrix-start'
import {
  company,
  manager,
  startImport,
  job,
  upload,
  csv,
  read,
  plan,
  run,
  rowsOf,
  LIST,
} from '@/tests/factories/import-start'

beforeAll(startImport)
afterAll(closeJobs)

describe('importing a list', () => {
  it('says beforehand what every row would do, and writes nothing yet', async () => {
    const task = await plan(manager, await upload(csv(LIST), '名单.csv', manager))
    expect(task).toMatchObject({
      state: 'ready',
      total: 5,
      result: { counts: { new: 2, update: 0, same: 0, refused: 3 } },
    })
    expect(task.result?.['reasons']).toContainEqual({ code: 'duplicate-row', rows: 1 })
    expect(task.result?.['notes']).toContainEqual({ code: 'unreadable-phone', rows: 1, columns: [2] })
    expect(task.result?.['titles']).toEqual([
      '公司名称',
      '统一社会信用代码',
      '电话',
      '注册资本(万元)',
      '成立日期',
    ])
    expect(await db().customer.count({ where: { name: { startsWith: '导入' } } })).toBe(0)
    const [titles, ...rows] = await rowsOf(task.resultFileId)
    expect(titles?.at(-1)).toBe('导入结果')
    expect(rows.map((row) => row.at(-1))).toEqual([
      expect.stringMatching(/没有客户名称/),
      expect.stringMatching(/^电话：“不是电话”.*未导入/),
      expect.stringMatching(/2010-02-30/),
      expect.stringMatching(/第 2 行/),
    ])
  })

  it('opens new customers under gap-free numbers, changes known ones with history, and says so of each', async () => {
    const known = await runMutation(createCustomer, manager, {
      name: '导入乙药房有限公司',
      unitId: company.branches[0],
      ownerId: null,
    })
    const id = known.kind === 'ok' ? known.value.id : ''
    const task = await upload(csv(LIST), '名单.csv', manager)
    await plan(manager, task)
    expect(await run(manager, task)).toMatchObject({
      state: 'done',
      result: { written: { made: 1, changed: 1, same: 0, refused: 3 } },
    })
    const made = await db().customer.findMany({ where: { importId: task }, include: { dossier: true } })
    expect(made).toMatchObject([
      {
        name: '导入甲医药有限公司',
        fileNumber: 'R0-B0-0002',
        phone: '0512-55500417',
        phoneTail: '0417',
        state: 'potential',
        dossier: { facts: { capital: 800000000, foundedOn: '2011-03-04' } },
      },
    ])
    const changed = await db().customer.findUniqueOrThrow({ where: { id }, include: { dossier: true } })
    expect(changed).toMatchObject({
      name: '导入乙药房有限公司',
      version: 2,
      dossier: { facts: { capital: 20000000, foundedOn: '2013-01-01' } },
    })
    expect(await db().factChange.count({ where: { customerId: id, source: 'import', reason: task } })).toBe(2)
    expect(await db().auditEvent.count({ where: { customerId: { in: [id, made[0]!.id] } } })).toBe(3)
  })

  it('lists every row in a workbook, also those the page has no room for, each remark with its column', async () => {
    const many = Array.from({ length: 130 }, (_, at) => `逐行${at}药房,${at === 129 ? 'a@b.cn;c@d.cn' : ''}`)
    const task = await plan(
      manager,
      await upload(csv(['公司名称,邮箱', ...many].join('\n')), 'm.csv', manager),
    )
    expect(task.result?.['samples']).toHaveLength(100)
    const [titles, ...rows] = await rowsOf(task.result?.['rowsFileId'] as string)
    expect(titles).toEqual(['行', '名称', '结果', '改什么、说明'])
    expect(rows).toHaveLength(130)
    expect(rows[0]).toEqual(['2', '逐行0药房', '新增'])
    expect(rows.at(-1)).toEqual([
      '131',
      '逐行129药房',
      '新增',
      '邮箱：一格里有多个：第一个作为主要的，其余 1 个另存。',
    ])
  })

  it('a second time changes nothing', async () => {
    const task = await upload(csv(LIST), '名单.csv', manager)
    expect(await plan(manager, task)).toMatchObject({
      result: { counts: { new: 0, update: 0, same: 1, 'left-out': 1, refused: 3 } },
    })
  })

  it('names beforehand what an update changes, what of it will wait, and the rows with a value left out', async () => {
    const made = await runMutation(createCustomer, manager, {
      name: '预览药房',
      unitId: company.branches[0],
      ownerId: null,
    })
    const customerId = made.kind === 'ok' ? made.value.id : ''
    const first = await upload(csv('公司名称,邮箱\n预览药房,yulan@example.com\n'), 'p.csv', manager)
    await plan(manager, first)
    await run(manager, first)
    await runMutation(saveFacts, manager, {
      customerId,
      source: 'visit',
      changes: [{ fact: 'phone', from: null, to: '0512-55500031' }],
    })
    const changed = '公司名称,邮箱,电话,地址\n预览药房,yulan@example.com,0512-55500032,苏州市预览路 3 号\n'
    const second = await plan(manager, await upload(csv(changed), 'q.csv', manager))
    expect(second.result).toMatchObject({
      counts: { update: 1 },
      waiting: 1,
      samples: [
        {
          kind: 'update',
          customerId,
          edits: [
            { fact: 'phone', from: '0512-55500031', to: '0512-55500032', waits: true },
            { fact: 'address', from: null, to: '苏州市预览路 3 号', waits: false },
          ],
        },
      ],
    })
    const told = await rowsOf(second.result?.['rowsFileId'] as string)
    expect(told[1]).toEqual([
      '2',
      '预览药房',
      '更新',
      '电话：0512-5550 0031 → 0512-5550 0032（说法不一，由负责人决定）\n地址：（空） → 苏州市预览路 3 号',
    ])
    const unread = await upload(
      csv('公司名称,邮箱,电话\n预览药房,yulan@example.com,见名片\n'),
      'r.csv',
      manager,
    )
    expect((await plan(manager, unread)).result).toMatchObject({
      counts: { same: 0, 'left-out': 1 },
      samples: [{ kind: 'left-out', row: 2, findings: [{ code: 'unreadable-phone' }] }],
    })
    expect((await run(manager, unread)).result?.['written']).toMatchObject({
      changed: 0,
      same: 0,
      leftOut: 1,
    })
  })

  it('tells beforehand of a bank account masked, the one on file and the one in the list', async () => {
    const made = await runMutation(createCustomer, manager, {
      name: '账号药房',
      unitId: company.branches[0],
      ownerId: null,
    })
    const customerId = made.kind === 'ok' ? made.value.id : ''
    await runMutation(saveFacts, manager, {
      customerId,
      source: 'form',
      changes: [{ fact: 'bankAccount', from: null, to: '6222020200001234567' }],
    })
    const list = '公司名称,银行账号\n账号药房,6217000010009876543\n'
    const task = await plan(manager, await upload(csv(list), 'g.csv', manager))
    const masked = (end: string) => ({
      masked: true,
      shown: expect.stringMatching(`\\*.*${end}$`) as unknown,
    })
    expect(task.result).toMatchObject({
      samples: [{ edits: [{ fact: 'bankAccount', from: masked('4567'), to: masked('6543') }] }],
    })
    const told = await ask('/tasks/{taskId}', manager, { taskId: task.id })
    expect(told.body).toContain('bankAccount')
    expect(told.body).not.toMatch(/6222020200001234567|6217000010009876543/)
    expect(JSON.stringify((await run(manager, task.id)).result)).not.toMatch(/622202|621700001/)
  })

  it('leaves a bank account alone where the importer may not read it, and says so', async () => {
    const made = await runMutation(createCustomer, manager, {
      name: '别人账号药房',
      unitId: company.branches[0],
      ownerId: null,
    })
    const customerId = made.kind === 'ok' ? made.value.id : ''
    await runMutation(saveFacts, manager, {
      customerId,
      source: 'form',
      changes: [{ fact: 'bankAccount', from: null, to: '6222020200001234567' }],
    })
    const right = { role: 'branch-sales-manager', permission: 'customers.read-bank' }
    const { scope } = await db().roleGrant.findFirstOrThrow({ where: right })
    await db().roleGrant.updateMany({ where: right, data: { scope: 'own' } })
    try {
      const own = await company.viewer('branch-sales-manager', 0)
      const list = '公司名称,银行账号,地址\n别人账号药房,6217000010009876543,苏州市账号路 1 号\n'
      const task = await plan(own, await upload(csv(list), 'h.csv', own), { overwrite: true })
      expect(task.result).toMatchObject({
        counts: { update: 1 },
        notes: [{ code: 'guarded-fact', rows: 1 }],
        samples: [{ edits: [{ fact: 'address' }], findings: [{ code: 'guarded-fact' }] }],
      })
      expect((await run(own, task.id)).result?.['written']).toMatchObject({ changed: 1 })
    } finally {
      await db().roleGrant.updateMany({ where: right, data: { scope } })
    }
    const { facts } = await db().dossier.findUniqueOrThrow({ where: { customerId } })
    expect(facts).toMatchObject({ bankAccount: '6222020200001234567' })
    expect(
      await db().factChange.count({ where: { customerId, fact: 'bankAccount', source: 'import' } }),
    ).toBe(0)
  })

  it.each([
    [false, '6222020200001234567', []],
    [true, '6217000010009876543', [{ before: '6222020200001234567', after: '6217000010009876543' }]],
  ])(
    'takes what stood before from the file itself, not from the edit (overwriting: %s)',
    async (overwrite, now, history) => {
      const name = overwrite ? '覆盖账号药房' : '等候账号药房'
      const made = await runMutation(createCustomer, manager, {
        name,
        unitId: company.branches[0],
        ownerId: null,
      })
      const customerId = made.kind === 'ok' ? made.value.id : ''
      await runMutation(saveFacts, manager, {
        customerId,
        source: 'form',
        changes: [{ fact: 'bankAccount', from: null, to: '6222020200001234567' }],
      })
      const { version } = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
      const taskId = await upload(csv(`公司名称\n${name}\n`), 'k.csv', manager)
      await plan(manager, taskId, { overwrite })
      const edits = [{ fact: 'bankAccount', from: null, to: '6217000010009876543' }] as const
      const written = { lastRow: 2, made: 0, changed: 1, same: 0, refused: 0 }
      const chunk = { taskId, rows: { inserts: [], updates: [{ customerId, version, edits }] }, written }
      expect(await runMutation(writeChunk, manager, chunk)).toMatchObject({ kind: 'ok' })
      const { facts } = await db().dossier.findUniqueOrThrow({ where: { customerId } })
      expect(facts).toMatchObject({ bankAccount: now })
      const changes = { customerId, fact: 'bankAccount', source: 'import' }
      const select = { before: true, after: true }
      expect(await db().factChange.findMany({ where: changes, select })).toEqual(history)
      expect(await db().factClaim.count({ where: { customerId, state: 'open' } })).toBe(overwrite ? 0 : 1)
    },
  )

  it('names no customer by a name the list opened twice', async () => {
    const list = '公司名称,统一社会信用代码\n同名药房,913205000000011\n同名药房,913205000000012\n独名药房,\n'
    const task = await upload(csv(list), 'n.csv', manager)
    await plan(manager, task)
    expect((await run(manager, task)).result?.['written']).toMatchObject({ made: 3 })
    const { id } = await db().customer.findFirstOrThrow({ where: { name: '独名药房' } })
    expect([...(await importedNames(task, 100))]).toEqual([['独名药房', id]])
    expect([...(await importedNames(task, 1))]).toEqual([])
  })

  it('stops between chunks when asked, and keeps what is written', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => `取消${at}号药房`).join('\n')
    const task = await upload(csv(`公司名称\n${rows}\n`), 'c.csv', manager)
    await plan(manager, task)
    await runMutation(runImport, manager, { taskId: task })
    await db().task.update({ where: { id: task }, data: { state: 'running' } })
    await runMutation(cancelTask, manager, { taskId: task })
    await runCustomerImport({ taskId: task }, job)
    expect(await read(manager, task)).toMatchObject({ state: 'cancelled', done: 500 })
    expect(await db().customer.count({ where: { importId: task } })).toBe(500)
  })

  it('goes on behind the last whole chunk after a crash, without doubles', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => `续导${at}号药房`).join('\n')
    const task = await upload(csv(`公司名称\n${rows}\n`), 'd.csv', manager)
    await plan(manager, task)
    await runMutation(runImport, manager, { taskId: task })
    await db().task.update({ where: { id: task }, data: { state: 'running', cancelAsked: true } })
    await runCustomerImport({ taskId: task }, job)
    await db().task.update({ where: { id: task }, data: { state: 'running', cancelAsked: false } })
    await runCustomerImport({ taskId: task }, job)
    expect(await read(manager, task)).toMatchObject({
      state: 'done',
      done: 1200,
      result: { written: { made: 1200, refused: 0 } },
    })
    expect(await db().customer.count({ where: { importId: task } })).toBe(1200)
    const numbers = await db().customer.findMany({ where: { importId: task }, select: { fileNumber: true } })
    expect(new Set(numbers.map((row) => row.fileNumber)).size).toBe(1200)
  })

  it('refuses a tax number held where the importer may not change, and somebody else’s task', async () => {
    const stranger = await company.viewer('branch-sales-manager', 2)
    const taxNumber = '91320500MA1000012W'
    const made = await runMutation(createCustomer, stranger, {
      name: '别处药业',
      unitId: company.branches[2],
      ownerId: null,
      taxNumber,
    })
    const number = made.kind === 'ok' ? taxNumber : '913205000000001'
    if (made.kind !== 'ok')
      await runMutation(createCustomer, stranger, {
        name: '别处药业',
        unitId: company.branches[2],
        ownerId: null,
        taxNumber: number,
      })
    const task = await upload(csv(`公司名称,统一社会信用代码\n另一家,${number}\n`), 'e.csv', manager)
    expect(await plan(manager, task)).toMatchObject({
      result: { counts: { new: 0, refused: 1 }, reasons: [{ code: 'held-elsewhere', rows: 1 }] },
    })
    expect(await taskOf(stranger, task)).toBeNull()
    expect(await runMutation(runImport, stranger, { taskId: task })).toEqual({ kind: 'not-found' })
  })

  it('belongs only where the importer may open files', async () => {
    const task = await upload(csv('公司名称\n越界药房\n'), 'f.csv', manager)
    const { headerRow, titles, mapping } = await importHead(manager, await read(manager, task))
    expect(
      await runMutation(planImport, manager, {
        taskId: task,
        headerRow,
        titles,
        ...mapping,
        unitId: company.branches[2],
      }),
    ).toEqual({ kind: 'not-found' })
  })
})
