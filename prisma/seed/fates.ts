import type { CustomerState } from '@/lib/areas/customers/rules/customer-kinds'
import type { Month } from '@/lib/core/dates'
import { chanceFor } from './names'
import { type Chance } from './random'
import { type Timeline } from './timeline'
import { type SourceCustomer } from './trade-history'

/** How a customer stands with us today and since when (day on the timeline). */
export type Fate = {
  state: CustomerState
  /** Day of selection; before the timeline for old customers. */
  selectedDay: number
  /** Day the present state was reached, when it is not simply selected. */
  changedDay: number | null
  /** The customer was ours before and asks to come back. */
  restoring: boolean
  /** Days the ratings became final. */
  ratingDays: readonly number[]
}

const RATED_EVERY = 91

function stateOf(idle: number, isNew: boolean, onlyReturns: boolean, chance: Chance): CustomerState {
  if (onlyReturns)
    return chance.weighted([
      ['ended', 3],
      ['disqualified', 1],
    ])
  if (isNew && idle <= 8)
    return chance.weighted([
      ['selected', 11],
      ['to-review', 2],
      ['to-approve', 2],
      ['potential', 1],
    ])
  if (idle > 270)
    return chance.weighted([
      ['lost', 11],
      ['disqualified', 2],
      ['ended', 1.4],
      ['selected', 4],
      ['to-review', 0.4],
      ['to-approve', 0.4],
      ['potential', 0.8],
    ])
  if (idle > 150)
    return chance.weighted([
      ['lost', 4],
      ['disqualified', 1],
      ['ended', 0.3],
      ['selected', 15],
      ['to-review', 0.15],
      ['potential', 0.2],
    ])
  if (idle > 90)
    return chance.weighted([
      ['disqualified', 1],
      ['selected', 60],
    ])
  return 'selected'
}

/** Days since the last final rating: most are made in the first weeks of a quarter, some at other times, a few too long ago. */
function ratingAge(time: Timeline, chance: Chance): number | null {
  const month = time.month(time.last)
  const quarterMonth =
    `${month.slice(0, 5)}${String(Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1).padStart(2, '0')}` as Month
  const inQuarter = time.last - time.firstDayOf(quarterMonth) - chance.between(3, 19)
  const usual = inQuarter >= 1 ? inQuarter : inQuarter + RATED_EVERY
  return chance.weighted([
    [usual, 72],
    [chance.between(1, 88), 18],
    [chance.between(93, 128), 5],
    [null, 3],
  ] as const)
}

/** Days of final ratings: every quarter back from the last one, and one at selection. */
function ratingDaysOf(selectedDay: number, until: number, age: number | null): number[] {
  if (age === null) return []
  const days: number[] = []
  for (let day = until - age; day >= Math.max(0, selectedDay + 30); day -= RATED_EVERY) days.unshift(day)
  if (selectedDay >= 0 && selectedDay <= until) days.unshift(selectedDay)
  return days
}

/** What became of a customer, read from its trade: newcomers wait, idle ones are lost or given up, a few come back. */
export function fateOf(source: SourceCustomer, time: Timeline): Fate {
  const chance = chanceFor(source.id, 'fate')
  const orders = source.invoices.filter((i) => !i.isReturn)
  const dayOf = (minute: number) => Math.floor(minute / 1440)
  const firstDay = dayOf(source.invoices[0]!.minute)
  const lastDay = dayOf((orders.at(-1) ?? source.invoices.at(-1)!).minute)
  const isNew = source.invoices.length === 1 && firstDay > 300
  const state = stateOf(time.last - lastDay, isNew, orders.length === 0, chance)
  const waiting = isNew && state !== 'selected' && time.last - lastDay <= 8
  const selectedDay = waiting
    ? time.last
    : firstDay < 45 || orders.length === 0
      ? -chance.between(200, 3200)
      : firstDay - chance.between(2, 18)
  const gone = state === 'lost' || state === 'disqualified' || state === 'ended'
  const restoring = !waiting && !gone && state !== 'selected'
  const left = Math.min(time.last - chance.between(2, 25), lastDay + chance.between(62, 120))
  const changedDay = gone || restoring ? Math.max(left, lastDay + 1) : null
  return {
    state,
    selectedDay,
    changedDay,
    restoring,
    ratingDays: waiting ? [] : ratingDaysOf(selectedDay, changedDay ?? time.last, ratingAge(time, chance)),
  }
}
