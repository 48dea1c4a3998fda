import { PassThrough } from 'node:stream'
import { bulkChunk, finishBulk } from '@/lib/areas/customers/bulk/mutations'
import { doneRows } from '@/lib/areas/customers/bulk/queries'
import { judgeRow } from '@/lib/areas/customers/bulk/rules/bulk-row'
import type { BulkRow, Turn } from '@/lib/areas/customers/bulk/writes'
import { factRightsOf } from '@/lib/areas/customers/dossier/policy'
import { nameOfFile } from '@/lib/areas/customers/import/schema'
import { withSheet } from '@/lib/areas/customers/import/queries'
import { strippedName } from '@/lib/areas/customers/rules/search-columns'
import { sheetInsert } from '@/lib/areas/customers/sheet/mutations'
import { sheetCustomers, sheetHeadOf, takenNames } from '@/lib/areas/customers/sheet/queries'
import { sheetTitle } from '@/lib/areas/customers/sheet/rules/sheet-cells'
import {
  readSheetRow,
  type SheetDiff,
  type SheetHead,
  sheetKey,
  type SheetReason,
} from '@/lib/areas/customers/sheet/rules/sheet-rows'
import type { SheetChoices } from '@/lib/areas/customers/sheet/schema'
import { immediateChanges } from '@/lib/areas/customers/updates/rules/immediate-updates'
import { now, today } from '@/lib/core/clock'
import { onPool, sqlTransaction } from '@/lib/core/db'
import { storage } from '@/lib/core/files'
import type { JobRun } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import type { SheetRow } from '@/lib/core/sheets/sheet'
import type { WrittenCell } from '@/lib/core/sheets/sheet-layout'
import { writeXlsx } from '@/lib/core/sheets/write-xlsx'
import { insertStoredFile } from '@/lib/core/stored-files'
import { changeTask, noteProgress, runTask, type Task } from '@/lib/core/tasks'
import { viewerOf } from '@/lib/core/viewer'
import { reasonIn, type Words } from '@/lib/core/words'

const CHUNK = 500
const WRITTEN = 100
const SHOWN = 100
const LARGEST = 200 * 1024 * 1024
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Planned = { row: number; name: string; diffs: SheetDiff[] } & (
  | { kind: 'update'; change: BulkRow; concerned: boolean }
  | { kind: 'new'; facts: Record<string, unknown> & { name: string } }
  | { kind: 'same' }
  | { kind: 'refused'; reasons: SheetReason[] }
)

function sayReason(reason: SheetReason, words: Words): string {
  const text = reasonIn(words, reason)
  return reason.column ? `${reason.column}：${text}` : text
}

/** What a planned row says in the column 导入结果. */
function sayPlanned(planned: Planned, words: Words): string {
  const diffs = planned.diffs
    .map(({ column, from, to }) => `${column} ${from || '∅'} → ${to || '∅'}`)
    .join('；')
  if (planned.kind === 'refused')
    return words.say('workList.sheet.refusedRow', {
      why: planned.reasons.map((reason) => sayReason(reason, words)).join('；'),
    })
  if (planned.kind === 'update') return words.say('workList.sheet.updateRow', { what: diffs })
  return words.say(planned.kind === 'new' ? 'workList.sheet.newRow' : 'workList.sheet.sameRow')
}

type Reader = {
  viewer: Viewer
  words: Words
  head: SheetHead
  choices: SheetChoices
  seen: Map<string, number>
}

async function planNew(reader: Reader, rows: readonly SheetRow[]): Promise<Planned[]> {
  const { head, words, choices, seen } = reader
  const sight = { credit: false, trade: false, personal: true, bank: true }
  const read = rows.map((row) => {
    const { wanted, faults } = readSheetRow(row, head, () => null, sight, words, today())
    const facts = Object.fromEntries(wanted.map(({ fact, to }) => [fact, to]))
    return { row, facts, faults, name: typeof facts['name'] === 'string' ? facts['name'] : '' }
  })
  const taken = await takenNames(
    read.map(({ name, facts }) => ({ name, taxNumber: (facts['taxNumber'] as string | undefined) ?? null })),
  )
  return read.map(({ row, facts, faults, name }): Planned => {
    const stripped = strippedName(name)
    const first = seen.get(`name:${stripped}`)
    const reasons: SheetReason[] = [...faults]
    if (name === '') reasons.push({ code: 'customers.sheet-no-name' })
    else if (taken.names.has(stripped) || taken.taxNumbers.has(String(facts['taxNumber'] ?? '')))
      reasons.push({ code: 'customers.sheet-known', values: { name } })
    else if (first !== undefined) reasons.push({ code: 'customers.sheet-twice', values: { first } })
    if (!choices.unitId) reasons.push({ code: 'customers.sheet-no-unit' })
    seen.set(`name:${stripped}`, row.number)
    const base = { row: row.number, name, diffs: [] }
    return reasons.length > 0
      ? { ...base, kind: 'refused', reasons }
      : { ...base, kind: 'new', facts: { ...facts, name } }
  })
}

async function planChunk(reader: Reader, rows: readonly SheetRow[]): Promise<Planned[]> {
  const { viewer, head, words, seen } = reader
  const keyed = rows.map((row) => ({ row, key: sheetKey(row, head) }))
  const known = await sheetCustomers(
    viewer,
    keyed.flatMap(({ key }) => (typeof key === 'object' ? [key.id] : [])),
  )
  const fresh = await planNew(
    reader,
    keyed.flatMap(({ row, key }) => (key === 'none' ? [row] : [])),
  )
  return keyed.flatMap(({ row, key }): Planned[] => {
    if (key === 'remark') return []
    if (key === 'none') return fresh.filter((planned) => planned.row === row.number)
    const base = { row: row.number, name: '', diffs: [] }
    if (key === 'unreadable')
      return [{ ...base, kind: 'refused', reasons: [{ code: 'customers.sheet-key-broken' }] }]
    const customer = known.get(key.id)
    if (!customer) return [{ ...base, kind: 'refused', reasons: [{ code: 'customers.not-yours-to-change' }] }]
    const name = String(customer.dossier.facts['name'])
    const first = seen.get(key.id)
    if (first !== undefined)
      return [
        { ...base, name, kind: 'refused', reasons: [{ code: 'customers.sheet-twice', values: { first } }] },
      ]
    seen.set(key.id, row.number)
    const { wanted, diffs, faults } = readSheetRow(row, head, customer.stored, customer.sight, words, today())
    const verdict = judgeRow(wanted, customer.dossier.facts, (changes) =>
      factRightsOf(viewer, customer.dossier, changes),
    )
    const placed = { row: row.number, name, diffs }
    if (faults.length > 0) return [{ ...placed, kind: 'refused', reasons: faults }]
    if (verdict.outcome === 'same') return [{ ...placed, diffs: [], kind: 'same' }]
    if (key.version !== customer.dossier.version)
      return [
        { ...placed, kind: 'refused', reasons: [{ code: 'customers.changed-meanwhile', values: { name } }] },
      ]
    if (verdict.outcome === 'refused') return [{ ...placed, kind: 'refused', reasons: verdict.reasons }]
    const change = { customerId: key.id, wanted, rowNumber: row.number, version: key.version }
    const concerned = immediateChanges(verdict.changes, customer.dossier.state).length > 0
    return [{ ...placed, kind: 'update', change, concerned }]
  })
}

/** Plans the file chunk by chunk and hands each chunk over; `take` says whether to go on. */
async function planFile(
  task: Task,
  reader: Reader,
  take: (chunk: Planned[]) => Promise<boolean>,
): Promise<void> {
  await withSheet(task, async (sheet) => {
    let waiting: SheetRow[] = []
    for await (const row of sheet.rows) {
      if (row.number <= reader.head.headerRow) continue
      waiting.push(row)
      if (waiting.length < CHUNK) continue
      if (!(await take(await planChunk(reader, waiting)))) return
      waiting = []
    }
    await take(await planChunk(reader, waiting))
  })
}

async function readerOf(task: Task): Promise<Reader> {
  const viewer = await viewerOf(task.personId, 'import')
  const found = await sheetHeadOf(task, viewer.locale)
  if (!found) throw new Error('no list of ours')
  return { viewer, ...found, choices: task.input as unknown as SheetChoices, seen: new Map() }
}

/** The same sheet with a column 导入结果 behind it. */
async function resultFile(task: Task, reader: Reader, said: ReadonlyMap<number, string>): Promise<string> {
  const { words, head } = reader
  const out = new PassThrough()
  const storing = storage().put(out, LARGEST)
  await withSheet(task, async (sheet) => {
    let titles: string[] = []
    const rows: WrittenCell[][] = []
    for await (const row of sheet.rows) {
      const cells = row.cells.map((cell) => (cell === null ? null : String(cell)))
      if (row.number === head.headerRow) titles = cells.map((cell) => cell ?? '')
      const text = said.get(row.number)
      if (text !== undefined) rows.push([...Array.from(titles, (_, at) => cells[at] ?? null), text])
    }
    const columns = titles.map((title, at) => ({
      title,
      kind: 'text' as const,
      hidden: at === head.keyColumn,
    }))
    const result = { title: words.say('customers.import.result'), kind: 'text' as const, width: 60 }
    await writeXlsx(out, { name: words.say('customers.list.title'), columns: [...columns, result] }, rows)
  })
  const stored = await storing
  const name = `${words.say('customers.import.result')}-${nameOfFile(task)}`.replace(/\.\w+$/, '') + '.xlsx'
  const about = { purpose: 'import-refused', subjectType: 'task', subjectId: task.id } as const
  return sqlTransaction((tx) =>
    insertStoredFile(tx, now(), task.personId, { ...stored, name, mediaType: MEDIA, ...about }),
  )
}

async function plan(task: Task): Promise<void> {
  const reader = await readerOf(task)
  const counts = { new: 0, update: 0, same: 0, refused: 0 }
  const samples: object[] = []
  const said = new Map<number, string>()
  let cleared = 0
  let concerned = 0
  let seen = 0
  let stopped = false
  await planFile(task, reader, async (chunk) => {
    for (const planned of chunk) {
      counts[planned.kind] += 1
      if (planned.kind === 'update') {
        cleared += planned.diffs.filter(({ to }) => to === '').length
        if (planned.concerned) concerned += 1
      }
      said.set(planned.row, sayPlanned(planned, reader.words))
      if (planned.kind === 'same' || samples.length >= SHOWN) continue
      const reasons =
        planned.kind === 'refused' ? planned.reasons.map((reason) => sayReason(reason, reader.words)) : []
      samples.push({
        row: planned.row,
        name: planned.name,
        kind: planned.kind,
        diffs: planned.diffs,
        reasons,
      })
    }
    seen += chunk.length
    stopped = (await noteProgress(task.id, seen)).cancelAsked
    return !stopped
  })
  if (stopped) return changeTask(onPool, task.id, { state: 'draft', cancelAsked: false })
  const { columns, unknown } = reader.head
  const result = {
    counts,
    cleared,
    concerned,
    samples,
    columns: columns.map(({ column }) => sheetTitle(column, reader.words)),
    unknown,
    plannedAt: now().toISOString(),
  }
  const resultFileId = await resultFile(task, reader, said)
  await changeTask(onPool, task.id, { state: 'ready', total: seen, done: seen, result, resultFileId })
}

type Passed = Pick<Turn['done'], 'outcome' | 'reasons'>

function sayNotWritten({ outcome, reasons }: Passed, words: Words): string {
  if (outcome === 'same') return words.say('workList.sheet.sameRow')
  const why = (reasons ?? []).map((reason) => sayReason(reason, words)).join('；')
  return words.say('workList.sheet.refusedRow', { why })
}

function sayTurn({ done }: Turn, planned: Planned, words: Words): string {
  return done.outcome === 'changed' ? sayPlanned(planned, words) : sayNotWritten(done, words)
}

/** A row an earlier run got through before it broke off. */
function sayPassed(passed: Passed, words: Words): string {
  const written = passed.outcome === 'changed' || passed.outcome === 'made'
  return written ? words.say('workList.sheet.earlierRow') : sayNotWritten(passed, words)
}

/** Writes the updates and openings of a planned chunk, a hundred a transaction, and says what came of each row. */
async function writePlanned(
  task: Task,
  { viewer, words, choices }: Reader,
  chunk: readonly Planned[],
  done: Awaited<ReturnType<typeof doneRows>>,
  said: Map<number, string>,
): Promise<void> {
  const updates = chunk.flatMap((planned) =>
    planned.kind === 'update' ? [{ planned, change: planned.change }] : [],
  )
  const trace = { source: 'import', reason: choices.reason ?? null, file: nameOfFile(task) } as const
  for (let from = 0; from < updates.length; from += WRITTEN) {
    const part = updates.slice(from, from + WRITTEN).filter(({ change }) => !done.ids.has(change.customerId))
    const rows = part.map(({ change }) => change)
    const outcome = await runMutation(bulkChunk, viewer, { taskId: task.id, rows, trace })
    if (outcome.kind !== 'ok') throw new Error(`sheet chunk: ${outcome.kind}`)
    for (const turn of outcome.value) {
      const planned = part.find(({ change }) => change.customerId === turn.done.customerId)?.planned
      if (planned) said.set(planned.row, sayTurn(turn, planned, words))
    }
  }
  const fresh = chunk.flatMap((planned) =>
    planned.kind === 'new' && !done.rows.has(planned.row)
      ? [{ rowNumber: planned.row, facts: planned.facts }]
      : [],
  )
  if (fresh.length === 0) return
  const outcome = await runMutation(sheetInsert, viewer, { taskId: task.id, rows: fresh })
  if (outcome.kind !== 'ok') throw new Error(`sheet insert: ${outcome.kind}`)
}

async function run(task: Task): Promise<void> {
  const reader = await readerOf(task)
  const done = await doneRows(task.id)
  const said = new Map<number, string>()
  let seen = 0
  let stopped = false
  await planFile(task, reader, async (chunk) => {
    for (const planned of chunk) {
      const passed = done.rows.get(planned.row)
      said.set(planned.row, passed ? sayPassed(passed, reader.words) : sayPlanned(planned, reader.words))
    }
    await writePlanned(task, reader, chunk, done, said)
    seen += chunk.length
    stopped = (await noteProgress(task.id, seen)).cancelAsked
    return !stopped
  })
  const resultFileId = await resultFile(task, reader, said)
  await changeTask(onPool, task.id, { resultFileId })
  const finished = await runMutation(finishBulk, reader.viewer, {
    taskId: task.id,
    state: stopped ? 'cancelled' : 'done',
  })
  if (finished.kind !== 'ok') throw new Error(`sheet end: ${finished.kind}`)
}

/** Dry run of an edited list: what every row and cell would do; nothing of a customer is written. */
export const planCustomerSheet = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, plan)
/** Writes an edited list, a hundred customers a transaction; goes on where a crash left it. */
export const runCustomerSheet = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, run)
