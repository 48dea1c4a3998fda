import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/customers/dossier/day-text'
import { WatchTask } from '@/components/customers/import/watch-task'
import { ActionButton } from '@/components/form/action-button'
import { Progress } from '@/components/ui/progress'
import { today } from '@/lib/core/clock'
import type { Task } from '@/lib/core/tasks'
import { searchNow, stop } from '../actions'

/** The search for duplicates: start it, see how far it is, what the last one came to. */
export async function SearchState({ task }: { task: Task | undefined }) {
  const [t, ui] = await Promise.all([getTranslations('duplicates'), getTranslations('ui')])
  if (task && (task.state === 'queued' || task.state === 'running'))
    return (
      <section className="sheet pad" aria-live="polite">
        <WatchTask />
        <Progress label={t('searching')} done={task.done} total={Math.max(task.total, task.done)}>
          <ActionButton action={stop} input={{ taskId: task.id }} size="s" success={t('stopping')}>
            {t('stop')}
          </ActionButton>
        </Progress>
      </section>
    )
  const at = task?.finishedAt
  const told =
    task?.state === 'done' && at
      ? t('found', { at: momentText(at.toISOString(), today(), { today: ui('todayShort') }) })
      : task?.state === 'cancelled'
        ? t('stopped')
        : task?.state === 'failed'
          ? t('failed')
          : null
  return (
    <div className="row">
      {told && <span className="meta">{told}</span>}
      <ActionButton action={searchNow} input={{}} size="s" success={t('searchDone')}>
        {t('search')}
      </ActionButton>
    </div>
  )
}
