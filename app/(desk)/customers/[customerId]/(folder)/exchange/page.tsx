import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ExchangeSheet } from '@/components/customers/exchange/exchange-sheet'
import { ClientMessages } from '@/components/shell/client-messages'
import { mayFillPaper } from '@/lib/areas/customers/papers/policy'
import { dossierPapers } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { openFolder } from '../../_components/folder'
import { draft, save } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange'))('title') }
}

/** A workbook of papers comes back: what it changes is shown field by field before anything is saved. */
export default async function ExchangePage({ params }: { params: Promise<{ customerId: string }> }) {
  const { viewer, folder } = await openFolder((await params).customerId)
  if (!dossierPapers.some((id) => mayFillPaper(viewer, id, folder.place))) notFound()
  const t = await getTranslations('exchange')
  return (
    <div className="cover one">
      <section className="blk" aria-label={t('title')}>
        <h2>
          {t('title')}
          <span className="meta">{t('note')}</span>
        </h2>
        <ClientMessages also={['exchange', 'import']}>
          <ExchangeSheet customerId={folder.id} save={save} draft={draft} />
        </ClientMessages>
      </section>
    </div>
  )
}
