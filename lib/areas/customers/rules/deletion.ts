import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'

/** What binning a customer depends on. */
export type DeletionFacts = {
  id: string
  name: string
  state: string
  /** Orders, receipts, lines, ratings or papers under way: anything the books or a signature still point at. */
  hasBusiness: boolean
}

/**
 * Only a potential customer nothing points at goes to the recycle bin; everybody else leaves by a customer change
 * (W1: disqualified, lost, ended), so that the books keep their names.
 */
export function decideDeletion(customers: readonly DeletionFacts[]): Decision<readonly string[]> {
  const reasons: Reason[] = customers.flatMap((customer) => {
    const values = { name: customer.name }
    if (customer.state !== 'potential') return [{ rule: 'W1', code: 'customers.delete-selected', values }]
    return customer.hasBusiness ? [{ rule: 'W1', code: 'customers.delete-in-use', values }] : []
  })
  return allowUnless(
    reasons,
    customers.map((customer) => customer.id),
  )
}
