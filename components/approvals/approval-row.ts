import type { Fen } from '@/lib/core/money'

/** A waiting paper as the list shows it; words are ready to read. Amounts in fen. */
export type ApprovalRow = {
  id: string
  title: string
  /** Whom it is about; null where it is about no one customer. */
  customerId: string | null
  /** What a reader should heed first; empty when nothing. */
  remark: string
  tone: 'warn' | 'bad' | null
  amountFen: Fen | null
  /** Against the line of this month. */
  changeFen: Fen | null
  withinRule: boolean
}

/** How many customers these papers are about; a paper about none counts for itself. */
export function customersIn(rows: readonly Pick<ApprovalRow, 'id' | 'customerId'>[]): number {
  return new Set(rows.map(({ id, customerId }) => customerId ?? id)).size
}

export type ApprovalGroup = { plan: string; name: string; due: string; rows: ApprovalRow[] }
