import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageFoot } from '@/components/data-table/page-foot'
import { LineTable } from '@/components/credit/line-table'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { MonthRuler } from '@/components/ui/month-ruler'
import { Section } from '@/components/ui/section'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { applicationProgress } from '@/lib/areas/credit/desk/queries'
import { creditMonth } from '@/lib/areas/credit/progress/queries'
import { linesOfMonth } from '@/lib/areas/credit/sheets/queries'
import { today } from '@/lib/core/clock'
import { dayOfMonth, lastDay, monthOf, plusMonths } from '@/lib/core/dates'
import { pageOfAddress } from '@/lib/core/paged-address'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { askedMonth } from './_components/asked-month'
import { GradeProgress, RegionRooms } from './_components/grade-progress'

const STATES = ['open', 'decided', 'refused'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('credit'))('title') }
}

/** 授信: the month as a ruler, how far the applications are, what the region has left, every line of the month. */
export default async function CreditPage({
  searchParams,
}: {
  searchParams: Promise<{ month?: string; state?: string; after?: string; before?: string; size?: string }>
}) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const day = today()
  const now = monthOf(day)
  const month = askedMonth(asked.month, plusMonths(now, 1))
  const state = STATES.find((one) => one === asked.state) ?? null
  const mayApply = may(viewer, 'credit.apply')
  const [credit, progress, lines, t] = await Promise.all([
    creditMonth(viewer, month),
    mayApply ? applicationProgress(viewer, month) : [],
    linesOfMonth(viewer, month, state, pageOfAddress(asked)),
    getTranslations('credit'),
  ])
  const { opensOn, closesOn, decisionDays } = credit.window
  const end = dayOfMonth(lastDay(now))
  const address = (one: string, of: string | null) => `/credit?month=${one}${of ? `&state=${of}` : ''}`
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <div className="row wrap g3 mb-3.5">
        <h1>{t('monthTitle', { month })}</h1>
        <ButtonLink
          size="s"
          square
          icon="l"
          href={address(plusMonths(month, -1), state)}
          aria-label={t('previousMonth')}
        />
        <ButtonLink
          size="s"
          square
          icon="r"
          href={address(plusMonths(month, 1), state)}
          aria-label={t('nextMonth')}
        />
        <span className="right" />
        <ButtonLink href="/credit/totals">{t('totals')}</ButtonLink>
        {mayApply && (
          <ButtonLink look="pri" href={`/credit/apply?month=${month === now ? now : plusMonths(now, 1)}`}>
            {t('applyFor', { month: month === now ? now : plusMonths(now, 1) })}
          </ButtonLink>
        )}
      </div>
      <MonthRuler
        month={now}
        today={dayOfMonth(day)}
        window={{
          from: opensOn,
          to: closesOn,
          label: t('window'),
          rest:
            dayOfMonth(day) >= opensOn && dayOfMonth(day) <= closesOn
              ? t('windowLeft', { days: closesOn - dayOfMonth(day) })
              : undefined,
        }}
        marks={[
          { day: 1, label: t('marks.effective') },
          { day: Math.min(closesOn + decisionDays, end), label: t('marks.due') },
          { day: end, label: t('marks.end') },
        ]}
      />
      <div className="cols">
        <div>
          <Section
            title={t('lines', { month })}
            remark={t('unitWan')}
            actions={
              <SegmentedLinks
                label={t('state')}
                current={address(month, state)}
                options={[null, ...STATES].map((one) => ({
                  href: address(month, one),
                  label: t(`filter.${one ?? 'all'}`),
                }))}
              />
            }
          >
            {lines.rows.length === 0 ? (
              <Empty title={t('empty')} body={t('emptyBody', { opens: opensOn, closes: closesOn })} />
            ) : (
              <LineTable rows={lines.rows} by="customer" />
            )}
            <PageFoot rows={lines.rows.length} next={lines.next} previous={lines.previous} />
          </Section>
        </div>
        <div>
          <GradeProgress credit={credit} mayApply={mayApply} progress={progress} />
          <RegionRooms credit={credit} />
        </div>
      </div>
    </Page>
  )
}
