import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { openFolder } from '../../_components/folder'
import { DayTab } from './_components/day-tab'
import { FactsTab } from './_components/facts-tab'
import { StoryTab } from './_components/story-tab'

type Asked = { show?: string; fact?: string; before?: string; group?: string; on?: string; paper?: string }
type Props = { params: Promise<{ customerId: string }>; searchParams: Promise<Asked> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.dossier'))('history') }
}

/** 历史: the one timeline; every change of a fact; the dossier as it stood on a day. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ customerId }, asked] = await Promise.all([params, searchParams])
  const [{ viewer }, t] = await Promise.all([openFolder(customerId), getTranslations('story')])
  const here = `/customers/${customerId}/history`
  const options = [
    { href: here, label: t('timeline') },
    { href: `${here}?show=facts`, label: t('facts') },
    { href: `${here}?show=day`, label: t('day') },
  ]
  const shown = asked.show === 'facts' ? 1 : asked.show === 'day' ? 2 : 0
  return (
    <div className="cover one">
      <section className="blk" aria-label={t('title')}>
        <div className="row wrap mb-3">
          <SegmentedLinks label={t('title')} options={options} current={options[shown]!.href} />
        </div>
        {shown === 0 && (
          <StoryTab viewer={viewer} customerId={customerId} group={asked.group} before={asked.before} />
        )}
        {shown === 1 && (
          <FactsTab viewer={viewer} customerId={customerId} fact={asked.fact} before={asked.before} />
        )}
        {shown === 2 && <DayTab viewer={viewer} customerId={customerId} on={asked.on} paper={asked.paper} />}
      </section>
    </div>
  )
}
