import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { gradeForNewLines, type ReratingSettings } from '@/lib/areas/grading/rules/rerating'
import type { BusinessDate, Month } from '@/lib/core/dates'
import { standingReasons, type StandingFacts, type StandingSettings } from './credit-standing'

/** Selected customers that are alike in all a line turns on, before any amount. */
export type LikeCustomers = Omit<StandingFacts, 'rating'> & {
  rated: { grade: Grade; approvedOn: BusinessDate } | null
  /** Their line of the month is applied for, whatever became of it. */
  applied: boolean
  count: number
}

/** Of the customers of a grade: how many are applied for, how many still can be, how many cannot as things stand. */
export type GradeProgress = {
  grade: Grade
  customers: number
  applied: number
  open: number
  blocked: number
}

/**
 * How far the applications for a month are, by the grade in force for new lines (R-C02, R-C06). What can be applied for is
 * what B2 lets stand (R-C09): nothing keeps the customer from a line. Grades nobody has are left out.
 */
export function applicationProgressOf(
  groups: readonly LikeCustomers[],
  month: Month,
  today: BusinessDate,
  settings: { standing: StandingSettings; rerating: ReratingSettings },
): GradeProgress[] {
  const found = new Map<Grade, GradeProgress>()
  for (const { rated, applied, count, ...facts } of groups) {
    const rating = gradeForNewLines(rated, today, settings.rerating)
    const { grade } = rating
    const row = found.get(grade) ?? { grade, customers: 0, applied: 0, open: 0, blocked: 0 }
    found.set(grade, row)
    row.customers += count
    const kept = standingReasons({ ...facts, rating }, month, settings.standing).length > 0
    row[applied ? 'applied' : kept ? 'blocked' : 'open'] += count
  }
  return [...found.values()].toSorted((a, b) => a.grade - b.grade)
}
