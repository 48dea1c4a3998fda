import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DocumentDialog } from '@/components/documents/document-dialog'
import { DocumentTable } from '@/components/documents/document-table'
import { ShelfDialog } from '@/components/documents/shelf-dialog'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { Secrecy, type SecrecyLevel } from '@/components/ui/secrecy'
import { documentList } from '@/lib/areas/archive/documents/queries'
import { requiredSlots } from '@/lib/areas/archive/documents/schema'
import { acceptOf } from '@/lib/core/file-kinds'
import { openFolder } from '../../_components/folder'
import { keep, shelve } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') }
}

/** 客户档案原始资料清单 (A10): the ten originals of a file, which are there, which end soon. */
export default async function DocumentsPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const [t, names, list] = await Promise.all([
    getTranslations('documents'),
    getTranslations('forms.options.fileDocument'),
    documentList(viewer, customerId),
  ])
  if (!list) notFound()
  return (
    <div className="cover one">
      <ClientMessages also={['documents']}>
        <section className="blk" aria-label={t('title')}>
          <h2>
            {t('title')}
            <span className="meta">
              {t('note', { required: requiredSlots.length, missing: list.missing })}
            </span>
          </h2>
          <div className="row mb-3">
            <Secrecy level={list.secrecy as SecrecyLevel} />
            <span>{list.shelf ?? <span className="mut">{t('noShelf')}</span>}</span>
            {list.mayShelve && (
              <ShelfDialog
                customerId={folder.id}
                version={list.version}
                secrecy={list.secrecy}
                shelf={list.shelf}
                action={shelve}
              />
            )}
            <ButtonLink icon="print" href={`/print/customers/${folder.id}/A10`} target="_blank">
              {t('print')}
            </ButtonLink>
          </div>
          <DocumentTable
            customerId={folder.id}
            rows={list.documents.map((document) => ({
              ...document,
              name: names(String(document.slot) as '1'),
              deed: list.mayKeep && (
                <DocumentDialog
                  customerId={folder.id}
                  version={list.version}
                  name={names(String(document.slot) as '1')}
                  start={document}
                  accept={acceptOf('document')}
                  action={keep}
                />
              ),
            }))}
          />
        </section>
      </ClientMessages>
    </div>
  )
}
