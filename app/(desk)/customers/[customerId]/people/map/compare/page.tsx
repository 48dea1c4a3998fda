import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DifferenceList } from '@/components/customers/power/difference-list'
import { drawPast } from '@/components/customers/power/map-layout'
import { MapLegend } from '@/components/customers/power/map-legend'
import { cardSizes } from '@/components/customers/power/map-view'
import { type CardMark, PowerSvg } from '@/components/customers/power/power-svg'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Note } from '@/components/ui/note'
import { comparedMaps, type MapComparison } from '@/lib/areas/customers/power/queries'
import { today } from '@/lib/core/clock'
import { addDays } from '@/lib/core/dates'
import { dayInput } from '@/lib/core/day-input'
import { openFolder } from '../../../_components/folder'

type Props = {
  params: Promise<{ customerId: string }>
  searchParams: Promise<{ from?: string; to?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ folder }, t] = await Promise.all([
    params.then(({ customerId }) => openFolder(customerId)),
    getTranslations('power'),
  ])
  return { title: `${t('compare')} · ${folder.name}` }
}

/** 比较两天: the map of the later day with what is new on it, and every difference in words. */
export default async function ComparePage({ params, searchParams }: Props) {
  const [{ customerId }, asked] = await Promise.all([params, searchParams])
  const { viewer, folder } = await openFolder(customerId)
  const day = today()
  const dayOf = (text: string | undefined, otherwise: string) =>
    text === undefined ? otherwise : (dayInput.safeParse(String(text).trim()).data ?? null)
  const [from, to] = [dayOf(asked.from, addDays(day, -90)), dayOf(asked.to, day)]
  const sound = from !== null && to !== null && from <= day && to <= day
  const [found, t, nav] = await Promise.all([
    sound ? comparedMaps(viewer, folder.id, from, to) : null,
    getTranslations('power'),
    getTranslations('nav'),
  ])
  if (sound && !found) notFound()
  const here = `/customers/${folder.id}`
  return (
    <Page
      crumbs={[
        { label: nav('customers'), href: '/customers' },
        { label: folder.name, href: here },
        { label: t('title'), href: `${here}/people/map` },
        { label: t('compare') },
      ]}
    >
      <form className="row g3 wrap mb-3.5" method="get">
        <h1>{t('compareTitle')}</h1>
        <label className="row">
          {t('from')}
          <input
            className="inp"
            type="date"
            name="from"
            defaultValue={asked.from ?? from ?? ''}
            max={day}
            required
          />
        </label>
        <label className="row">
          {t('to')}
          <input
            className="inp"
            type="date"
            name="to"
            defaultValue={asked.to ?? to ?? ''}
            max={day}
            required
          />
        </label>
        <button className="btn pri">{t('show')}</button>
        <span className="sub">{t('compareLead')}</span>
        <ButtonLink className="right" href={`${here}/people/map`}>
          {t('title')}
        </ButtonLink>
      </form>
      {!sound && <Note tone="bad">{t('badDay')}</Note>}
      {found && <Compared customerId={folder.id} name={folder.name} found={found} />}
    </Page>
  )
}

async function Compared({
  customerId,
  name,
  found,
}: {
  customerId: string
  name: string
  found: MapComparison
}) {
  const t = await getTranslations('power')
  const { earlier, later, difference } = found
  const changed = difference.changed.map(({ id }) => id)
  const marks = new Map<string, CardMark>([
    ...difference.came.map((id) => [id, { text: t('marks.came'), tone: 'came' }] as const),
    ...changed.map((id) => [id, { text: t('marks.changed'), tone: 'changed' }] as const),
  ])
  const drawing = drawPast(later.people, later.ties)
  const old = new Set(later.ties.map(({ id }) => id).filter((id) => !difference.appeared.includes(id)))
  const none =
    marks.size + difference.left.length + difference.appeared.length + difference.vanished.length === 0
  return (
    <div className="pm">
      <section className="sheet" aria-label={t('mapOf', { date: later.day })}>
        <div className="pad">
          <PowerSvg
            label={t('mapOf', { date: later.day })}
            people={later.people}
            {...drawing}
            sizes={cardSizes}
            marks={marks}
            quiet={old}
          />
        </div>
        <MapLegend />
      </section>
      <aside className="sheet side" aria-label={`${name} ${t('compare')}`}>
        {none ? (
          <Empty title={t('same')} body={t('sameBody')} />
        ) : (
          <DifferenceList {...{ customerId, earlier, later, difference }} />
        )}
      </aside>
    </div>
  )
}
