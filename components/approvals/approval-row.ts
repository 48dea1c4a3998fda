import type { Fen } from '@/lib/core/money'

/** A waiting paper as the list shows it; words are ready to read. Amounts in fen. */
export type ApprovalRow = {
  id: string
  title: string
  /** What a reader should heed first; empty when nothing. */
  remark: string
  tone: 'warn' | 'bad' | null
  amountFen: Fen | null
  /** Against the line of this month. */
  changeFen: Fen | null
  withinRule: boolean
}

export type ApprovalGroup = { plan: string; name: string; due: string; rows: ApprovalRow[] }
