import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { MonthRuler } from '@/components/ui/month-ruler'
import { Note } from '@/components/ui/note'
import { PickLink } from '@/components/ui/pick-link'
import { type Desk, deskOf, deskOfAnother } from '@/lib/composition/desk'
import { now } from '@/lib/core/clock'
import { dayOfMonth, lastDay, monthOf } from '@/lib/core/dates'
import { may, reachOf, type Viewer } from '@/lib/core/scope'
import { timeLeft } from '@/lib/core/time-left'
import { requireViewer } from '@/lib/core/viewer'
import { Applications } from './_components/applications'
import { ChangesToFile } from './_components/changes-to-file'
import { DeskSwitch } from './_components/desk-switch'
import { Exposures } from './_components/exposures'
import { FilesDue } from './_components/files-due'
import { FilesToReview } from './_components/files-to-review'
import { OrderWork } from './_components/order-work'
import { OwnGaps } from './_components/own-gaps'
import { RatingsDue } from './_components/ratings-due'
import { Outcomes } from './_components/outcomes'
import { Sales } from './_components/sales'
import { Visits } from './_components/visits'
import { Waiting } from './_components/waiting'
import { WindowStrip } from './_components/window-strip'
import { findVisited } from './desk-actions'

/** Has the desk nothing to do and nothing to watch? */
function isQuiet(desk: Desk): boolean {
  return (
    [
      desk.waiting,
      desk.outcomes.rows,
      desk.progress,
      desk.exposures.rows,
      desk.ratings,
      desk.events,
      desk.filing.rows,
    ].every((rows) => rows.length === 0) &&
    [desk.reviews.rows, desk.orders, desk.gaps, desk.visits.rows].every((rows) => rows.length === 0) &&
    !desk.files.some(({ missing }) => missing > 0) &&
    (desk.sales === null || (desk.sales.soldFen === 0 && desk.sales.beforeFen === 0))
  )
}

/** Does the viewer answer for customers of others? */
function seesOthers(viewer: Viewer): boolean {
  const reach = reachOf(viewer, 'visits.read')
  return reach.all || reach.subtrees.length > 0 || reach.units.length > 0
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title') }
}

/** 工作台: what I must do today, by post; or the desk of somebody below me, to look at. */
export default async function DeskPage({
  searchParams,
}: {
  searchParams: Promise<{ of?: string | string[] }>
}) {
  const [viewer, { of }] = await Promise.all([requireViewer(), searchParams])
  const other = of === undefined ? null : await deskOfAnother(viewer, String(of))
  if (of !== undefined && !other) notFound()
  const looking = other !== null
  const desk: Desk = other ?? (await deskOf(viewer))
  const [t, format] = await Promise.all([getTranslations('desk'), getFormatter()])
  const { day, dates, applyFor: next } = desk
  const month = monthOf(day)
  const { window } = dates
  const left = t('timeLeft', timeLeft(now(), new Date(window.until)))
  const head = [t('week', { week: desk.week }), desk.unit, t('toDoToday', { count: desk.count })]
  // What runs out by the hour comes first; who visits customers has other orders beside them, as papers to sign, and who
  // does not has the first kind in front and the others beside it.
  const urgent = desk.orders.filter(({ mine }) => mine === 'phone')
  const others = desk.orders.filter(({ mine }) => mine !== 'phone')
  const visits = desk.visits.rows.length > 0
  return (
    <Page
      crumbs={
        other ? [{ label: t('title'), href: '/' }, { label: other.person.name }] : [{ label: t('title') }]
      }
    >
      <div className="hello">
        <h1>
          {t('dayAndWeekday', {
            day: format.dateTime(now(), { month: 'long', day: 'numeric' }),
            weekday: format.dateTime(now(), { weekday: 'long' }),
          })}
          <small>{head.filter(Boolean).join(t('comma'))}</small>
        </h1>
        <span className="right" />
        <DeskSwitch viewer={viewer} seen={other?.person.name ?? null} />
        {may(viewer, 'visits.record') && !looking && (
          <PickLink
            className="btn"
            face={
              <>
                <Icon name="edit" />
                {t('recordVisit')}
              </>
            }
            title={t('recordTitle')}
            hint={t('recordHint')}
            none={t('recordNone')}
            search={findVisited}
          />
        )}
      </div>
      {other && (
        <div className="looking">
          <Note>
            {t('looking', { name: other.person.name })}
            {other.leftOut && ` ${t('leftOut')}`}
          </Note>
        </div>
      )}
      {window.open && !looking && (
        <WindowStrip
          rows={desk.progress}
          month={next}
          left={left}
          closesOn={`${month.slice(5)}-${String(window.closes).padStart(2, '0')}`}
        />
      )}
      <MonthRuler
        month={month}
        today={dayOfMonth(day)}
        window={{
          from: window.opens,
          to: window.closes,
          label: t('window'),
          rest: window.open ? t('daysLeft', { days: window.closes - dayOfMonth(day) }) : undefined,
        }}
        marks={[
          { day: 1, label: t('lineStarts') },
          { day: dates.remittance.first, label: t('remittance') },
          { day: dates.remittance.second, label: t('remittance') },
          { day: dates.decision.day, label: t(dates.decision.ofASheet ? 'decisionEnds' : 'decisionLatest') },
          { day: dayOfMonth(lastDay(month)), label: t('monthEnd') },
        ]}
      />
      {isQuiet(desk) ? (
        <div className="sheet">
          <Empty title={t('quietTitle')} body={t('quietBody')} />
        </div>
      ) : (
        <div className="cols">
          <div>
            <OrderWork groups={urgent} looking={looking} />
            <OrderWork groups={visits ? [] : others.slice(0, 1)} looking={looking} />
            <ChangesToFile rows={desk.filing.rows} late={desk.filing.late} looking={looking} />
            <Exposures {...desk.exposures} looking={looking} />
            <Visits visits={desk.visits} today={day} others={seesOthers(viewer)} looking={looking} />
            <div className="two">
              <RatingsDue rows={desk.ratings} events={desk.events} today={day} looking={looking} />
              <FilesToReview {...desk.reviews} today={day} looking={looking} />
            </div>
          </div>
          <div>
            <Waiting rows={desk.waiting} today={day} looking={looking} />
            <Outcomes {...desk.outcomes} />
            <Applications
              rows={desk.progress}
              month={next}
              open={window.open}
              left={left}
              looking={looking}
            />
            <OrderWork groups={visits ? others : others.slice(1)} looking={looking} />
            <Sales sales={desk.sales} looking={looking} />
            <FilesDue rows={desk.files} looking={looking} />
            <OwnGaps rows={desk.gaps} />
          </div>
        </div>
      )}
    </Page>
  )
}
