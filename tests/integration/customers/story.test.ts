import { createServer, type Server } from 'node:net'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachFile, removeFile, restoreFile } from '@/lib/areas/customers/attachments/mutations'
import { attachedFile, customerFiles, recordFiles } from '@/lib/areas/customers/attachments/queries'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { dossierOn } from '@/lib/areas/customers/history/queries'
import { addNote, editNote, removeNote, restoreNote } from '@/lib/areas/customers/notes/mutations'
import { mentionable, recordNotes } from '@/lib/areas/customers/notes/queries'
import { timeline } from '@/lib/areas/customers/timeline/queries'
import { setSetting } from '@/lib/composition/settings-registry'
import { newId } from '@/lib/core/audit'
import { db, sql } from '@/lib/core/db'
import { takeUpload } from '@/lib/core/file-kinds'
import { storage } from '@/lib/core/files'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { today } from '@/lib/core/clock'
import { businessDate } from '@/lib/core/dates'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { freezeClock } from '../../setup/clock'

let company: Company
let customer: string
let rep: Viewer
let manager: Viewer
let stranger: Viewer
beforeAll(async () => {
  company = await makeCompany()
  customer = await makeCustomer(company, 0)
  rep = await company.viewer('sales-rep', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  stranger = await company.viewer('sales-rep', 1)
})

const at = () => ({ subjectType: 'customer' as const, subjectId: customer })
const value = <T>(outcome: { kind: string; value?: T }): T => {
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value as T
}

describe('a note', () => {
  it('tells the colleagues it mentions, once each, and is told in the timeline', async () => {
    const mentions = [manager.personId, rep.personId]
    const note = value(await runMutation(addNote, rep, { ...at(), text: '请看 @经理', mentions }))
    const told = await db().notice.findMany({ where: { kind: 'customers.mentioned' } })
    expect(told.map((notice) => notice.personId)).toEqual([manager.personId])
    const story = await timeline(manager, customer, {})
    expect(story?.rows[0]).toMatchObject({ id: note.id, what: 'note', note: { text: '请看 @经理' } })
    expect(
      story?.rows.filter((row) => row.what === 'event' && row.event.kind === 'customers.note-added'),
    ).toEqual([])
  })

  it('does not mention whoever may not read the customer', async () => {
    const outcome = await runMutation(addNote, rep, { ...at(), text: '@外人', mentions: [stranger.personId] })
    expect(outcome).toMatchObject({ kind: 'invalid', errors: { mentions: [{ code: 'notes.cannot-read' }] } })
    const people = await mentionable(rep, 'customer', customer, '')
    expect(people?.map((person) => person.id)).toContain(manager.personId)
    expect(people?.map((person) => person.id)).not.toContain(stranger.personId)
  })

  it('changed by two at once keeps the first and shows the second both', async () => {
    const { id } = value(await runMutation(addNote, rep, { ...at(), text: '一' }))
    const edits = await Promise.all(
      Array.from({ length: 20 }, (_, n) => runMutation(editNote, rep, { id, version: 1, text: `改${n}` })),
    )
    expect(edits.filter((edit) => edit.kind === 'ok')).toHaveLength(1)
    expect(edits.filter((edit) => edit.kind === 'conflict')).toHaveLength(19)
  })

  it('is changed by its writer alone, removed by him or who reviews files, and comes back', async () => {
    const { id } = value(await runMutation(addNote, rep, { ...at(), text: '我的' }))
    const other = await company.viewer('cashier', 0)
    expect((await runMutation(editNote, manager, { id, version: 1, text: '他的' })).kind).toBe('refused')
    expect((await runMutation(removeNote, other, { id })).kind).not.toBe('ok')
    value(await runMutation(removeNote, rep, { id }))
    expect((await recordNotes(rep, 'customer', customer))?.rows.map((note) => note.id)).not.toContain(id)
    value(await runMutation(restoreNote, rep, { id }))
    expect((await recordNotes(rep, 'customer', customer))?.rows.map((note) => note.id)).toContain(id)
  })

  it('at a record of another customer, or beyond reach, does not exist', async () => {
    const own = await runMutation(addNote, stranger, { ...at(), text: '偷看' })
    expect(own.kind).toBe('not-found')
    const unknown = await runMutation(addNote, rep, { subjectType: 'visit', subjectId: newId(), text: '无' })
    expect(unknown.kind).toBe('not-found')
    for (const read of [
      timeline(stranger, customer, {}),
      recordNotes(stranger, 'customer', customer),
      recordFiles(stranger, 'customer', customer),
      customerFiles(stranger, customer),
      mentionable(stranger, 'customer', customer, ''),
      dossierOn(stranger, customer, businessDate('2026-11-01')),
    ])
      expect(await read).toBeNull()
  })
})

describe('the timeline', () => {
  it('hides figures of credit from whoever may not read them', async () => {
    await sql(
      `INSERT INTO "AuditEvent" ("id","at","kind","channel","subjectType","subjectId","customerId","values","correlationId")
       VALUES ($1::uuid,now(),'credit.line-decided','web','line','x',$2::uuid,'{"lineFen":100}',$1::uuid)`,
      [newId(), customer],
    )
    const kinds = async (viewer: Viewer) =>
      (await timeline(viewer, customer, { group: 'credit' }))?.rows.map(
        (row) => row.what === 'event' && row.event.kind,
      )
    expect(await kinds(manager)).toEqual(['credit.line-decided'])
    const blind = {
      ...manager,
      reach: new Map([...manager.reach].filter(([name]) => name !== 'credit.read')),
    }
    expect(await kinds(blind)).toEqual([])
  })

  it('goes on where a page ended, without gap or repetition', async () => {
    const whole = (await timeline(rep, customer, { size: 100 }))!.rows.map((row) => row.id)
    const paged: string[] = []
    let before: string | undefined
    do {
      const page = (await timeline(rep, customer, { size: 2, ...(before && { before }) }))!
      paged.push(...page.rows.map((row) => row.id))
      before = page.next ?? undefined
    } while (before)
    expect(paged).toEqual(whole)
  })
})

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
async function upload(bytes: Buffer | string, name: string) {
  const { kind: _, ...taken } = await takeUpload(storage(), {
    bytes: Readable.from([Buffer.from(bytes)]),
    name,
    purpose: 'document',
  })
  return taken
}
const attach = async (viewer: Viewer, bytes: Buffer | string = PDF, name = '合同.pdf') =>
  runMutation(attachFile, viewer, { ...at(), ...(await upload(bytes, name)) })

describe('a file at a record', () => {
  it('is fetched by whoever sees the record and by nobody else, and is gone while removed', async () => {
    const { id } = value(await attach(rep))
    expect(await attachedFile(manager, id)).toMatchObject({ name: '合同.pdf' })
    expect(await attachedFile(stranger, id)).toBeNull()
    expect((await runMutation(removeFile, stranger, { id })).kind).toBe('not-found')
    value(await runMutation(removeFile, rep, { id }))
    expect(await attachedFile(manager, id)).toBeNull()
    value(await runMutation(restoreFile, rep, { id }))
    expect((await customerFiles(manager, customer))?.rows[0]).toMatchObject({ id, subjectType: 'customer' })
  })

  it('at a paper one may not read is neither fetched, nor listed at the paper or among all files', async () => {
    const order = newId()
    await sql(
      `INSERT INTO "CreditRating" ("id","number","customerId","kind","periodFrom","periodTo","answers","createdAt","updatedAt")
       VALUES ($1::uuid,'PJ-T-1',$2::uuid,'first','2026-08-01','2026-10-31','{}',now(),now())`,
      [order, customer],
    )
    const rating = { subjectType: 'credit-rating' as const, subjectId: order }
    const { id } = value(
      await runMutation(attachFile, manager, { ...rating, ...(await upload(PDF, '传票.pdf')) }),
    )
    const listed = async (viewer: Viewer) =>
      (await customerFiles(viewer, customer))!.rows.map((row) => row.id)
    expect(await listed(manager)).toContain(id)
    const blind = {
      ...manager,
      reach: new Map([...manager.reach].filter(([name]) => name !== 'grading.read')),
    }
    expect(await listed(blind)).not.toContain(id)
    expect(await recordFiles(blind, 'credit-rating', order)).toBeNull()
    expect(await attachedFile(blind, id)).toBeNull()
    expect((await runMutation(removeFile, blind, { id })).kind).toBe('not-found')
  })

  it('put into quarantine afterwards is handed out to nobody', async () => {
    const { id } = value(await attach(rep, PDF, '可疑.pdf'))
    await sql(`UPDATE "StoredFile" SET "scanState"='quarantined' WHERE "id"=$1::uuid`, [id])
    expect(await attachedFile(manager, id)).toBeNull()
    value(await runMutation(removeFile, rep, { id }))
  })

  it('finds no room beyond the limit, however many come at once', async () => {
    const administrator = await company.viewer('administrator')
    value(
      await runMutation(setSetting, administrator, {
        key: 'customers.attachments',
        unitId: null,
        value: { megabytes: 2000, perRecord: 4 },
        effectiveFrom: today(),
        reason: '试',
      }),
    )
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => attach(rep, PDF, `${n}.pdf`)))
    expect(answers.filter((answer) => answer.kind === 'ok')).toHaveLength(3)
    expect(answers.filter((answer) => answer.kind === 'refused')).toHaveLength(7)
  })

  it('that is a picture loses what the camera wrote into it', async () => {
    const taken = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a33' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const { key } = await upload(taken, '门头.jpg')
    const kept = await storage().withPath(key, (path) => sharp(path).metadata())
    expect(kept).toMatchObject({ width: 40, height: 20 })
    expect(kept.exif).toBeUndefined()
  })
})

describe('with a virus scanner', () => {
  let scanner: Server
  beforeAll(async () => {
    scanner = createServer((socket) => {
      let seen = ''
      socket.on('error', () => undefined)
      socket.on('data', (piece) => {
        seen += piece.toString('latin1')
        if (!seen.endsWith('\0\0\0\0')) return
        socket.end(seen.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
      })
    })
    await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve))
    process.env['CLAMD'] = `127.0.0.1:${(scanner.address() as { port: number }).port}`
  })
  afterAll(async () => {
    delete process.env['CLAMD']
    await new Promise((resolve) => scanner.close(resolve))
  })
  const stored = () => readdirSync(join(process.env['DATA_DIR']!, 'files'), { recursive: true }).length

  it('a clean file is marked as such', async () => {
    expect(await upload(PDF, '干净.pdf')).toMatchObject({ scanState: 'clean' })
  })

  it('an infected one is refused and not kept', async () => {
    const before = stored()
    await expect(upload(`${PDF}EICAR-STANDARD-ANTIVIRUS-TEST-FILE`, '毒.pdf')).rejects.toMatchObject({
      code: 'infected',
    })
    expect(stored()).toBeLessThanOrEqual(before + 1)
  })

  it('that does not answer, nothing is taken', async () => {
    const address = process.env['CLAMD']
    process.env['CLAMD'] = '127.0.0.1:1'
    await expect(upload(PDF, '未知.pdf')).rejects.toMatchObject({ code: 'not-scanned' })
    process.env['CLAMD'] = address
  })
})

describe('the dossier on a day', () => {
  it('shows what stood then, and what is otherwise today', async () => {
    const id = await makeCustomer(company, 0)
    const save = async (from: string | null, to: string, moment: string) => {
      freezeClock(moment)
      const changes = [{ fact: 'phone', from, to }]
      value(await runMutation(saveFacts, rep, { customerId: id, source: 'form', changes }))
    }
    await save(null, '0512-55500001', '2026-09-01T02:00:00Z')
    await save('0512-55500001', '0512-55500002', '2026-10-01T15:59:00Z')
    await save('0512-55500002', '0512-55500003', '2026-10-01T16:01:00Z')
    const phoneOn = async (day: string) =>
      (await dossierOn(rep, id, businessDate(day)))?.facts['phone'] ?? null
    expect(await phoneOn('2026-08-31')).toBeNull()
    expect(await phoneOn('2026-09-30')).toBe('0512-55500001')
    expect(await phoneOn('2026-10-01')).toBe('0512-55500002')
    expect(await phoneOn('2026-10-02')).toBe('0512-55500003')
    const then = await dossierOn(rep, id, businessDate('2026-10-01'))
    expect(then?.differences).toEqual([{ fact: 'phone', then: '0512-55500002', now: '0512-55500003' }])
  })
})
