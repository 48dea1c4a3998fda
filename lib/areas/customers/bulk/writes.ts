import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { isEmpty } from '@/lib/core/forms/values'
import { InvalidError, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { factRightsOf } from '../dossier/policy'
import type { LockedDossier } from '../dossier/queries'
import type { FactSource } from '../dossier/schema'
import { changeFacts, claimTaxNumber, lockDossier } from '../dossier/writes'
import { removeMade } from '../import/writes'
import type { DossierFactKey } from '../rules/dossier-facts'
import { missingReasons } from '../updates/rules/immediate-updates'
import { type BulkOutcome, mayChange } from './queries'
import { judgeRow, type RowReason, rowReasonOf, takeBack, type WantedFact } from './rules/bulk-row'

export type BulkRow = {
  customerId: string
  wanted: readonly WantedFact[]
  rowNumber?: number
  version?: number
}
export type KeptChange = { fact: DossierFactKey; before: unknown; after: unknown }
export type DoneRow = {
  customerId: string
  name: string
  rowNumber: number | null
  outcome: BulkOutcome
  changes: KeptChange[]
  reasons: RowReason[] | null
}
/** One customer after its turn: what became of it, and the dossier as it was, for the trail. */
export type Turn = { done: DoneRow; dossier: LockedDossier | null }

const KEEP = `
INSERT INTO "BulkRow" ("taskId","customerId","rowNumber","name","outcome","changes","reasons")
SELECT $2::uuid,(r->>'customerId')::uuid,(r->>'rowNumber')::int,r->>'name',r->>'outcome',r->'changes',nullif(r->'reasons','null')
FROM jsonb_array_elements($1::jsonb) r
ON CONFLICT ("taskId","customerId") DO UPDATE SET "outcome"=EXCLUDED."outcome","reasons"=EXCLUDED."reasons"`

/** Keeps what became of the customers of a chunk, with what was there before. */
export async function keepRows(tx: SqlTx, taskId: string, rows: readonly DoneRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(KEEP, [JSON.stringify(rows), taskId])
}

function reasonsOf(error: InvalidError): RowReason[] {
  return Object.values(error.errors).flatMap((errors) =>
    errors.map(({ code, values }) => ({ code, ...(values && { values }) })),
  )
}

/** Why many customers change: the reason that was written, and the file the values came in. */
export type BulkTrace = { source: FactSource; reason: string | null; file?: string }

/** What stands as the reason in the history: the words written, with the file behind. */
export function tracedReason({ reason, file }: BulkTrace): string | null {
  return reason && file ? `${reason}（${file}）` : (reason ?? file ?? null)
}

/** Changes the facts of one locked customer as wanted, by the one way facts change; a refusal touches nothing. */
async function changeOne(
  tx: SqlTx,
  at: Moment,
  viewer: Viewer,
  row: BulkRow,
  trace: BulkTrace,
): Promise<Turn> {
  const dossier = await lockDossier(tx, row.customerId)
  const name = String(dossier?.facts['name'] ?? '')
  const turn = (
    outcome: BulkOutcome,
    changes: KeptChange[] = [],
    reasons: RowReason[] | null = null,
  ): Turn => ({
    done: { customerId: row.customerId, name, rowNumber: row.rowNumber ?? null, outcome, changes, reasons },
    dossier,
  })
  if (!dossier || !mayChange(viewer, dossier))
    return turn('refused', [], [{ code: 'customers.not-yours-to-change' }])
  const verdict = judgeRow(row.wanted, dossier.facts, (changes) => factRightsOf(viewer, dossier, changes))
  if (verdict.outcome === 'same') return turn('same')
  if (row.version !== undefined && row.version !== dossier.version)
    return turn('stale', [], [{ code: 'customers.changed-meanwhile', values: { name } }])
  if (verdict.outcome === 'refused') return turn('refused', [], verdict.reasons)
  const missing = missingReasons(verdict.changes, dossier.state, trace.reason ?? undefined)
  if (missing.length > 0) return turn('refused', [], missing.map(rowReasonOf))
  try {
    const taxNumber = verdict.changes.find(({ fact, to }) => fact === 'taxNumber' && !isEmpty(to))
    if (taxNumber) await claimTaxNumber(tx, viewer, taxNumber.to as string, dossier.id, 'taxNumber')
    const { changes } = await changeFacts(tx, at, dossier, verdict.changes, {
      source: trace.source,
      reason: tracedReason(trace),
      personId: viewer.personId,
    })
    return turn('changed', changes)
  } catch (error) {
    if (error instanceof InvalidError) return turn('refused', [], reasonsOf(error))
    throw error
  }
}

/** Changes many customers, in the order of their ids so that two bulk changes cannot deadlock, and keeps what became of each. */
export async function changeMany(
  tx: SqlTx,
  at: Moment,
  viewer: Viewer,
  taskId: string,
  rows: readonly BulkRow[],
  trace: BulkTrace,
): Promise<Turn[]> {
  const turns: Turn[] = []
  for (const row of rows.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1)))
    turns.push(await changeOne(tx, at, viewer, row, trace))
  await keepRows(
    tx,
    taskId,
    turns.map(({ done }) => done),
  )
  return turns
}

type StoredRow = { customerId: string; name: string; rowNumber: number | null; changes: KeptChange[] }

async function undoOne(tx: SqlTx, at: Moment, viewer: Viewer, row: StoredRow, reason: string): Promise<Turn> {
  const dossier = await lockDossier(tx, row.customerId)
  const turn = (outcome: BulkOutcome, reasons: RowReason[] | null = null): Turn => ({
    done: { ...row, outcome, reasons },
    dossier,
  })
  if (!dossier || !mayChange(viewer, dossier))
    return turn('kept', [{ code: 'customers.not-yours-to-change' }])
  const { back, left } = takeBack(row.changes, dossier.facts)
  const verdict = judgeRow(back, dossier.facts, (changes) => factRightsOf(viewer, dossier, changes))
  if (verdict.outcome === 'refused') return turn('kept', verdict.reasons)
  try {
    if (verdict.outcome === 'changed')
      await changeFacts(tx, at, dossier, verdict.changes, {
        source: 'system',
        personId: viewer.personId,
        reason,
      })
  } catch (error) {
    if (error instanceof InvalidError) return turn('kept', reasonsOf(error))
    throw error
  }
  return left.length > 0
    ? turn('kept', [{ code: 'customers.changed-since', values: { count: left.length } }])
    : turn('undone')
}

/** Customers a sheet opened go to the recycle bin where nobody touched them since. */
async function undoMade(tx: SqlTx, at: Moment, taskId: string, ids: readonly string[]): Promise<void> {
  const gone = await removeMade(tx, at, taskId, ids)
  await tx.query(
    `UPDATE "BulkRow" SET "outcome" = CASE WHEN "customerId" = ANY($3::uuid[]) THEN 'undone' ELSE 'kept' END
     WHERE "taskId" = $1::uuid AND "customerId" = ANY($2::uuid[]) AND "outcome" = 'made'`,
    [taskId, ids, gone],
  )
}

/** Takes a part of a bulk change back; customers somebody changed since keep what he wrote and are told. */
export async function undoMany(
  tx: SqlTx,
  at: Moment,
  viewer: Viewer,
  taskId: string,
  ids: readonly string[],
  reason: string,
): Promise<Turn[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT "customerId","name","rowNumber","changes" FROM "BulkRow"
     WHERE "taskId" = $1::uuid AND "customerId" = ANY($2::uuid[]) AND "outcome" = 'changed' ORDER BY "customerId"`,
    [taskId, ids],
  )
  const turns: Turn[] = []
  await undoMade(tx, at, taskId, ids)
  for (const row of rows) turns.push(await undoOne(tx, at, viewer, row, reason))
  await keepRows(
    tx,
    taskId,
    turns.map(({ done }) => done),
  )
  return turns
}

/** Tells the new owner once how many customers came to him. */
export async function tellReceiver(
  tx: SqlTx,
  at: Moment,
  viewer: Viewer,
  toPersonId: string,
  moved: { count: number; name: string },
  key: string,
): Promise<void> {
  if (moved.count === 0 || toPersonId === viewer.personId) return
  await tx.query(
    `INSERT INTO "Notice" ("id","personId","kind","values","href","at","key")
     VALUES ($1::uuid,$2::uuid,'customers.handed-over',$3::jsonb,'/customers',$4::timestamptz,$5) ON CONFLICT DO NOTHING`,
    [
      newId(at.now),
      toPersonId,
      JSON.stringify({ ...moved, by: viewer.name }),
      at.now.toISOString(),
      `customers.handed-over:${key}`,
    ],
  )
}
