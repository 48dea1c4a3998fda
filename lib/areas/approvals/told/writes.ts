import { businessZone } from '@/lib/core/clock'
import { dateIn } from '@/lib/core/dates'
import { type SqlTx, sqlOf, type Tx } from '@/lib/core/db'
import { choiceOf } from '@/lib/core/decision'
import type { Moment } from '@/lib/core/mutation'
import { type NewNotice, writeNotices } from '@/lib/core/notices'
import type { RoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import type { Decided } from '../rules/turns'
import type { DecideInput } from '../schema'
import { type TurnHolder, turnHolders } from './queries'

const turnKey = ({ approvalId, version }: Pick<TurnHolder, 'approvalId' | 'version'>) =>
  `approvals.to-sign:${approvalId}:${version}`

/** Things by what `key` says of them, in the order they first come in. */
function grouped<T>(things: readonly T[], key: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const group = groups.get(key(thing))
    if (group) group.push(thing)
    else groups.set(key(thing), [thing])
  }
  return [...groups.values()]
}

/** Where papers wait next: how many, at which post, and who holds it. */
export type Passed = { count: number; role: RoleCode | null; names: string[] }

function passedOf(
  holders: readonly TurnHolder[],
  ids: readonly string[],
  roles: Map<string, RoleCode | null>,
) {
  const byPaper = new Map<string, string[]>()
  for (const { approvalId, personName, lent } of holders)
    if (!lent) byPaper.set(approvalId, [...(byPaper.get(approvalId) ?? []), personName])
  const at = ids.map((id) => ({ role: roles.get(id) ?? null, names: byPaper.get(id) ?? [] }))
  return grouped(at, ({ role, names }) => JSON.stringify([role, names])).map((same): Passed => ({
    count: same.length,
    ...same[0]!,
  }))
}

/**
 * Tells everybody whose signature these papers now wait for: one notice a person and kind of paper, however many were handed
 * on at once. Returns where they went, for the one who handed them on.
 */
export async function tellTurn(tx: Tx, at: Moment, approvalIds: readonly string[]): Promise<Passed[]> {
  if (approvalIds.length === 0) return []
  const run = sqlOf(tx)
  const holders = await turnHolders(run, at.today, approvalIds)
  const turns = await run.query<{ id: string; role: RoleCode | null }>(
    `SELECT "approvalId"::text AS "id","role" FROM "ApprovalStep" WHERE "approvalId"=ANY($1::uuid[]) AND "state"='turn'`,
    [approvalIds],
  )
  const notices = grouped(holders, ({ personId, plan, formId }) => `${personId} ${plan} ${formId}`).map(
    (papers): NewNotice => {
      const first = papers[0]!
      const due = papers.flatMap(({ dueAt }) => (dueAt ? [dateIn(businessZone(), dueAt)] : [])).toSorted()[0]
      return {
        personId: first.personId,
        kind: 'approvals.to-sign',
        values: {
          plan: choiceOf(first.plan.replace('.', '-')),
          form: first.formId ?? '',
          title: first.title,
          count: papers.length,
          due: due ?? 'none',
        },
        href:
          papers.length === 1
            ? `/approvals/${first.approvalId}`
            : `/approvals?kind=${encodeURIComponent(first.formId ?? first.plan)}`,
        key: turnKey(first),
      }
    },
  )
  await writeNotices(run, at.now, notices)
  return passedOf(holders, approvalIds, new Map(turns.map(({ id, role }) => [id, role])))
}

/**
 * Papers leave the turn they are at: whoever was told to sign them need not look any more, also one whose post or delegation
 * has ended since. Called before they move.
 */
export async function settleTurn(run: SqlTx, at: Moment, approvalIds: readonly string[]): Promise<void> {
  if (approvalIds.length === 0) return
  await run.query(
    `UPDATE "Notice" n SET "readAt"=$2::timestamptz FROM "Approval" a
     WHERE a."id"=ANY($1::uuid[]) AND n."key"='approvals.to-sign:'||a."id"||':'||a."version" AND n."readAt" IS NULL`,
    [approvalIds, at.now.toISOString()],
  )
}

/** Tells those who handed papers in what became of them: one notice a person, kind and verdict, however many at once. */
export async function tellOutcome(
  tx: Tx,
  at: Moment,
  viewer: Viewer,
  closed: readonly Decided[],
  input: Pick<DecideInput, 'verdict' | 'remark'>,
): Promise<void> {
  const theirs = closed.filter(({ paper }) => paper.createdBy !== viewer.personId)
  const kindOf = ({ paper }: Decided) =>
    `${paper.createdBy} ${paper.plan} ${String(paper.facts['formId'] ?? '')}`
  await writeNotices(
    sqlOf(tx),
    at.now,
    grouped(theirs, kindOf).map((papers): NewNotice => {
      const { paper } = papers[0]!
      const month = paper.facts['month']
      const many =
        paper.plan === 'credit.line' && typeof month === 'string'
          ? `/credit?month=${month}`
          : '/approvals?list'
      return {
        personId: paper.createdBy,
        kind: 'approvals.outcome',
        values: {
          verdict: input.verdict,
          plan: choiceOf(paper.plan.replace('.', '-')),
          form: String(paper.facts['formId'] ?? ''),
          title: paper.title,
          count: papers.length,
          by: viewer.name,
          reason: input.remark,
          approvalId: paper.id,
        },
        href: papers.length === 1 ? `/approvals/${paper.id}` : many,
        key: `approvals.outcome:${paper.id}`,
      }
    }),
  )
}
