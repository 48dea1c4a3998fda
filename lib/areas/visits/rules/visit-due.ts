import { addDays, addMonths, type BusinessDate, daysBetween } from '@/lib/core/dates'
import { addWorkDays, type WorkCalendar } from '@/lib/core/work-days'

/** How often a customer is visited, from the shortest (R-V02). */
export const cadences = [
  'day',
  'week',
  'half-month',
  'month',
  'two-months',
  'three-months',
  'half-year',
  'year',
] as const
export type Cadence = (typeof cadences)[number]

const SPAN: Record<Exclude<Cadence, 'day'>, { months: number } | { days: number }> = {
  week: { days: 7 },
  'half-month': { days: 15 },
  month: { months: 1 },
  'two-months': { months: 2 },
  'three-months': { months: 3 },
  'half-year': { months: 6 },
  year: { months: 12 },
}

/** The same spans as PostgreSQL takes them; a working day may come later than this says, never earlier. */
export const cadenceText: Record<Cadence, string> = {
  day: '1 day',
  week: '7 days',
  'half-month': '15 days',
  month: '1 month',
  'two-months': '2 months',
  'three-months': '3 months',
  'half-year': '6 months',
  year: '12 months',
}

/** When the next visit is due: last visit and cadence; "daily" counts working days (R-V03). */
export function visitDueOn(lastOn: BusinessDate, cadence: Cadence, calendar: WorkCalendar): BusinessDate {
  if (cadence === 'day') return addWorkDays(lastOn, 1, calendar)
  const span = SPAN[cadence]
  return 'days' in span ? addDays(lastOn, span.days) : addMonths(lastOn, span.months)
}

/** What is known of the visits of a customer. */
export type VisitFacts = {
  lastOn: BusinessDate | null
  /** The day agreed at the last visit. */
  agreedOn: BusinessDate | null
  /** How often its sales rep visits it; null where no cadence is laid down. */
  cadence: Cadence | null
}

/** `today`; `past` its day but within the tolerance; `overdue` beyond it. `days` since the day it was due. */
export type VisitDue = { state: 'today' | 'past' | 'overdue'; dueOn: BusinessDate; days: number }

/**
 * Is a visit due by `today`? The day agreed at the last visit counts, and nothing is tolerated past it; where none was
 * agreed, last visit and cadence with a tolerance of some per cent of the cadence (R-V02, R-V03). Null = not due yet, or
 * nothing to count from.
 */
export function visitDue(
  { lastOn, agreedOn, cadence }: VisitFacts,
  tolerancePercent: number,
  today: BusinessDate,
  calendar: WorkCalendar,
): VisitDue | null {
  const counted = agreedOn === null && lastOn !== null && cadence !== null
  const dueOn = counted ? visitDueOn(lastOn, cadence, calendar) : agreedOn
  if (dueOn === null || dueOn > today) return null
  const days = daysBetween(dueOn, today)
  if (days === 0) return { state: 'today', dueOn, days }
  const tolerated = counted ? Math.floor((daysBetween(lastOn, dueOn) * tolerancePercent) / 100) : 0
  return { state: days > tolerated ? 'overdue' : 'past', dueOn, days }
}

/** Today's first, up to half of the places, then what is overdue longest: today can still be kept. */
export function visitsShown<T extends { days: number; name: string }>(due: readonly T[], most: number): T[] {
  const now = due.filter(({ days }) => days === 0)
  const late = due
    .filter(({ days }) => days > 0)
    .toSorted((a, b) => b.days - a.days || a.name.localeCompare(b.name, 'zh-CN'))
  const shown = now.slice(0, Math.max(Math.ceil(most / 2), most - late.length))
  return [...shown, ...late.slice(0, most - shown.length)]
}

/**
 * The groups whose customers may be among so many shown: all of today, and late ones from the longest until they suffice,
 * none left out that is as late as one taken.
 */
export function groupsShown<T extends { count: number; when: VisitDue }>(
  groups: readonly T[],
  most: number,
): T[] {
  const late = groups.filter(({ when }) => when.days > 0).toSorted((a, b) => b.when.days - a.when.days)
  let taken = 0
  let least = 0
  for (const { count, when } of late) {
    if (taken >= most && when.days < least) break
    taken += count
    least = when.days
  }
  return groups.filter(({ when }) => when.days === 0 || when.days >= least)
}
