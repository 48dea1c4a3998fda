import { getFormatter, getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { MonthRuler } from '@/components/ui/month-ruler'
import { waitingCounts } from '@/lib/areas/approvals/queries'
import { creditSettings } from '@/lib/areas/credit/contributes'
import { lineDeadline } from '@/lib/areas/credit/rules/line-application'
import { applicationProgress, exposureWarnings } from '@/lib/areas/credit/desk/queries'
import { completenessTotals, gapsPage } from '@/lib/areas/customers/completeness/queries'
import { changeRegister } from '@/lib/areas/customers/register/queries'
import { ownReviews } from '@/lib/areas/customers/reviews/queries'
import { eventRatings } from '@/lib/areas/grading/events/queries'
import { ratingsDue } from '@/lib/areas/grading/queries'
import { ordersWaiting } from '@/lib/areas/trade/desk/queries'
import { now, today } from '@/lib/core/clock'
import { addDays, dayOfMonth, firstDay, lastDay, monthOf, plusMonths } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import { may, type Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { requireViewer } from '@/lib/core/viewer'
import { Applications } from './_components/applications'
import { ChangesToFile } from './_components/changes-to-file'
import { Exposures } from './_components/exposures'
import { FilesDue } from './_components/files-due'
import { FilesToReview } from './_components/files-to-review'
import { OrderWork } from './_components/order-work'
import { OwnGaps } from './_components/own-gaps'
import { RatingsDue } from './_components/ratings-due'
import { Waiting } from './_components/waiting'

/** Does the viewer keep the files of more than his own customers? */
function answersForOthers(viewer: Viewer): boolean {
  const reach = viewer.reach.get('customers.edit')
  return reach !== undefined && (reach.all || reach.subtrees.length > 0)
}

/** 工作台: what I must do today, by post. */
export default async function DeskPage() {
  const viewer = await requireViewer()
  const day = today()
  const month = monthOf(day)
  const next = plusMonths(month, 1)
  const settings = await settingsAsOf({ query: sql }, day)
  const opens = settings.valueOf(creditSettings, 'credit.window-opens-on')
  const closes = settings.valueOf(creditSettings, 'credit.window-closes-on')
  const inWindow = dayOfMonth(day) >= opens && dayOfMonth(day) <= closes
  const forOthers = answersForOthers(viewer)
  const keepsOwn = !forOthers && may(viewer, 'customers.edit')
  const [t, format, waiting, progress, exposures, due, events, orders, filing, files, reviews, gaps] =
    await Promise.all([
      getTranslations('desk'),
      getFormatter(),
      waitingCounts(viewer),
      may(viewer, 'credit.apply') ? applicationProgress(viewer, next) : [],
      may(viewer, 'credit.read')
        ? exposureWarnings(viewer, month, settings.valueOf(creditSettings, 'credit.heed-usage-percent'))
        : { rows: [], count: 0 },
      may(viewer, 'grading.rate') ? ratingsDue(viewer, day, 6) : [],
      may(viewer, 'grading.rate') ? eventRatings(viewer, 6) : [],
      ordersWaiting(viewer),
      may(viewer, 'customers.file-change')
        ? changeRegister(viewer, { kind: null, state: null, filing: 'due', before: null })
        : { rows: [], late: 0 },
      forOthers ? completenessTotals(viewer) : null,
      may(viewer, 'customers.edit') ? ownReviews(viewer, 5) : { rows: [], count: 0, late: 0 },
      keepsOwn ? gapsPage(viewer, { branchId: null, ownerId: viewer.personId, after: null }) : { rows: [] },
    ])
  const quiet =
    waiting.length === 0 &&
    progress.length === 0 &&
    exposures.count === 0 &&
    due.length === 0 &&
    events.length === 0 &&
    filing.rows.length === 0 &&
    reviews.count === 0 &&
    orders.length === 0 &&
    gaps.rows.length === 0 &&
    !files?.rows.some(({ missing }) => missing > 0)
  const end = dayOfMonth(lastDay(month))
  // Each sheet binds by its own day (R-C10): that of the first that waits, or the last day one may have.
  const dueOn = waiting.find(({ plan }) => plan === 'credit.line')?.dueOn
  const latest = lineDeadline(
    addDays(firstDay(month), closes - 1),
    settings.valueOf(creditSettings, 'credit.decision-days'),
  )
  const decision = dueOn?.startsWith(month)
    ? { day: Number(dueOn.slice(8)), label: t('decisionEnds') }
    : { day: dayOfMonth(latest), label: t('decisionLatest') }
  const place = viewer.posts[0]?.unitName ?? ''
  const count =
    waiting.reduce((sum, one) => sum + one.count, 0) +
    orders.reduce((sum, one) => sum + one.count, 0) +
    filing.late +
    reviews.late
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <div className="hello">
        <h1>
          {format.dateTime(now(), { month: 'long', day: 'numeric', weekday: 'long' })}
          <small>{t('today', { place, count })}</small>
        </h1>
      </div>
      <MonthRuler
        month={month}
        today={dayOfMonth(day)}
        window={{
          from: opens,
          to: closes,
          label: t('window'),
          rest: inWindow ? t('daysLeft', { days: closes - dayOfMonth(day) }) : undefined,
        }}
        marks={[
          { day: 1, label: t('lineStarts') },
          decision,
          ...(decision.day === end ? [] : [{ day: end, label: t('monthEnd') }]),
        ]}
      />
      {quiet ? (
        <div className="sheet">
          <Empty title={t('quietTitle')} body={t('quietBody')} />
        </div>
      ) : (
        <div className="cols">
          <div>
            <OrderWork groups={orders} />
            <ChangesToFile rows={filing.rows.slice(0, 6)} late={filing.late} />
            <Exposures rows={exposures.rows} count={exposures.count} />
            <RatingsDue rows={due} events={events} today={day} />
            <FilesToReview {...reviews} today={day} />
          </div>
          <div>
            <Applications rows={progress} month={next} open={inWindow} left={closes - dayOfMonth(day)} />
            <Waiting rows={waiting} />
            {files && <FilesDue rows={files.rows} />}
            <OwnGaps rows={gaps.rows} />
          </div>
        </div>
      )}
    </Page>
  )
}
