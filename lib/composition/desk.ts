import { subordinates, type Subordinate } from '@/lib/areas/admin/below/queries'
import { isBelow } from '@/lib/areas/admin/below/rules/below'
import { waitingCounts } from '@/lib/areas/approvals/queries'
import { outcomesOf } from '@/lib/areas/approvals/told/queries'
import { creditSettings } from '@/lib/areas/credit/contributes'
import { applicationProgress, exposureWarnings } from '@/lib/areas/credit/desk/queries'
import { lineDeadline } from '@/lib/areas/credit/rules/line-application'
import { completenessTotals, gapsPage } from '@/lib/areas/customers/completeness/queries'
import { holdsAllOf } from '@/lib/areas/customers/queries'
import { changeRegister } from '@/lib/areas/customers/register/queries'
import { ownReviews } from '@/lib/areas/customers/reviews/queries'
import { eventRatings } from '@/lib/areas/grading/events/queries'
import { ratingsDue } from '@/lib/areas/grading/queries'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { ordersWaiting, salesOfMonth } from '@/lib/areas/trade/desk/queries'
import { visitsDue } from '@/lib/areas/visits/desk/queries'
import { businessZone, today } from '@/lib/core/clock'
import {
  addDays,
  type BusinessDate,
  businessDate,
  dayOfMonth,
  firstDay,
  monthOf,
  plusMonths,
  startOf,
  weekOf,
} from '@/lib/core/dates'
import { onPool } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import { may, type Viewer } from '@/lib/core/scope'
import { type Settings, settingsAsOf } from '@/lib/core/settings'
import { lookAt } from '@/lib/core/viewer'
import { lookingReach } from './desk-reach'

/** Does the viewer keep the files of more than his own customers? */
function answersForOthers(viewer: Viewer): boolean {
  const reach = viewer.reach.get('customers.edit')
  return reach !== undefined && (reach.all || reach.subtrees.length > 0)
}

/** The days of this month that bind: when lines are applied for and decided, and when branches remit. */
function datesOf(settings: Settings, day: BusinessDate, sheetDueOn: string | null) {
  const opens = settings.valueOf(creditSettings, 'credit.window-opens-on')
  const closes = settings.valueOf(creditSettings, 'credit.window-closes-on')
  const month = monthOf(day)
  const last = addDays(firstDay(month), closes - 1)
  const latest = lineDeadline(last, settings.valueOf(creditSettings, 'credit.decision-days'))
  const binds = sheetDueOn?.startsWith(month) ? businessDate(sheetDueOn) : null
  return {
    /** R-C09. */
    window: {
      opens,
      closes,
      open: dayOfMonth(day) >= opens && dayOfMonth(day) <= closes,
      until: startOf(addDays(last, 1), businessZone()).toISOString(),
    },
    /** R-C10: the day of the first sheet that waits, else the last day one may have. */
    decision: { day: dayOfMonth(binds ?? latest), ofASheet: binds !== null },
    /** R-P07. */
    remittance: settings.valueOf(tradeSettings, 'trade.remittance-days'),
  }
}

const VISITS = 6
const OUTCOMES = 6

/**
 * The desk of a viewer: what waits for him today, and what he watches; each part empty where his posts have none of it.
 * `ownFiles` false leaves out what hangs on owning a customer, wherever the customer is; `own` false what only he was told.
 */
export async function deskOf(viewer: Viewer, ownFiles = true, own = true) {
  const day = today()
  const month = monthOf(day)
  const next = plusMonths(month, 1)
  const settings = await settingsAsOf(onPool, day)
  const heed = settings.valueOf(creditSettings, 'credit.heed-usage-percent')
  const keepsFiles = ownFiles && may(viewer, 'customers.edit')
  const nothing = { rows: [], count: 0, late: 0 }
  const [
    waiting,
    outcomes,
    progress,
    exposures,
    ratings,
    events,
    orders,
    filing,
    files,
    reviews,
    gaps,
    visits,
    sales,
  ] = await Promise.all([
    waitingCounts(viewer),
    own ? outcomesOf(viewer, OUTCOMES) : nothing,
    may(viewer, 'credit.apply') ? applicationProgress(viewer, next) : [],
    may(viewer, 'credit.read') ? exposureWarnings(viewer, month, heed) : { rows: [], count: 0 },
    may(viewer, 'grading.rate') ? ratingsDue(viewer, day, 6) : [],
    may(viewer, 'grading.rate') ? eventRatings(viewer, 6) : [],
    ordersWaiting(viewer),
    may(viewer, 'customers.file-change')
      ? changeRegister(viewer, { kind: null, state: null, filing: 'due', before: null })
      : nothing,
    answersForOthers(viewer) ? completenessTotals(viewer) : nothing,
    keepsFiles ? ownReviews(viewer, 5) : nothing,
    keepsFiles && !answersForOthers(viewer)
      ? gapsPage(viewer, { branchId: null, ownerId: viewer.personId, after: null })
      : nothing,
    visitsDue(viewer, settings, VISITS),
    salesOfMonth(viewer),
  ])
  const many = (groups: readonly { count: number }[]) => groups.reduce((sum, { count }) => sum + count, 0)
  const lines = waiting.find(({ plan }) => plan === 'credit.line')
  return {
    day,
    week: weekOf(day),
    unit: viewer.posts[0]?.unitName ?? null,
    /** Things to do today: papers to sign, orders, what is late, visits to one's own customers. */
    count: many(waiting) + many(orders) + filing.late + reviews.late + visits.own,
    dates: datesOf(settings, day, lines?.dueOn ?? null),
    applyFor: next,
    waiting,
    outcomes,
    progress,
    exposures: { ...exposures, heed },
    ratings,
    events,
    orders,
    filing: { rows: filing.rows.slice(0, 6), late: filing.late },
    files: files.rows,
    reviews,
    gaps: gaps.rows,
    visits,
    sales,
  }
}

export type Desk = Awaited<ReturnType<typeof deskOf>>

/** The sales line upwards (AMB-02); its lowest post decides no lines and so stands in no setting. */
async function rankOf(): Promise<RoleCode[]> {
  const settings = await settingsAsOf(onPool, today())
  return ['sales-rep', ...settings.valueOf(creditSettings, 'credit.rank')]
}

/** People below the viewer whose desk he may look at, by what is typed of their name. */
export async function desksBelow(viewer: Viewer, typed: string): Promise<Subordinate[]> {
  return subordinates(viewer, typed, await rankOf())
}

/**
 * The desk of somebody below the viewer, to look at only: within that person's reach and the viewer's own right to read the
 * same. `leftOut`: he has customers of his own beyond the viewer's reach, and nothing that hangs on owning a customer is
 * told. Null for anybody else, known or not.
 */
export async function deskOfAnother(
  viewer: Viewer,
  personId: string,
): Promise<(Desk & { person: { id: string; name: string }; leftOut: boolean }) | null> {
  const rank = await rankOf()
  let leftOut = false
  const looking = await lookAt(viewer, personId, async (other) => {
    if (!isBelow(viewer, other, rank)) return null
    const holdsAll = await holdsAllOf(viewer, other.personId)
    leftOut = !holdsAll('customers.read')
    return lookingReach(viewer, other, holdsAll)
  })
  if (!looking) return null
  return {
    ...(await deskOf(looking, !leftOut, false)),
    person: { id: looking.personId, name: looking.name },
    leftOut,
  }
}
