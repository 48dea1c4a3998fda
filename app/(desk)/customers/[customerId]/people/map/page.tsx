import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { mapModes } from '@/components/customers/power/map-view'
import { PowerScreen, type ScreenState } from '@/components/customers/power/power-screen'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { powerMap } from '@/lib/areas/customers/power/queries'
import { openFolder } from '../../_components/folder'
import { change, draw, end, move, record, withdraw } from './actions'

type Asked = { mode?: string; view?: string; person?: string; opportunity?: string }
type Props = { params: Promise<{ customerId: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ folder }, t] = await Promise.all([
    params.then(({ customerId }) => openFolder(customerId)),
    getTranslations('power'),
  ])
  return { title: `${t('title')} · ${folder.name}` }
}

/** 组织图与政治图: who reports to whom, who has influence, who is with us; drawn, listed and edited. */
export default async function PowerMapPage({ params, searchParams }: Props) {
  const [{ customerId }, asked] = await Promise.all([params, searchParams])
  const { viewer, folder } = await openFolder(customerId)
  const [map, t, nav] = await Promise.all([
    powerMap(viewer, folder.id),
    getTranslations('power'),
    getTranslations('nav'),
  ])
  if (!map) notFound()
  const firstOpen = map.opportunities.find(({ state }) => state === 'open')?.id ?? null
  const initial: ScreenState = {
    mode: mapModes.find((mode) => mode === asked.mode) ?? 'chart',
    list: asked.view === 'list',
    person: asked.person ?? null,
    opportunity: asked.opportunity ?? firstOpen,
  }
  const here = `/customers/${folder.id}`
  return (
    <Page
      crumbs={[
        { label: nav('customers'), href: '/customers' },
        { label: folder.name, href: here },
        { label: t('people'), href: `${here}/people` },
        { label: t('title') },
      ]}
    >
      <ClientMessages also={['power', 'contacts']}>
        <PowerScreen
          view={{ ...map, customerName: folder.name }}
          initial={initial}
          grade={folder.grade}
          actions={{
            changePerson: change,
            recordBehaviour: record,
            withdrawBehaviour: withdraw,
            drawTie: draw,
            endTie: end,
            moveCards: move,
          }}
        />
      </ClientMessages>
    </Page>
  )
}
