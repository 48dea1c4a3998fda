import type { ApprovalGroup, ApprovalRow } from '@/components/approvals/approval-row'
import type { Deviation } from '@/components/approvals/brief'
import type { GradeRank } from '@/components/ui/grade'
import type { InboxRow } from '@/lib/areas/approvals/queries'
import { businessZone } from '@/lib/core/clock'
import { dateIn } from '@/lib/core/dates'
import { fen, type Fen } from '@/lib/core/money'

function rowOf(row: InboxRow, say: (deviation: Deviation) => string): ApprovalRow {
  const worst = row.facts.worst as Deviation | null | undefined
  const heed = worst && worst.tone !== 'passes' ? worst : null
  const now = row.facts.currentLineFen as Fen | null | undefined
  return {
    id: row.id,
    title: row.title,
    customerId: row.customerId,
    remark: heed ? say(heed) : '',
    tone: heed ? (heed.tone === 'blocks' ? 'bad' : 'warn') : null,
    amountFen: row.amountFen,
    changeFen: row.amountFen === null || now === undefined ? null : fen(row.amountFen - (now ?? 0)),
    withinRule: row.withinRule,
    grade: (row.facts.grade as GradeRank | undefined) ?? null,
    dueOn: row.dueAt && dateIn(businessZone(), new Date(row.dueAt)),
  }
}

/** Waiting papers by plan, in the order in which they fall due. */
export function groupsOf(
  rows: readonly InboxRow[],
  name: (plan: string, month: string | null) => string,
  due: (at: string) => string,
  say: (deviation: Deviation) => string,
): ApprovalGroup[] {
  const groups = new Map<string, ApprovalGroup>()
  for (const row of rows) {
    const month = typeof row.facts.month === 'string' ? row.facts.month : null
    const key = `${row.plan} ${month ?? ''}`
    const group = groups.get(key) ?? {
      plan: key,
      name: name(row.plan, month),
      due: row.dueAt ? due(row.dueAt) : '',
      rows: [],
    }
    groups.set(key, group)
    group.rows.push(rowOf(row, say))
  }
  return [...groups.values()]
}

/** The paper after this one in reading order; null when it is the last. */
export function nextOf(groups: readonly ApprovalGroup[], id: string): string | null {
  const order = groups
    .flatMap(({ rows }) => [
      ...rows.filter((row) => !row.withinRule),
      ...rows.filter((row) => row.withinRule),
    ])
    .map((row) => row.id)
  const at = order.indexOf(id)
  return order.filter((other) => other !== id)[Math.max(0, at)] ?? order.find((other) => other !== id) ?? null
}
