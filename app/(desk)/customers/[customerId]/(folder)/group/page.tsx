import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MonthBars } from '@/components/charts/month-bars'
import { GroupFigures } from '@/components/customers/groups/group-figures'
import { GroupHistory } from '@/components/customers/groups/group-history'
import { GroupTree } from '@/components/customers/groups/group-tree'
import { PlaceFirm } from '@/components/customers/groups/place-firm'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Note } from '@/components/ui/note'
import { customerGroup, groupHistory } from '@/lib/areas/customers/groups/queries'
import { today } from '@/lib/core/clock'
import { openFolder } from '../../_components/folder'
import { place } from './actions'

const WAN = 1_000_000

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groups'))('tab') }
}

/** 集团: the firms this one stands with, and in one view what they buy, owe, may have and wait for. */
export default async function GroupPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const [t, group, history] = await Promise.all([
    getTranslations('groups'),
    customerGroup(viewer, customerId),
    groupHistory(viewer, customerId),
  ])
  if (!group) notFound()
  const day = today()
  const standsAlone = group.members.length < 2
  const placing = group.mayPlace && (
    <PlaceFirm place={{ customerId, name: folder.name, parent: group.parent }} action={place} />
  )
  return (
    <ClientMessages also={['groups']}>
      <div className="cover one">
        {standsAlone ? (
          <div className="blk">
            <Empty title={t('alone')} body={t('aloneBody')}>
              {placing}
            </Empty>
          </div>
        ) : (
          <>
            <section className="blk" aria-label={t('title')}>
              <h2>
                {t('title')}
                <span className="meta">{`${t('count', { count: group.members.length })} · ${t('wan')}`}</span>
                <span className="row right">
                  <ButtonLink size="s" href={`/customers?group=${customerId}`}>
                    {t('list')}
                  </ButtonLink>
                  {placing}
                </span>
              </h2>
              <GroupFigures totals={group.totals} />
            </section>
            <div
              className="overflow-x-auto border-b border-(--rule)"
              tabIndex={0}
              role="region"
              aria-label={t('tab')}
            >
              <GroupTree
                members={group.members.map((member) => ({
                  ...member,
                  observed: member.observedUntil !== null && member.observedUntil >= day,
                }))}
                current={customerId}
                today={day}
              />
            </div>
          </>
        )}
        {(!standsAlone || history?.length !== 0) && (
          <div className="two2">
            <div>
              <h2>
                {t('months')} <span className="meta">{t('wan')}</span>
              </h2>
              {group.sales ? (
                <MonthBars
                  label={t('monthsLabel')}
                  bars={group.sales.map(({ month, amount }) => ({
                    label: String(Number(month.slice(5))),
                    value: amount / WAN,
                  }))}
                />
              ) : (
                <Note>{t('monthsHidden')}</Note>
              )}
            </div>
            <div>
              <h2>{t('history')}</h2>
              <GroupHistory rows={history ?? []} today={day} />
            </div>
          </div>
        )}
      </div>
    </ClientMessages>
  )
}
