import type { MatchReason, Verdict } from '@/lib/areas/customers/duplicates/rules/likeness'

/** A customer on file that may be the firm somebody types, as the server answers. */
export type LikelyCustomer = {
  id: string
  name: string
  fileNumber: string
  unitName: string
  ownerName: string | null
  score: number
  verdict: Exclude<Verdict, 'different'>
  because: MatchReason[]
}
