import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WatchTask } from '@/components/customers/import/watch-task'
import { ActionButton } from '@/components/form/action-button'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { Progress } from '@/components/ui/progress'
import { EXPORT } from '@/lib/areas/customers/export/mutations'
import { mostExported } from '@/lib/areas/customers/export/schema'
import { taskOf } from '@/lib/core/tasks'
import { requireViewer } from '@/lib/core/viewer'
import { cancel } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.export'))('title') }
}

/** One export on its way, and the file when it is done. */
export default async function ExportPage({ params }: { params: Promise<{ taskId: string }> }) {
  const viewer = await requireViewer()
  const task = await taskOf(viewer, (await params).taskId)
  if (task?.kind !== EXPORT) notFound()
  const [t, nav] = await Promise.all([getTranslations('customers.export'), getTranslations('nav')])
  const working = task.state === 'queued' || task.state === 'running'
  const rows = typeof task.result?.['rows'] === 'number' ? task.result['rows'] : task.done
  return (
    <Page crumbs={[{ label: nav('customers'), href: '/customers' }, { label: t('title') }]}>
      <section className="sheet pad stack" aria-live="polite">
        <h1>{t('title')}</h1>
        {working && (
          <>
            <WatchTask />
            <Progress
              label={t('running', { done: task.done })}
              done={task.done}
              total={Math.max(task.total, task.done)}
            />
            <div className="row">
              <ActionButton action={cancel} input={{ taskId: task.id }}>
                {t('cancel')}
              </ActionButton>
            </div>
          </>
        )}
        {task.state === 'done' && (
          <>
            <p>{t('done', { rows })}</p>
            {task.result?.['cut'] === true && <Note tone="warn">{t('cut', { most: mostExported })}</Note>}
            <div className="row">
              <a className="btn pri" href={`/api/files/${task.resultFileId}`}>
                {t('download')}
              </a>
              <ButtonLink href="/customers">{t('again')}</ButtonLink>
            </div>
          </>
        )}
        {task.state === 'cancelled' && (
          <>
            <p>{t('cancelled')}</p>
            <div className="row">
              <ButtonLink href="/customers">{t('again')}</ButtonLink>
            </div>
          </>
        )}
        {task.state === 'failed' && <Note tone="bad">{t('failed')}</Note>}
        <p className="meta">{t('masked')}</p>
      </section>
    </Page>
  )
}
