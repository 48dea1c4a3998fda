import { getLocale, getTranslations } from 'next-intl/server'
import { listed } from '@/components/ui/listed'
import { Note } from '@/components/ui/note'
import type { ReviewStart } from '@/lib/areas/customers/reviews/queries'
import { changePercent } from '@/lib/areas/customers/reviews/rules/trend'
import type { Answers } from '@/lib/core/forms/definition'
import { formatWan } from '@/lib/core/money'

/** What A13 starts from: the months, each block with what changed in them, the trend as computed, the class proposed. */
export async function reviewAnswers({ review, changed }: ReviewStart): Promise<Answers> {
  const [names, locale] = await Promise.all([getTranslations('forms.facts'), getLocale()])
  const label = (fact: string) => (names.has(fact as 'name') ? names(fact as 'name') : fact)
  return {
    period: { from: review.periodFrom, to: review.periodTo },
    items: changed.map(({ block, facts }) => ({
      block,
      changed: facts.length > 0,
      change: listed(facts.map(label), locale) || null,
    })),
    trend: review.trend,
  }
}

/** The figures behind the review, and the class its rule proposes; says so when no review is open. */
export async function ReviewNote({ start }: { start: ReviewStart | null }) {
  const [t, classes, trends] = await Promise.all([
    getTranslations('reviews'),
    getTranslations('forms.options.archiveClass'),
    getTranslations('forms.options.trend'),
  ])
  if (!start) return <Note tone="warn">{t('noneOpen')}</Note>
  const { review, proposed } = start
  const figures =
    review.salesBefore === null || review.salesNow === null
      ? t('figuresHidden')
      : t('figures', {
          before: formatWan(review.salesBefore),
          now: formatWan(review.salesNow),
          change: changePercent(review.salesBefore, review.salesNow)?.toFixed(1) ?? 'none',
        })
  return (
    <Note>
      {t('noteHead', { from: review.periodFrom, to: review.periodTo, dueOn: review.dueOn })} {figures}{' '}
      {t('noteTrend', { trend: trends(review.trend), archiveClass: classes(proposed) })}
    </Note>
  )
}
