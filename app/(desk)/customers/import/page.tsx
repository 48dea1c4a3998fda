import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { UploadList } from '@/components/customers/import/upload-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Section } from '@/components/ui/section'
import { IMPORT, nameOfFile } from '@/lib/areas/customers/import/schema'
import { stampTime } from '@/lib/core/clock'
import { acceptOf } from '@/lib/core/file-kinds'
import { may } from '@/lib/core/scope'
import { tasksOf } from '@/lib/core/tasks'
import { requireViewer } from '@/lib/core/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importPage'))('title') }
}

/** 导入客户: a new list, and the lists brought in before. */
export default async function ImportPage() {
  const viewer = await requireViewer()
  if (!may(viewer, 'customers.import')) notFound()
  const [tasks, t] = await Promise.all([tasksOf(viewer, [IMPORT]), getTranslations('importPage')])
  return (
    <Page crumbs={[{ label: t('customers'), href: '/customers' }, { label: t('title') }]}>
      <h1 className="mb-3">{t('title')}</h1>
      <ClientMessages also={['importPage']}>
        <div className="stack">
          <UploadList accept={acceptOf('import')} />
          {tasks.length > 0 && (
            <Section title={t('earlier')} remark={tasks.length}>
              {tasks.map((task) => (
                <div className="li" key={task.id}>
                  <div className="grow">
                    <Link href={`/customers/import/${task.id}`}>
                      <b>{nameOfFile(task) || t('noName')}</b>
                    </Link>
                    <div className="why">
                      {stampTime(task.createdAt.toISOString())} · {t(`state.${task.state}`)}
                    </div>
                  </div>
                </div>
              ))}
            </Section>
          )}
        </div>
      </ClientMessages>
    </Page>
  )
}
