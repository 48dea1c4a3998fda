import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WatchTask } from '@/components/customers/import/watch-task'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { Progress } from '@/components/ui/progress'
import { IMPORT } from '@/lib/areas/customers/import/schema'
import { sheetHeadOf } from '@/lib/areas/customers/sheet/queries'
import { type Task, taskOf } from '@/lib/core/tasks'
import { requireViewer } from '@/lib/core/viewer'
import { Mapping } from '../_components/mapping'
import { Report } from '../_components/report'
import { SheetReport } from '../_components/sheet-report'
import { SheetStart } from '../_components/sheet-start'
import { cancel } from '../actions'

async function AtWork({ task }: { task: Task }) {
  const t = await getTranslations('importPage')
  const step = (task.input as { step?: 'plan' | 'run' | 'undo' }).step ?? 'plan'
  return (
    <section className="sheet pad stack" aria-live="polite">
      <WatchTask />
      <Progress label={t(`step.${step}`)} done={task.done} total={Math.max(task.total, task.done)}>
        <span className="meta">{t('rowsDone', { done: task.done })}</span>
      </Progress>
      <p className="meta">{t('mayLeave')}</p>
      <div className="row">
        <ActionButton action={cancel} input={{ taskId: task.id }}>
          {t('cancel')}
        </ActionButton>
      </div>
    </section>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importPage'))('title') }
}

/** One import on its way: what the columns mean, the dry run, the work, the result. */
export default async function ImportTaskPage({ params }: { params: Promise<{ taskId: string }> }) {
  const viewer = await requireViewer()
  const task = await taskOf(viewer, (await params).taskId)
  if (task?.kind !== IMPORT) notFound()
  const t = await getTranslations('importPage')
  const name = String(task.input.fileName ?? '')
  // A file that cannot be read says so where its columns would be.
  const ours = task.state === 'draft' ? await sheetHeadOf(task, viewer.locale).catch(() => null) : null
  return (
    <Page
      crumbs={[
        { label: t('customers'), href: '/customers' },
        { label: t('title'), href: '/customers/import' },
        { label: name },
      ]}
    >
      <h1 className="mb-3">{name}</h1>
      <ClientMessages also={['importPage', 'workList']}>
        {task.state === 'draft' &&
          (ours ? (
            <SheetStart viewer={viewer} task={task} head={ours.head} />
          ) : (
            <Mapping viewer={viewer} task={task} />
          ))}
        {(task.state === 'queued' || task.state === 'running') && <AtWork task={task} />}
        {!['draft', 'queued', 'running'].includes(task.state) &&
          (task.input['mode'] === 'sheet' ? <SheetReport task={task} /> : <Report task={task} />)}
      </ClientMessages>
    </Page>
  )
}
