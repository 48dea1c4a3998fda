import type { GradeRank } from '@/components/ui/grade'
import type { Fen } from '@/lib/core/money'

/** One row of B2 on the screen, in the reader's words. Amounts in fen. */
export type ApplyRow = {
  customerId: string
  name: string
  fileNumber: string
  grade: GradeRank
  terms: string
  lastLineFen: Fen | null
  lastShippedFen: Fen
  receivableFen: Fen
  overdueFen: Fen
  averageFen: Fen
  /** null: none. */
  ceilingFen: Fen | null
  advisoryFen: Fen | null
  proposalFen: Fen | null
  /** Why nothing can be applied for; empty when something can. */
  blocked: string[]
}

/** What stands in the sheet for a customer: the amount typed and whether the row goes with it. */
export type Typed = { amountFen: Fen | null; chosen: boolean }
export type TypedRows = Readonly<Record<string, Typed>>

/** The sheet before anything is typed: every row that can be applied for, with its proposal. */
export function proposedRows(rows: readonly ApplyRow[]): TypedRows {
  return Object.fromEntries(
    rows.map((row) => [
      row.customerId,
      { amountFen: row.proposalFen, chosen: row.blocked.length === 0 && (row.proposalFen ?? 0) > 0 },
    ]),
  )
}

/** A kept draft over the proposals; what is damaged or gone counts as not typed. */
export function withDraft(rows: readonly ApplyRow[], kept: string | null): TypedRows {
  const proposed = proposedRows(rows)
  if (kept === null) return proposed
  try {
    const draft = JSON.parse(kept) as Record<string, Typed>
    return Object.fromEntries(
      Object.entries(proposed).map(([id, row]) => {
        const typed = draft[id]
        const sound = typed && (typed.amountFen === null || Number.isSafeInteger(typed.amountFen))
        return [id, sound ? { amountFen: typed.amountFen, chosen: Boolean(typed.chosen) } : row]
      }),
    )
  } catch {
    return proposed
  }
}
