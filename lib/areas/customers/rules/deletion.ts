import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'

/** What binning a customer depends on. */
export type DeletionFacts = {
  id: string
  name: string
  state: string
  /** Orders, receipts, lines, ratings or papers under way: anything the books or a signature still point at. */
  hasBusiness: boolean
  /** Living firms stand below it in its group, and are not deleted with it. */
  hasFirms: boolean
}

/**
 * Only a potential customer nothing points at goes to the recycle bin; everybody else leaves by a customer change
 * (W1: disqualified, lost, ended), so that the books keep their names. Whoever heads firms of a group stays with them.
 */
export function decideDeletion(customers: readonly DeletionFacts[]): Decision<readonly string[]> {
  const reasons: Reason[] = customers.flatMap((customer) => {
    const values = { name: customer.name }
    if (customer.state !== 'potential') return [{ rule: 'W1', code: 'customers.delete-selected', values }]
    if (customer.hasBusiness) return [{ rule: 'W1', code: 'customers.delete-in-use', values }]
    return customer.hasFirms ? [{ rule: 'W-group', code: 'customers.delete-has-firms', values }] : []
  })
  return allowUnless(
    reasons,
    customers.map((customer) => customer.id),
  )
}
