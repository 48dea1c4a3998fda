import { type BusinessDate, daysBetween } from '@/lib/core/dates'
import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

export type Letter = {
  fromPersonId: string
  toPersonId: string
  /** Approval plans it covers; empty = all. */
  plans: readonly string[]
  startsOn: BusinessDate
  endsOn: BusinessDate
}

function cover(a: Letter, b: Letter): boolean {
  return a.plans.length === 0 || b.plans.length === 0 || a.plans.some((plan) => b.plans.includes(plan))
}

/**
 * DLG-01: a letter of delegation (委托书) names somebody else, has an end that is not past, is no longer than
 * `maxDays` days, and does not hand the same papers to two people on the same day.
 */
export function decideDelegation(
  letter: Letter,
  facts: { today: BusinessDate; maxDays: number; others: readonly Letter[] },
): Decision<null> {
  const reasons: Reason[] = []
  const refuseAt = (field: string, code: string, values?: Reason['values']) =>
    reasons.push({ rule: 'DLG-01', code: `people.${code}`, field, values })
  if (letter.fromPersonId === letter.toPersonId) refuseAt('toPersonId', 'delegate-self')
  if (letter.endsOn < letter.startsOn) refuseAt('endsOn', 'ends-before-start')
  else if (letter.endsOn < facts.today) refuseAt('endsOn', 'delegation-past')
  const days = daysBetween(letter.startsOn, letter.endsOn) + 1
  if (days > facts.maxDays) refuseAt('endsOn', 'delegation-too-long', { days, max: facts.maxDays })
  const clash = facts.others.find(
    (other) => other.startsOn <= letter.endsOn && letter.startsOn <= other.endsOn && cover(other, letter),
  )
  if (clash) refuseAt('startsOn', 'delegation-overlaps', { from: clash.startsOn, to: clash.endsOn })
  return allowUnless(reasons, null)
}
