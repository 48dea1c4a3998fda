import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

/**
 * PST-02: a leaver's customers go to somebody else. A receiver who holds no post in or above a branch may take its
 * customers all the same; the remark says how many, so that a post is given too.
 */
export function decideHandOver(facts: {
  fromPersonId: string
  toPersonId: string
  customers: readonly { branchId: string | null; regionId: string }[]
  /** Units the receiver holds a post in or above; null = the head office. */
  receiverUnits: ReadonlySet<string> | null
}): Decision<null> {
  const reasons: Reason[] = []
  if (facts.fromPersonId === facts.toPersonId)
    reasons.push({ rule: 'PST-02', code: 'people.hand-over-self', field: 'toPersonId' })
  if (facts.customers.length === 0) reasons.push({ rule: 'PST-02', code: 'people.nothing-to-hand-over' })
  const units = facts.receiverUnits
  const away =
    units === null
      ? 0
      : facts.customers.filter(
          ({ branchId, regionId }) => !units.has(regionId) && !(branchId && units.has(branchId)),
        ).length
  const notes =
    away > 0 ? [{ rule: 'PST-02', code: 'people.receiver-elsewhere', values: { count: away } }] : []
  return allowUnless(reasons, null, notes)
}
