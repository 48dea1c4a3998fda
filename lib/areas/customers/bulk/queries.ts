import { onPool, sql, type SqlTx } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import type { Task } from '@/lib/core/tasks'
import { factRightsOf } from '../dossier/policy'
import { type LockedDossier, readDossiers } from '../dossier/queries'
import { receiverOf } from '../hand-over/queries'
import { matchingCustomerIds } from '../list/queries'
import type { ChosenCustomers } from '../list/schema'
import { mayOnCustomer } from '../policy'
import { judgeRow, type RowReason, type WantedFact } from './rules/bulk-row'
import { type BulkSet, mostBulk } from './schema'

const CHUNK = 500
const SHOWN = 12

/** Ids of what was chosen in a list, each once; of “all that match” those within reach of changing them. */
export async function chosenForBulk(viewer: Viewer, chosen: ChosenCustomers): Promise<string[]> {
  if ('ids' in chosen) return [...new Set(chosen.ids)]
  const wanted = { ...chosen.match, sort: 'name', descending: false } as const
  return matchingCustomerIds(viewer, wanted, 'customers.edit', mostBulk + 1)
}

/** What a bulk change wants of each customer, as facts; null where the person or the unit is none. */
export async function wantedFacts(tx: SqlTx, set: BulkSet, today: string): Promise<WantedFact[] | null> {
  const wanted: WantedFact[] = [...set.facts]
  if (set.ownerId === null) wanted.push({ fact: 'salesRep', to: null })
  else if (set.ownerId) {
    const receiver = await receiverOf(tx, set.ownerId, today)
    if (!receiver) return null
    wanted.push({ fact: 'salesRep', to: { id: set.ownerId, label: receiver.name } })
  }
  if (!set.unitId) return wanted
  const path = await tx.query<{ id: string; name: string; kind: string; open: boolean }>(
    `SELECT a."id",a."name",a."kind",a."endedOn" IS NULL AS "open" FROM "Unit" u
     JOIN "Unit" a ON a."id" = ANY (string_to_array(trim(BOTH '/' FROM u."path"),'/')::uuid[]) WHERE u."id" = $1::uuid`,
    [set.unitId],
  )
  const ref = (kind: string) => {
    const unit = path.find((one) => one.kind === kind)
    return unit ? { id: unit.id, label: unit.name } : null
  }
  if (!ref('region') || path.some((unit) => !unit.open)) return null
  return [
    ...wanted,
    { fact: 'region', to: ref('region') },
    { fact: 'branch', to: ref('branch') },
    { fact: 'marketOffice', to: ref('market-office') },
  ]
}

/** May this viewer change facts of this customer at all. */
export function mayChange(viewer: Viewer, dossier: LockedDossier): boolean {
  return mayOnCustomer(viewer, 'customers.read', dossier) && mayOnCustomer(viewer, 'customers.edit', dossier)
}

export type BulkPreview = {
  /** Customers chosen that the viewer may read; more than `most` cannot be changed at once. */
  total: number
  tooMany: boolean
  most: number
  changed: number
  same: number
  refused: number
  reasons: { reason: RowReason; rows: number }[]
  samples: { id: string; name: string; changes: { fact: string; from: unknown; to: unknown }[] }[]
}

/** What a bulk change would do, customer by customer; nothing is written. Null where owner or unit do not exist. */
export async function bulkPreview(
  viewer: Viewer,
  chosen: ChosenCustomers,
  set: BulkSet,
  today: string,
): Promise<BulkPreview | null> {
  const wanted = await wantedFacts(onPool, set, today)
  if (!wanted) return null
  const ids = await chosenForBulk(viewer, chosen)
  const preview: BulkPreview = {
    total: 0,
    tooMany: ids.length > mostBulk,
    most: mostBulk,
    changed: 0,
    same: 0,
    refused: 0,
    reasons: [],
    samples: [],
  }
  if (preview.tooMany) return { ...preview, total: ids.length }
  const reasons = new Map<string, { reason: RowReason; rows: number }>()
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const dossier of await readDossiers(onPool, ids.slice(from, from + CHUNK))) {
      if (!mayOnCustomer(viewer, 'customers.read', dossier)) continue
      preview.total += 1
      const verdict = mayChange(viewer, dossier)
        ? judgeRow(wanted, dossier.facts, (changes) => factRightsOf(viewer, dossier, changes))
        : ({ outcome: 'refused', reasons: [{ code: 'customers.not-yours-to-change' }] } as const)
      preview[verdict.outcome] += 1
      if (verdict.outcome === 'changed' && preview.samples.length < SHOWN)
        preview.samples.push({
          id: dossier.id,
          name: String(dossier.facts['name']),
          changes: verdict.changes,
        })
      if (verdict.outcome !== 'refused') continue
      for (const reason of verdict.reasons) {
        const known = reasons.get(reason.code) ?? { reason, rows: 0 }
        reasons.set(reason.code, { reason, rows: known.rows + 1 })
      }
    }
  }
  return { ...preview, reasons: [...reasons.values()].sort((a, b) => b.rows - a.rows) }
}

export type BulkOutcome = 'changed' | 'made' | 'same' | 'refused' | 'stale' | 'undone' | 'kept'
export type BulkRowView = {
  customerId: string
  name: string
  rowNumber: number | null
  outcome: BulkOutcome
  reasons: RowReason[] | null
}

type PassedRow = Pick<BulkRowView, 'rowNumber' | 'outcome' | 'reasons'>

/** Customers a task has been through already, and what became of its rows: after a crash it goes on behind them. */
export async function doneRows(taskId: string): Promise<{ ids: Set<string>; rows: Map<number, PassedRow> }> {
  const rows = await sql<PassedRow & { customerId: string }>(
    `SELECT "customerId","rowNumber","outcome","reasons" FROM "BulkRow" WHERE "taskId" = $1::uuid`,
    [taskId],
  )
  return {
    ids: new Set(rows.map((row) => row.customerId)),
    rows: new Map(rows.flatMap((row) => (row.rowNumber === null ? [] : [[row.rowNumber, row] as const]))),
  }
}

/** How many rows of a task came to what. */
export async function bulkCounts(tx: SqlTx, taskId: string): Promise<Partial<Record<BulkOutcome, number>>> {
  const rows = await tx.query<{ outcome: BulkOutcome; count: number }>(
    `SELECT "outcome", count(*)::int AS "count" FROM "BulkRow" WHERE "taskId" = $1::uuid GROUP BY 1`,
    [taskId],
  )
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
}

/** Rows of a task of one's own that did not come to what was wanted, by name; at most `most`. */
export async function bulkProblems(task: Task, most = 100): Promise<BulkRowView[]> {
  return sql<BulkRowView>(
    `SELECT "customerId","name","rowNumber","outcome","reasons" FROM "BulkRow"
     WHERE "taskId" = $1::uuid AND "outcome" IN ('refused','stale','kept') ORDER BY "rowNumber" NULLS LAST, "name", "customerId" LIMIT $2`,
    [task.id, most],
  )
}

/** Ids of the customers a task changed or made and that were not yet taken back. */
export async function undoableIds(taskId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `SELECT "customerId" AS "id" FROM "BulkRow" WHERE "taskId" = $1::uuid AND "outcome" IN ('changed','made') ORDER BY 1`,
    [taskId],
  )
  return rows.map((row) => row.id)
}
