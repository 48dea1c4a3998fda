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
  blocked: { code: string; text: string }[]
}

/** What stands in the sheet for a customer: the amount typed and whether the row goes with it. */
export type Typed = { amountFen: Fen | null; chosen: boolean }
export type TypedRows = Readonly<Record<string, Typed>>

/** A row that is not shown (it stands on another page, or outside of what is searched) and can be applied for. */
export type ElsewhereRow = { customerId: string; name: string; proposalFen: Fen }
type Proposed = Pick<ApplyRow, 'customerId' | 'proposalFen'> & { blocked?: readonly unknown[] }

/** The rows shown before anything is typed: every one that can be applied for, with its proposal. */
export function proposedRows(rows: readonly Proposed[]): TypedRows {
  return Object.fromEntries(
    rows.map(({ customerId, proposalFen, blocked = [] }) => [
      customerId,
      { amountFen: proposalFen, chosen: blocked.length === 0 && (proposalFen ?? 0) > 0 },
    ]),
  )
}

/** Rows nobody has looked at yet: nothing is chosen that was never on the screen. */
export function unseenRows(rows: readonly Proposed[]): TypedRows {
  return Object.fromEntries(
    rows.map(({ customerId, proposalFen }) => [customerId, { amountFen: proposalFen, chosen: false }]),
  )
}

/** A kept draft: what stood in every row that was on the screen; empty where it is damaged. */
export function draftFrom(kept: string | null): TypedRows {
  if (kept === null) return {}
  try {
    const draft: unknown = JSON.parse(kept)
    if (typeof draft !== 'object' || draft === null) return {}
    return Object.fromEntries(
      Object.entries(draft as Record<string, Partial<Typed> | null>).flatMap(([id, row]) => {
        const amountFen = row?.amountFen
        const sound = amountFen === null || Number.isSafeInteger(amountFen)
        return sound ? [[id, { amountFen: amountFen ?? null, chosen: Boolean(row?.chosen) }]] : []
      }),
    )
  } catch {
    return {}
  }
}

/** A kept draft over what stands without one; customers who are no longer there are left out. */
export function withDraft(before: TypedRows, draft: TypedRows): TypedRows {
  return Object.fromEntries(Object.entries(before).map(([id, row]) => [id, draft[id] ?? row]))
}
