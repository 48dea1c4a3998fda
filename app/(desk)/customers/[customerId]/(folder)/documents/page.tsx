import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { FileDrop, FileList } from '@/components/customers/story/file-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { customerFiles } from '@/lib/areas/customers/attachments/queries'
import { mayOnCustomer } from '@/lib/areas/customers/policy'
import { today } from '@/lib/core/clock'
import { acceptOf } from '@/lib/core/file-kinds'
import { fileView } from '../../../_components/story-views'
import { bringFileBack, takeFileAway } from '../../../story/actions'
import { openFolder } from '../../_components/folder'

type Props = { params: Promise<{ customerId: string }>; searchParams: Promise<{ before?: string }> }
const fileActions = { remove: takeFileAway, restore: bringFileBack }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.dossier'))('documents') }
}

/** 资料: every file of the customer, on whatever record it lies. */
export default async function DocumentsPage({ params, searchParams }: Props) {
  const [{ customerId }, { before }] = await Promise.all([params, searchParams])
  const { viewer, folder } = await openFolder(customerId)
  const [t, ui, files] = await Promise.all([
    getTranslations('story'),
    getTranslations('ui'),
    customerFiles(viewer, customerId, before),
  ])
  const looking = {
    personId: viewer.personId,
    removesAll: mayOnCustomer(viewer, 'customers.review-file', folder.place),
    today: today(),
    todayWord: ui('todayShort'),
  }
  return (
    <div className="cover one">
      <section className="blk" aria-label={t('documents')}>
        <h2>
          {t('documents')}
          <span className="meta">{t('documentsNote')}</span>
        </h2>
        <ClientMessages also={['story', 'import']}>
          <div className="stack">
            <FileDrop
              subject={{ subjectType: 'customer', subjectId: customerId }}
              accept={acceptOf('document')}
            />
            {files && files.rows.length > 0 ? (
              <FileList
                files={files.rows.map((file) => fileView(file, looking, t, true))}
                actions={fileActions}
              />
            ) : (
              <p className="meta">{t('noFiles')}</p>
            )}
            {files?.next && (
              <Link className="btn" href={`/customers/${customerId}/documents?before=${files.next}`}>
                {t('older')}
              </Link>
            )}
          </div>
        </ClientMessages>
      </section>
    </div>
  )
}
