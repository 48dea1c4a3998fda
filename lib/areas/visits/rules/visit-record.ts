import { type BusinessDate, daysBetween } from '@/lib/core/dates'
import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'

type Dates = { visitedOn: BusinessDate; nextOn: BusinessDate | null }

/** A call has been made, so not after today; the next one comes after it (R-A10: the card is kept after every contact). */
export function decideVisit<T extends Dates>(call: T, today: BusinessDate): Decision<T> {
  const reasons: Reason[] = []
  if (call.visitedOn > today) reasons.push({ rule: 'R-A10', code: 'visits.in-future', field: 'visitedOn' })
  if (call.nextOn !== null && daysBetween(call.visitedOn, call.nextOn) < 1)
    reasons.push({ rule: 'R-A10', code: 'visits.next-not-after', field: 'nextOn' })
  return allowUnless(reasons, call)
}
