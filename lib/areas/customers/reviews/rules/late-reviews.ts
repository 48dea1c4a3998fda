import { type BusinessDate, daysBetween } from '@/lib/core/dates'

/** Who must have been told of a review that is not done: 0 nobody, 1 the branch general manager, 2 the marketing director. */
export function escalationOf(dueOn: BusinessDate, today: BusinessDate, furtherDays: number): 0 | 1 | 2 {
  const late = daysBetween(dueOn, today)
  if (late <= 0) return 0
  return late > furtherDays ? 2 : 1
}
