import type { ColumnKind, ConditionOp } from '@/lib/areas/customers/columns/rules/list-columns'

/** A column of the list of customers as the page hands it over, in the reader's language. */
export type ColumnSpec = {
  id: string
  label: string
  group: string
  kind: ColumnKind
  sortable: boolean
  ops: readonly ConditionOp[]
  /** Words of the codes it may have. */
  options?: readonly { value: string; label: string }[]
  /** ㎡, 台; amounts and per cents have theirs from their kind. */
  unit?: string
  /** The fact a cell changes, where this viewer may change facts. */
  fact?: string
  /** A change of it on a selected customer wants its reason (R-A10). */
  reasoned?: true
  /** May many customers get the same value. */
  bulk?: true
  /** A text of several lines. */
  long?: true
}
