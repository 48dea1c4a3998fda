import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { ClaimTable } from '@/components/customers/sources/claim-table'
import { SourceTable } from '@/components/customers/sources/source-table'
import { ClientMessages } from '@/components/shell/client-messages'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { factSources, openClaims } from '@/lib/areas/customers/claims/queries'
import { factSources as sourceKinds } from '@/lib/areas/customers/dossier/schema'
import { today } from '@/lib/core/clock'
import { openFolder } from '../../_components/folder'
import { decide } from '../file/actions'

type Props = {
  params: Promise<{ customerId: string }>
  searchParams: Promise<{ source?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sheets'))('sourcesTab') }
}

/** 来源: what sources say otherwise, and where each fact on file comes from. */
export default async function SourcesPage({ params, searchParams }: Props) {
  const [{ customerId }, asked] = await Promise.all([params, searchParams])
  const { viewer } = await openFolder(customerId)
  const [t, kinds, messages, claims, facts] = await Promise.all([
    getTranslations('sheets'),
    getTranslations('customers.history'),
    getMessages(),
    openClaims(viewer, customerId),
    factSources(viewer, customerId),
  ])
  const here = `/customers/${customerId}/sources`
  const source = sourceKinds.find((kind) => kind === asked.source)
  const present = sourceKinds.filter((kind) => facts?.some((fact) => fact.source === kind))
  const current = source ? `${here}?source=${source}` : here
  return (
    <ClientMessages also={['customers', 'sheets', 'forms']}>
      <div className="cover one">
        <section className="blk" aria-label={t('conflicts')}>
          <h2>
            {t('conflicts')}
            <span className="meta">{t('conflictsRemark')}</span>
          </h2>
          {claims && claims.rows.length > 0 ? (
            <ClaimTable
              rows={claims.rows}
              words={messages.forms}
              mayDecide={claims.mayDecide}
              fixed={{ customerId }}
              action={decide}
              submit={t('settle')}
              done={t('settled')}
            />
          ) : (
            <p className="meta">{t('noConflicts')}</p>
          )}
        </section>
        <section className="blk" aria-label={t('facts')}>
          <h2>
            {t('facts')}
            <span className="meta">{t('factsRemark')}</span>
          </h2>
          <SegmentedLinks
            label={t('source')}
            options={[
              { href: here, label: t('anySource') },
              ...present.map((kind) => ({ href: `${here}?source=${kind}`, label: kinds(`source_${kind}`) })),
            ]}
            current={current}
          />
          <SourceTable
            rows={(facts ?? []).filter((fact) => !source || fact.source === source)}
            customerId={customerId}
            today={today()}
          />
        </section>
      </div>
    </ClientMessages>
  )
}
