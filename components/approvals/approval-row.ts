import type { GradeRank } from '@/components/ui/grade'
import type { Fen } from '@/lib/core/money'

/** A waiting paper as the list shows it; words are ready to read. Amounts in fen. */
export type ApprovalRow = {
  id: string
  title: string
  /** Whom it is about; null where it is about no one customer. */
  customerId: string | null
  /** Which paper it is, who handed it in and when; empty where the head of the group says it. */
  paper: string
  /** What a reader should heed first; empty when nothing. */
  remark: string
  tone: 'warn' | 'bad' | null
  amountFen: Fen | null
  /** Against the line of the month before. */
  changeFen: Fen | null
  withinRule: boolean
  grade: GradeRank | null
  /** The day by which it is to be signed. */
  dueOn: string | null
}

/** How many customers these papers are about; a paper about none counts for itself. */
export function customersIn(rows: readonly Pick<ApprovalRow, 'id' | 'customerId'>[]): number {
  return new Set(rows.map(({ id, customerId }) => customerId ?? id)).size
}

/** The paper to open first: what is due first; of one day, what no batch can sign. */
export function firstToOpen<T extends Pick<ApprovalRow, 'withinRule' | 'dueOn'>>(
  rows: readonly T[],
): T | undefined {
  const rank = ({ dueOn, withinRule }: T) => `${dueOn ?? '9999'} ${Number(withinRule)}`
  return rows.reduce<T | undefined>(
    (first, row) => (first && rank(first) <= rank(row) ? first : row),
    undefined,
  )
}

/** The grade of all these papers, where they have one. */
export function sharedGrade(rows: readonly Pick<ApprovalRow, 'grade'>[]): GradeRank | null {
  const [first] = rows
  return first && rows.every(({ grade }) => grade === first.grade) ? first.grade : null
}

/** Papers of a kind and month. `kind`: a form or a plan. */
export type ApprovalGroup = { key: string; kind: string; name: string; due: string; rows: ApprovalRow[] }

/** A kind of paper that waits, and how many of it. */
export type WaitingKind = { kind: string; name: string; count: number; overdue: number }

/** Rows of one heading shown while the list holds several kinds. */
const SHOWN = 6

/** The rows a list opens with, and those folded away behind them so that the next kind stays near; one more is no fold. */
export function folded<T>(rows: readonly T[], whole: boolean): { shown: readonly T[]; rest: readonly T[] } {
  return whole || rows.length <= SHOWN + 1
    ? { shown: rows, rest: [] }
    : { shown: rows.slice(0, SHOWN), rest: rows.slice(SHOWN) }
}
