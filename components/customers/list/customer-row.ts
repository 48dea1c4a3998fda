import type { Fen } from '@/lib/core/money'
import type { CustomerState, FileState } from '@/lib/areas/customers/rules/customer-kinds'

/** One line of the list as the page hands it over. Amounts in fen; null where there is none or it is hidden. */
export type CustomerRowView = {
  id: string
  version: number
  name: string
  fileNumber: string
  state: CustomerState
  fileState: FileState
  tier: number | null
  abc: string | null
  grade: number | null
  completeness: number
  phone: string | null
  taxNumber: string | null
  ownerName: string | null
  unitName: string
  rerateDueOn: string | null
  contractUntil: string | null
  lastOrderOn: string | null
  createdOn: string
  creditHidden: boolean
  exposure: Fen | null
  receivable: Fen | null
  line: Fen | null
  sales: Fen | null
  /** The part of the name a search found. */
  found: { from: number; to: number } | null
  /** Values of the shown columns, by column. */
  values: Readonly<Record<string, unknown>>
}

export type CustomerPageView = {
  rows: CustomerRowView[]
  note: 'stopped' | 'sorted-by-name' | null
  next: string | null
  previous: string | null
  sums: { exposure: Fen; receivable: Fen; line: Fen; sales: Fen }
}
