import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WatchTask } from '@/components/customers/import/watch-task'
import { ActionButton } from '@/components/form/action-button'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { Progress } from '@/components/ui/progress'
import { markOf } from '@/components/ui/listed'
import { Section } from '@/components/ui/section'
import { columnLabelKey } from '@/lib/areas/customers/columns/labels'
import { columnOfFact } from '@/lib/areas/customers/columns/rules/list-columns'
import { bulkInputOf } from '@/lib/areas/customers/bulk/mutations'
import { bulkProblems } from '@/lib/areas/customers/bulk/queries'
import { BULK } from '@/lib/areas/customers/bulk/schema'
import { sheetCell } from '@/lib/areas/customers/sheet/rules/sheet-cells'
import { type Task, taskOf } from '@/lib/core/tasks'
import { requireViewer } from '@/lib/core/viewer'
import { reasonIn, wordsIn } from '@/lib/core/words'
import { cancel, undoBulkChange } from '../../actions'

type Counts = Partial<Record<'changed' | 'same' | 'refused' | 'undone' | 'kept', number>>

function wantedWords(task: Task, locale: string): string {
  const words = wordsIn(locale)
  return bulkInputOf(task)
    .wanted.flatMap(({ fact, to }) => {
      const column = columnOfFact(fact)
      if (!column) return []
      const value = sheetCell(column, to, words) ?? '—'
      return [`${words.say(columnLabelKey(column))} → ${typeof value === 'object' ? '' : String(value)}`]
    })
    .join(markOf('comma', locale))
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workList.bulk'))('title') }
}

/** One bulk change: how far it is, what came of it, and the way back. */
export default async function BulkPage({ params }: { params: Promise<{ taskId: string }> }) {
  const viewer = await requireViewer()
  const task = await taskOf(viewer, (await params).taskId)
  if (task?.kind !== BULK) notFound()
  const [t, nav] = await Promise.all([getTranslations('workList.bulk'), getTranslations('nav')])
  const working = task.state === 'queued' || task.state === 'running'
  const counts = (task.result?.['counts'] ?? {}) as Counts
  const problems = working ? [] : await bulkProblems(task)
  const words = wordsIn(viewer.locale)
  return (
    <Page crumbs={[{ label: nav('customers'), href: '/customers' }, { label: t('title') }]}>
      <div className="stack">
        <section className="sheet pad stack" aria-live="polite">
          <h1>{t('title')}</h1>
          <p>{wantedWords(task, viewer.locale)}</p>
          <p className="meta">{t('because', { reason: bulkInputOf(task).reason })}</p>
          {working && (
            <>
              <WatchTask />
              <Progress
                label={t(task.input['step'] === 'undo' ? 'undoing' : 'running', {
                  done: task.done,
                  total: task.total,
                })}
                done={task.done}
                total={Math.max(task.total, task.done)}
              />
              <p className="meta">{t('mayLeave')}</p>
              <div className="row">
                <ActionButton action={cancel} input={{ taskId: task.id }}>
                  {t('cancel')}
                </ActionButton>
              </div>
            </>
          )}
          {task.state === 'failed' && <Note tone="bad">{t('broken')}</Note>}
          {!working && (
            <>
              <p>
                {task.state === 'undone'
                  ? t('undoneCounts', { undone: counts.undone ?? 0, kept: counts.kept ?? 0 })
                  : t(task.state === 'cancelled' ? 'cancelledCounts' : 'doneCounts', {
                      changed: counts.changed ?? 0,
                      same: counts.same ?? 0,
                      refused: counts.refused ?? 0,
                    })}
              </p>
              <div className="row">
                <ButtonLink look="pri" href="/customers">
                  {t('back')}
                </ButtonLink>
                {task.state !== 'undone' && (counts.changed ?? 0) > 0 && (
                  <ActionButton action={undoBulkChange} input={{ taskId: task.id }}>
                    {t('undo')}
                  </ActionButton>
                )}
              </div>
            </>
          )}
        </section>
        {problems.length > 0 && (
          <Section title={t('leftAlone')}>
            {problems.map((row) => (
              <div className="li" key={row.customerId}>
                <div className="grow">
                  <Link href={`/customers/${row.customerId}`}>{row.name || t('unknown')}</Link>
                  <p className="meta">
                    {(row.reasons ?? [])
                      .map((reason) => reasonIn(words, reason))
                      .join(markOf('semicolon', viewer.locale))}
                  </p>
                </div>
              </div>
            ))}
          </Section>
        )}
      </div>
    </Page>
  )
}
