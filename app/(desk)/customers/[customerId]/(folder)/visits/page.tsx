import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Note } from '@/components/ui/note'
import { RemoveVisit } from '@/components/visits/remove-visit'
import { VisitDialog } from '@/components/visits/visit-dialog'
import { VisitList } from '@/components/visits/visit-list'
import { visitsOf } from '@/lib/areas/visits/queries'
import { today } from '@/lib/core/clock'
import { businessDate, daysBetween } from '@/lib/core/dates'
import { openFolder } from '../../_components/folder'
import { correct, record, remove } from './actions'

type Props = {
  params: Promise<{ customerId: string }>
  searchParams: Promise<{ before?: string; record?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visits'))('tab') }
}

/** 拜访: the calls on a customer (A8), with the next one agreed and a quick way to record one. */
export default async function VisitsPage({ params, searchParams }: Props) {
  const [{ customerId }, { before, record: asked }] = await Promise.all([params, searchParams])
  const { viewer, folder } = await openFolder(customerId)
  const [t, visits] = await Promise.all([
    getTranslations('visits'),
    visitsOf(viewer, customerId, before ?? null),
  ])
  if (!visits) notFound()
  const day = today()
  const customer = { id: folder.id, name: folder.name }
  const here = `/customers/${folder.id}/visits`
  const next = before ? null : (visits.rows[0]?.nextOn ?? null)
  const left = next === null ? null : daysBetween(day, businessDate(next))
  return (
    <div className="cover one">
      <ClientMessages also={['visits']}>
        <section className="blk" aria-label={t('title')}>
          <h2>
            {t('title')}
            <span className="meta">{t('note')}</span>
          </h2>
          <div className="row mb-3">
            {visits.mayRecord && (
              <VisitDialog
                customer={customer}
                known={visits.known}
                openAtOnce={asked !== undefined}
                action={record}
              />
            )}
            <ButtonLink icon="print" href={`/print/customers/${folder.id}/A8`} target="_blank">
              {t('print')}
            </ButtonLink>
          </div>
          {left !== null && (
            <Note {...(left < 0 && { tone: 'warn' as const })}>
              {left < 0
                ? t('day.late', { days: -left })
                : left === 0
                  ? t('day.today')
                  : t('day.due', { date: next! })}
            </Note>
          )}
          {visits.rows.length === 0 ? (
            <Empty title={t('empty')} body={t('emptyBody')} />
          ) : (
            <VisitList
              today={day}
              rows={visits.rows.map((visit) => ({
                ...visit,
                deeds: visit.mayCorrect && (
                  <>
                    <VisitDialog customer={customer} known={visits.known} visit={visit} action={correct} />
                    <RemoveVisit visit={visit} action={remove} />
                  </>
                ),
              }))}
            />
          )}
          {(visits.next || before) && (
            <div className="row pad">
              {before && <ButtonLink href={here}>{t('newest')}</ButtonLink>}
              {visits.next && <ButtonLink href={`${here}?before=${visits.next}`}>{t('older')}</ButtonLink>}
            </div>
          )}
        </section>
      </ClientMessages>
    </div>
  )
}
