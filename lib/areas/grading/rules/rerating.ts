import { addDays, addMonths, type BusinessDate } from '@/lib/core/dates'
import type { Grade } from './credit-grade'

export type ReratingSettings = {
  /** Months a rating holds (R-C02). */
  rerateMonths: number
  /** Days a rating may be overdue before new lines count as grade five. */
  overdueDays: number
}

export type GradeInForce = {
  /** Grade for new lines. */
  grade: Grade
  /** The rating's own grade; null when there is none. */
  rated: Grade | null
  why: 'rated' | 'due' | 'never-rated' | 'overdue'
  rule: 'R-C02' | 'R-C06'
  /** First day a new rating is due; null without a rating. */
  dueOn: BusinessDate | null
  /** First day on which new lines count as grade five. */
  fallsToFiveOn: BusinessDate | null
}

/** The day the next rating is due: `rerateMonths` after the approval (R-C02). */
export function rerateDueOn(approvedOn: BusinessDate, settings: ReratingSettings): BusinessDate {
  return addMonths(approvedOn, settings.rerateMonths)
}

/**
 * The grade new lines are given under on `today`: five without a finished rating (R-C06) and five when the
 * rating is more than `overdueDays` past its due day (R-C02); else the grade rated.
 */
export function gradeForNewLines(
  rating: { grade: Grade; approvedOn: BusinessDate } | null,
  today: BusinessDate,
  settings: ReratingSettings,
): GradeInForce {
  if (rating === null)
    return { grade: 5, rated: null, why: 'never-rated', rule: 'R-C06', dueOn: null, fallsToFiveOn: null }
  const dueOn = rerateDueOn(rating.approvedOn, settings)
  const fallsToFiveOn = addDays(dueOn, settings.overdueDays + 1)
  const shared = { rated: rating.grade, rule: 'R-C02' as const, dueOn, fallsToFiveOn }
  if (today >= fallsToFiveOn) return { grade: 5, why: 'overdue', ...shared }
  return { grade: rating.grade, why: today >= dueOn ? 'due' : 'rated', ...shared }
}
