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

/** A row that stands on another page of the sheet and can be applied for. */
export type ElsewhereRow = { customerId: string; name: string; proposalFen: Fen }
type Proposed = Pick<ApplyRow, 'customerId' | 'proposalFen'> & { blocked?: readonly string[] }

/** The sheet before anything is typed: every row that can be applied for, with its proposal. */
export function proposedRows(rows: readonly Proposed[]): TypedRows {
  return Object.fromEntries(
    rows.map(({ customerId, proposalFen, blocked = [] }) => [
      customerId,
      { amountFen: proposalFen, chosen: blocked.length === 0 && (proposalFen ?? 0) > 0 },
    ]),
  )
}

/** What differs from the proposals: all a draft has to keep. */
export function typedOver(rows: readonly Proposed[], typed: TypedRows): TypedRows {
  const proposed = proposedRows(rows)
  return Object.fromEntries(
    Object.entries(typed).filter(([id, row]) => {
      const before = proposed[id]
      return before && (before.amountFen !== row.amountFen || before.chosen !== row.chosen)
    }),
  )
}

/** A kept draft over the proposals; what is damaged or gone counts as not typed. */
export function withDraft(rows: readonly Proposed[], kept: string | null): TypedRows {
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
