import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionButton } from '@/components/form/action-button'
import { readableValues } from '@/components/form/problem-text'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Tag } from '@/components/ui/tag'
import { type NoticeRow, notices, unreadNotices } from '@/lib/areas/notices/queries'
import { stampTime } from '@/lib/core/clock'
import { requireViewer } from '@/lib/core/viewer'
import { wordsIn } from '@/lib/core/words'
import { read } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

/** What the bell rings for: everything the viewer was told, newest first. */
export default async function NotificationsPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string }>
}) {
  const viewer = await requireViewer()
  const asked = z.uuid().safeParse((await searchParams).before)
  const [page, unread, t, locale] = await Promise.all([
    notices(viewer, asked.success ? asked.data : null),
    unreadNotices(viewer),
    getTranslations('notifications'),
    getLocale(),
  ])
  const words = wordsIn(locale)
  const sentence = ({ kind, values }: NoticeRow) =>
    words.has(`notices.${kind}`) ? words.say(`notices.${kind}`, readableValues(values)) : t('other', { kind })
  return (
    <Page crumbs={[{ label: t('title') }]}>
      <div className="row wrap mb-3">
        <h1>{t('title')}</h1>
        {unread > 0 && (
          <span className="right">
            <ActionButton action={read} input={{}} success={t('marked')}>
              {t('markAll')}
            </ActionButton>
          </span>
        )}
      </div>
      {page.rows.length === 0 ? (
        <Empty title={t('empty')} body={t('emptyBody')} />
      ) : (
        <ul className="sheet sec">
          {page.rows.map((notice) => (
            <li key={notice.id} className="e1 grid-cols-[1fr_auto]! items-center">
              <span>
                {notice.href ? <Link href={notice.href}>{sentence(notice)}</Link> : sentence(notice)}{' '}
                {!notice.read && <Tag>{t('new')}</Tag>}
                <time className="meta block" dateTime={notice.at}>
                  {stampTime(notice.at)}
                </time>
              </span>
              {!notice.read && (
                <ActionButton size="s" action={read} input={{ ids: [notice.id] }} success={t('marked')}>
                  {t('markOne')}
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {page.next && (
        <p className="mt-3">
          <ButtonLink href={`?before=${page.next}`}>{t('older')}</ButtonLink>
        </p>
      )}
    </Page>
  )
}
