import { shownFact } from '@/lib/areas/customers/dossier/queries'
import {
  choicesOf,
  doneOf,
  type ImportChunk,
  isBehind,
  undoChunk,
  undoingOf,
  writeChunk,
  type Written,
} from '@/lib/areas/customers/import/mutations'
import {
  cellText,
  importedIds,
  importLookups,
  waitingEdits,
  withSheet,
} from '@/lib/areas/customers/import/queries'
import { type ImportPlan, mappingOf } from '@/lib/areas/customers/import/schema'
import { type ImportFinding, leavesOut } from '@/lib/areas/customers/rules/import-findings'
import { type FactEdit, importPlanner, type PlannedRow } from '@/lib/areas/customers/rules/import-plan'
import { isRemarkRow, type ImportedRow, rowReader } from '@/lib/areas/customers/rules/import-row'
import { now } from '@/lib/core/clock'
import { onPool } from '@/lib/core/db'
import type { JobRun } from '@/lib/core/jobs'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import type { SheetCell, SheetRow } from '@/lib/core/sheets/sheet'
import { changeTask, noteProgress, runTask, type Task } from '@/lib/core/tasks'
import { viewerOf } from '@/lib/core/viewer'
import { wordsIn } from '@/lib/core/words'
import { type Listed, listedRow, type Refused, refusedFile, rowsFile } from './import-files'

const CHUNK = 500
/** Rows of each kind the plan keeps to be shown. */
const SHOWN = 100
type Planned = { planned: PlannedRow; cells: readonly SheetCell[] }

function refused(planned: PlannedRow, code: ImportFinding['code']): PlannedRow {
  const { row, name, notes } = planned
  return { kind: 'refused', row, name, notes, reasons: [{ code, fact: null, column: null, values: {} }] }
}

/** Reads the file from its title row on, plans it chunk by chunk with what is on file, and hands each chunk over. `take` says whether to go on. */
async function planFile(
  viewer: Viewer,
  task: Task,
  take: (chunk: Planned[], titles: readonly SheetCell[]) => Promise<boolean>,
): Promise<void> {
  const choices = choicesOf(task.input)
  const mapping = mappingOf(choices)
  const read = rowReader(mapping)
  const planner = importPlanner()
  await withSheet(task, async (sheet) => {
    let titles: readonly SheetCell[] = []
    let waiting: { row: SheetRow; read: ImportedRow }[] = []
    const flush = async () => {
      const lookups = await importLookups(
        onPool,
        viewer,
        waiting.map((item) => item.read),
      )
      const chunk = waiting.map((item) => {
        const planned = planner.add(item.read, lookups)
        const tax = planned.kind === 'new' ? planned.facts.taxNumber : undefined
        return {
          planned: tax && lookups.heldElsewhere.has(tax) ? refused(planned, 'held-elsewhere') : planned,
          cells: item.row.cells,
        }
      })
      waiting = []
      return take(chunk, titles)
    }
    for await (const row of sheet.rows) {
      if (row.number === choices.headerRow) titles = row.cells
      if (row.number <= choices.headerRow || isRemarkRow(row, mapping)) continue
      waiting.push({ row, read: read(row) })
      if (waiting.length === CHUNK && !(await flush())) return
    }
    await flush()
  })
}

/** What is said of a row: why it is refused, and what was noticed. */
function findingsOf(planned: PlannedRow): readonly ImportFinding[] {
  return planned.kind === 'refused' ? [...planned.reasons, ...planned.notes] : planned.notes
}

/** Is there something in the row that was not taken over? */
function isBad(planned: PlannedRow): boolean {
  return planned.kind === 'refused' || leavesOut(planned.notes)
}

/** What the report calls a row: known customers are left alone where `updates` is off; `waits` are the edits that wait. */
function shownKind(
  planned: PlannedRow,
  updates: boolean,
  waits: ReadonlySet<FactEdit> | null,
): keyof ImportPlan['counts'] {
  if (planned.kind !== 'update' && planned.kind !== 'left-out') return planned.kind
  if (!updates) return 'same'
  return planned.kind === 'update' && planned.edits.every((edit) => waits?.has(edit)) ? 'waits' : planned.kind
}

/** Rows a finding stands on, and the columns it speaks of. */
type Tally = { rows: number; columns: Set<number> }

function tally(of: Map<string, Tally>, findings: readonly ImportFinding[]): void {
  for (const [code, same] of Map.groupBy(findings, (finding) => finding.code)) {
    const known = of.get(code) ?? { rows: 0, columns: new Set() }
    known.rows += 1
    for (const { column } of same) if (column !== null) known.columns.add(column)
    of.set(code, known)
  }
}

const ranked = (of: ReadonlyMap<string, Tally>): ImportPlan['reasons'] =>
  [...of]
    .map(([code, { rows, columns }]) => ({
      code,
      rows,
      ...(columns.size > 0 && { columns: [...columns].toSorted((a, b) => a - b) }),
    }))
    .toSorted((a, b) => b.rows - a.rows)

async function plan(task: Task): Promise<void> {
  const viewer = await viewerOf(task.personId, 'import')
  const { updates, overwrite } = choicesOf(task.input)
  const counts: ImportPlan['counts'] = { new: 0, update: 0, same: 0, waits: 0, 'left-out': 0, refused: 0 }
  const tallies = { reasons: new Map<string, Tally>(), notes: new Map<string, Tally>() }
  const words = wordsIn(viewer.locale)
  const all: Listed[] = []
  const samples: ImportPlan['samples'] = []
  let waiting = 0
  const bad: Refused[] = []
  let seen = 0
  let stopped = false
  let titles: readonly SheetCell[] = []
  await planFile(viewer, task, async (chunk, head) => {
    titles = head
    const waits = overwrite
      ? null
      : await waitingEdits(
          onPool,
          chunk.flatMap(({ planned }) => (updates && planned.kind === 'update' ? [planned] : [])),
        )
    waiting += waits?.size ?? 0
    for (const { planned, cells } of chunk) {
      const kind = shownKind(planned, updates, waits)
      counts[kind] += 1
      tally(tallies.notes, planned.notes)
      const findings = findingsOf(planned)
      if (planned.kind === 'refused') tally(tallies.reasons, planned.reasons)
      if (isBad(planned)) bad.push({ row: planned.row, cells, reasons: findings })
      const { row, name } = planned
      const known = 'customerId' in planned && { customerId: planned.customerId }
      const edits = planned.kind === 'update' && {
        edits: planned.edits.map((edit) => ({
          fact: edit.fact,
          from: shownFact(edit.fact, edit.from),
          to: shownFact(edit.fact, edit.to),
          waits: waits?.has(edit) ?? false,
        })),
      }
      const sample = { row, name, kind, findings, ...known, ...edits }
      all.push(listedRow(sample, titles, words))
      if (kind !== 'same' && counts[kind] <= SHOWN) samples.push(sample)
    }
    seen += chunk.length
    stopped = (await noteProgress(task.id, seen)).cancelAsked
    return !stopped
  })
  const at = now()
  if (stopped) return changeTask(onPool, task.id, { state: 'draft', cancelAsked: false })
  const resultFileId = await refusedFile(task, titles, bad, words)
  const result: ImportPlan = {
    counts,
    waiting,
    reasons: ranked(tallies.reasons),
    notes: ranked(tallies.notes),
    samples,
    titles: titles.map(cellText),
    rowsFileId: await rowsFile(task, all, words),
    plannedAt: at.toISOString(),
  }
  await changeTask(onPool, task.id, { state: 'ready', total: seen, done: seen, result, resultFileId })
}

function chunkOf(task: Task, rows: readonly Planned[], updates: boolean, before: Written): ImportChunk {
  const of = <K extends PlannedRow['kind']>(kind: K) =>
    rows.flatMap(({ planned }) =>
      planned.kind === kind ? [planned as Extract<PlannedRow, { kind: K }>] : [],
    )
  const [made, changed] = [of('new'), updates ? of('update') : []]
  return {
    taskId: task.id,
    rows: {
      inserts: made.map((row) => row.facts),
      updates: changed.map(({ customerId, version, edits }) => ({ customerId, version, edits })),
    },
    written: {
      lastRow: rows.at(-1)?.planned.row ?? before.lastRow,
      made: before.made + made.length,
      changed: before.changed + changed.length,
      same: before.same + of('same').length + (updates ? 0 : of('update').length + of('left-out').length),
      leftOut: (before.leftOut ?? 0) + (updates ? of('left-out').length : 0),
      refused: before.refused + of('refused').length,
      waiting: before.waiting ?? 0,
    },
  }
}

async function run(task: Task): Promise<void> {
  const viewer = await viewerOf(task.personId, 'import')
  const { updates } = choicesOf(task.input)
  const bad: Refused[] = []
  let written = (task.result?.['written'] as Written | undefined) ?? {
    lastRow: 0,
    made: 0,
    changed: 0,
    same: 0,
    refused: 0,
  }
  const from = written.lastRow
  let stopped = false
  let titles: readonly SheetCell[] = []
  await planFile(viewer, task, async (chunk, head) => {
    titles = head
    for (const { planned, cells } of chunk)
      if (isBad(planned)) bad.push({ row: planned.row, cells, reasons: findingsOf(planned) })
    const rest = chunk.filter(({ planned }) => planned.row > from)
    if (rest.length === 0) return true
    const outcome = await runMutation(writeChunk, viewer, chunkOf(task, rest, updates, written))
    if (outcome.kind !== 'ok') throw new Error(`import chunk: ${outcome.kind}`)
    written = outcome.value.counts
    for (const id of outcome.value.stale) {
      const late = rest.find(({ planned }) => planned.kind === 'update' && planned.customerId === id)
      const reason = {
        code: 'changed-meanwhile',
        fact: null,
        column: null,
        values: { name: late?.planned.name ?? '' },
      } as const
      if (late) bad.push({ row: late.planned.row, cells: late.cells, reasons: [reason] })
    }
    stopped = (await noteProgress(task.id, doneOf(written))).cancelAsked
    return !stopped
  })
  const resultFileId = await refusedFile(task, titles, bad, wordsIn(viewer.locale))
  await changeTask(onPool, task.id, {
    state: stopped ? 'cancelled' : 'done',
    resultFileId,
    finishedAt: now(),
  })
}

async function undo(task: Task): Promise<void> {
  const viewer = await viewerOf(task.personId, 'import')
  let undoing = undoingOf(task)
  const ids = (await importedIds(task)).filter((id) => isBehind(undoing, id))
  await noteProgress(task.id, task.done, task.done + ids.length)
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = { taskId: task.id, ids: ids.slice(from, from + CHUNK) }
    const outcome = await runMutation(undoChunk, viewer, chunk)
    if (outcome.kind !== 'ok') throw new Error(`undo chunk: ${outcome.kind}`)
    undoing = outcome.value
  }
  const { last: _, ...undone } = undoing
  const result = { ...task.result, undoing, undone }
  await changeTask(onPool, task.id, { state: 'undone', result, finishedAt: now() })
}

/** Dry run of an import: what every row would do; nothing of a customer is written. */
export const planCustomerImport = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, plan)
/** Writes an import in chunks of 500, each with its progress in one transaction; goes on where a crash left it. */
export const runCustomerImport = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, run)
/** Takes an import back. */
export const undoCustomerImport = (payload: Record<string, unknown>, job: JobRun) =>
  runTask(payload, job, now, undo)
