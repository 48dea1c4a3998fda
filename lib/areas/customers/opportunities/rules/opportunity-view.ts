import type { Fen } from '@/lib/core/money'
import type { RoleWish } from './opportunity-roles'

/** An opportunity as the tables hold it. */
export type StoredOpportunity = {
  id: string
  name: string
  state: string
  /** Yuan. */
  amount: string | null
  closesOn: string | null
  salesRepId: string | null
  note: string | null
  version: number
  roles: RoleWish[]
}

export type OpportunityView = Omit<StoredOpportunity, 'amount'> & {
  amountFen: Fen | null
  salesRepName: string | null
}
