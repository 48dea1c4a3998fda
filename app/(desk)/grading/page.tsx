import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageFoot } from '@/components/data-table/page-foot'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { RuleSource } from '@/components/ui/rule-source'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { customersToRate, mostCounted, openRatings, ratingCounts } from '@/lib/areas/grading/due/queries'
import { today } from '@/lib/core/clock'
import { addDays } from '@/lib/core/dates'
import { pageOfAddress } from '@/lib/core/paged-address'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { ratingTerms } from '@/lib/areas/grading/queries'
import { DueTable } from './_components/due-table'
import { OpenTable } from './_components/open-table'

const DUE = ['overdue', 'soon', 'never'] as const
const OPEN = ['draft', 'submitted', 'reviewed'] as const
const AHEAD = 30

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('grading'))('list.title') }
}

/** 评级: what is overdue or soon due, who was never rated, and every rating under way. */
export default async function GradingPage({
  searchParams,
}: {
  searchParams: Promise<{ view?: string; grade?: string; after?: string; before?: string; size?: string }>
}) {
  const viewer = await requireViewer()
  if (!may(viewer, 'grading.read')) notFound()
  const asked = await searchParams
  const day = today()
  const until = addDays(day, AHEAD)
  const [counts, terms, t, ui] = await Promise.all([
    ratingCounts(viewer, day, until),
    ratingTerms(),
    getTranslations('grading'),
    getTranslations('ui.grade'),
  ])
  const views = [...DUE, ...OPEN] as const
  const view = views.find((one) => one === asked.view) ?? views.find((one) => counts[one] > 0) ?? 'overdue'
  const due = DUE.find((one) => one === view)
  const grade = ([1, 2, 3, 4, 5] as const).find((one) => String(one) === asked.grade) ?? null
  const page = pageOfAddress(asked)
  const [listed, open] = await Promise.all([
    due ? customersToRate(viewer, due, grade, day, until, page) : null,
    due ? null : openRatings(viewer, view, page),
  ])
  const address = (of: string, rank: number | null) => `/grading?view=${of}${rank ? `&grade=${rank}` : ''}`
  return (
    <Page crumbs={[{ label: t('list.title') }]}>
      <div className="row wrap g3 mb-3.5">
        <h1>{t('list.title')}</h1>
        <span className="meta">
          {t('list.ruleNote', { months: terms.rerateMonths, days: terms.overdueDays })}{' '}
          <RuleSource rule="R-C02" />
        </span>
      </div>
      <div className="row wrap g3 mb-3.5">
        <SegmentedLinks
          label={t('list.due')}
          current={address(view, null)}
          options={views.map((one) => ({
            href: address(one, null),
            label: `${t(`list.${one}`)} ${counts[one] > mostCounted ? `${mostCounted}+` : counts[one]}`,
          }))}
        />
        {due && due !== 'never' && (
          <SegmentedLinks
            label={t('list.grade')}
            current={address(view, grade)}
            options={[null, 1, 2, 3, 4, 5].map((one) => ({
              href: address(view, one),
              label: one === null ? t('list.anyGrade') : ui(`${one as 1}`),
            }))}
          />
        )}
      </div>
      <section className="sheet">
        {listed &&
          (listed.rows.length === 0 ? (
            <Empty title={t('list.empty')} body={t('list.emptyBody')} />
          ) : (
            <DueTable
              rows={listed.rows}
              day={day}
              overdueDays={terms.overdueDays}
              mayRate={may(viewer, 'grading.rate')}
            />
          ))}
        {open &&
          (open.rows.length === 0 ? (
            <Empty title={t('list.emptyOpen')} body={t('list.emptyOpenBody')} />
          ) : (
            <OpenTable rows={open.rows} />
          ))}
        <PageFoot
          rows={(listed ?? open)!.rows.length}
          next={(listed ?? open)!.next}
          previous={(listed ?? open)!.previous}
        />
      </section>
    </Page>
  )
}
