import type { ApprovalGroup, ApprovalRow } from '@/components/approvals/approval-row'
import type { Deviation } from '@/components/approvals/brief'
import type { GradeRank } from '@/components/ui/grade'
import type { InboxRow } from '@/lib/areas/approvals/queries'
import { businessZone } from '@/lib/core/clock'
import { dateIn } from '@/lib/core/dates'
import { fen, type Fen } from '@/lib/core/money'
import type { KindWord } from './kind-words'

type Words = {
  word: KindWord
  due: (at: string) => string
  handed: (row: InboxRow) => string
  say: (deviation: Deviation) => string
}

function rowOf(row: InboxRow, { word, handed, say }: Words): ApprovalRow {
  const worst = row.facts.worst as Deviation | null | undefined
  const heed = worst && worst.tone !== 'passes' ? worst : null
  const now = row.facts.currentLineFen as Fen | null | undefined
  return {
    id: row.id,
    title: row.title,
    customerId: row.customerId,
    // Of lines there are hundreds, all of the month their group names: a line each.
    paper: row.amountFen === null ? `${word(row.plan, row.facts.formId)} · ${handed(row)}` : '',
    remark: heed ? say(heed) : '',
    tone: heed ? (heed.tone === 'blocks' ? 'bad' : 'warn') : null,
    amountFen: row.amountFen,
    changeFen: row.amountFen === null || now === undefined ? null : fen(row.amountFen - (now ?? 0)),
    withinRule: row.withinRule,
    grade: (row.facts.grade as GradeRank | undefined) ?? null,
    dueOn: row.dueAt && dateIn(businessZone(), new Date(row.dueAt)),
  }
}

/** Waiting papers by kind and month, in the order in which they fall due. */
export function groupsOf(rows: readonly InboxRow[], words: Words): ApprovalGroup[] {
  const groups = new Map<string, ApprovalGroup>()
  for (const row of rows) {
    const month = typeof row.facts.month === 'string' ? row.facts.month : null
    const kind = typeof row.facts.formId === 'string' ? row.facts.formId : row.plan
    const key = `${kind} ${month ?? ''}`
    const group = groups.get(key) ?? {
      key,
      kind,
      name: words.word(row.plan, row.facts.formId, month),
      due: row.dueAt ? words.due(row.dueAt) : '',
      rows: [],
    }
    groups.set(key, group)
    group.rows.push(rowOf(row, words))
  }
  return [...groups.values()]
}

/** The papers before and after this one in reading order; null where there is none. After the last comes the first. */
export function besides(
  groups: readonly ApprovalGroup[],
  id: string,
): { previous: string | null; next: string | null } {
  const order = groups
    .flatMap(({ rows }) => [
      ...rows.filter((row) => row.tone !== 'bad' && !row.withinRule),
      ...rows.filter((row) => row.tone === 'bad'),
      ...rows.filter((row) => row.tone !== 'bad' && row.withinRule),
    ])
    .map((row) => row.id)
  const at = order.indexOf(id)
  const others = order.filter((other) => other !== id)
  return {
    previous: at > 0 ? order[at - 1]! : null,
    next: others[Math.max(0, at)] ?? others[0] ?? null,
  }
}
