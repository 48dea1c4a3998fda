import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/shell/page'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { reviewList, reviewProgress } from '@/lib/areas/customers/reviews/queries'
import { trends } from '@/lib/areas/customers/reviews/rules/trend'
import { reviewFilters, type ReviewFilters } from '@/lib/areas/customers/reviews/schema'
import { today } from '@/lib/core/clock'
import { may } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { ProgressTable } from './_components/progress-table'
import { ReviewTable } from './_components/review-table'

const STATES = ['late', 'open', 'submitted', 'done', 'missed'] as const

function address(filters: ReviewFilters, change: Partial<ReviewFilters>): string {
  const { after, ...kept } = { ...filters, after: undefined, ...change }
  const query = new URLSearchParams(
    Object.entries({ ...kept, ...(after && { after }) }).filter(
      (pair): pair is [string, string] => !!pair[1],
    ),
  )
  return query.size > 0 ? `/customers/reviews?${query}` : '/customers/reviews'
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews'))('title') }
}

/** 档案核查: the whole state of the running review, and every file to be reviewed within reach (R-A03). */
export default async function ReviewsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>
}) {
  const viewer = await requireViewer()
  if (!may(viewer, 'customers.read')) notFound()
  const parsed = reviewFilters.safeParse(await searchParams)
  const filters = parsed.success ? parsed.data : {}
  const [t, nav, options, progress, list] = await Promise.all([
    getTranslations('reviews'),
    getTranslations('nav'),
    getTranslations('forms.options.trend'),
    reviewProgress(viewer),
    reviewList(viewer, filters),
  ])
  const here = address(filters, {})
  return (
    <Page crumbs={[{ label: nav('customers'), href: '/customers' }, { label: t('title') }]}>
      <h1 className="mb-3">{t('title')}</h1>
      <div className="stack grid-cols-[minmax(0,1fr)]">
        {progress.length > 0 && (
          <Section title={t('progress')} remark={t('progressRemark')}>
            <ProgressTable rows={progress} />
          </Section>
        )}
        <div className="row max-w-[calc(100vw-32px)] flex-wrap overflow-x-auto">
          <SegmentedLinks
            label={t('byState')}
            current={here}
            options={[
              { href: address(filters, { state: undefined }), label: t('waiting') },
              ...STATES.map((state) => ({ href: address(filters, { state }), label: t(`state.${state}`) })),
            ]}
          />
          <SegmentedLinks
            label={t('byTrend')}
            current={here}
            options={[
              { href: address(filters, { trend: undefined }), label: t('anyTrend') },
              ...trends.map((trend) => ({ href: address(filters, { trend }), label: options(trend) })),
            ]}
          />
          {filters.ownerId && (
            <Link className="chip on" href={address(filters, { ownerId: undefined })}>
              {t('oneOwner')} ×
            </Link>
          )}
        </div>
        <Section title={t('files')}>
          {list.rows.length === 0 ? (
            <Empty title={t('emptyTitle')} body={t('emptyBody')} />
          ) : (
            <ReviewTable rows={list.rows} today={today()} />
          )}
          {list.next && (
            <p className="pad">
              <Link className="btn" href={address(filters, { after: list.next })}>
                {t('more')}
              </Link>
            </p>
          )}
        </Section>
      </div>
    </Page>
  )
}
