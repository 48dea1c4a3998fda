import { type Decision, allowUnless, choiceOf, type Reason } from '@/lib/core/decision'
import type { CustomerState } from '../../rules/customer-kinds'

/** What a merge depends on, for one record. */
export type RecordStanding = {
  id: string
  name: string
  fileNumber: string
  state: CustomerState
  /** Receivable and goods in transit, in fen; below zero when the customer has paid ahead. */
  receivableFen: number
  inTransitFen: number
  /** Slips that are neither done, brought back nor void. */
  openOrders: number
  /** Papers on their way through signatures, applications undecided. */
  pendingPapers: number
}

/** How far a customer is in its life (W1); the further one is kept. */
const RANK: Record<CustomerState, number> = {
  potential: 0,
  'to-review': 1,
  'to-approve': 1,
  ended: 2,
  lost: 2,
  disqualified: 2,
  selected: 3,
}

/** Has the record anything open in money: a debt, goods on the way, a slip under way? */
export function isOpen(record: RecordStanding): boolean {
  return record.receivableFen !== 0 || record.inTransitFen !== 0 || record.openOrders > 0
}

/**
 * May these records become one? Money is never moved: only the kept record may have anything open (decision 012, R-C11, R-D01).
 * Papers under way are finished or withdrawn first, and the record furthest in its life stays (W1).
 */
export function decideMerge(
  kept: RecordStanding,
  losers: readonly RecordStanding[],
): Decision<{ keptId: string }> {
  const reasons: Reason[] = []
  for (const loser of losers) {
    if (isOpen(loser))
      reasons.push({
        rule: 'R-C11',
        code: isOpen(kept) ? 'customers.merge-both-open' : 'customers.merge-open',
        values: { name: loser.name, fileNumber: loser.fileNumber, kept: kept.name },
      })
    if (loser.pendingPapers > 0)
      reasons.push({
        rule: 'W1',
        code: 'customers.merge-papers',
        values: { name: loser.name, fileNumber: loser.fileNumber, count: loser.pendingPapers },
      })
    if (RANK[loser.state] > RANK[kept.state])
      reasons.push({
        rule: 'W1',
        code: 'customers.merge-keep-further',
        values: {
          name: loser.name,
          fileNumber: loser.fileNumber,
          state: choiceOf(loser.state),
          kept: kept.name,
        },
      })
  }
  return allowUnless(reasons, { keptId: kept.id })
}

/** The record to keep, as proposed: the one with open money, else the furthest in its life, else the fuller, else the older. */
export function proposedKept<T extends RecordStanding & { completeness: number; createdOn: string }>(
  records: readonly T[],
): T | undefined {
  return records.toSorted(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      RANK[b.state] - RANK[a.state] ||
      b.completeness - a.completeness ||
      (a.createdOn < b.createdOn ? -1 : 1),
  )[0]
}

export type UndoFacts = {
  state: 'done' | 'undone'
  today: string
  undoUntil: string
  kept: { name: string; living: boolean }
  /** Names of records that are no longer where the merge put them. */
  strayed: readonly string[]
  /** Numbers of moved receipts reversed since. */
  reversed: readonly string[]
}

/** May a merge be taken back? Within its days, once, while the kept record stands, and no moved receipt was reversed since. */
export function decideUndo(facts: UndoFacts): Decision<null> {
  const reasons: Reason[] = []
  const no = (code: string, values: Record<string, string | number> = {}) =>
    reasons.push({ rule: 'W1', code: `customers.${code}`, values })
  if (facts.state === 'undone') no('merge-undone')
  else if (facts.today > facts.undoUntil) no('merge-too-late', { until: facts.undoUntil })
  else if (!facts.kept.living) no('merge-kept-gone', { name: facts.kept.name })
  else if (facts.strayed.length > 0) no('merge-strayed', { names: facts.strayed.join('、') })
  if (facts.reversed.length > 0)
    reasons.push({
      rule: 'R-P06',
      code: 'customers.merge-receipt-reversed',
      values: { numbers: facts.reversed.join('、') },
    })
  return allowUnless(reasons, null)
}
