import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { Task } from '@/lib/core/tasks'
import { cancel, runEditedList, undoEditedList } from '../actions'

type Kind = 'new' | 'update' | 'same' | 'refused'
type Sample = {
  row: number
  name: string
  kind: Kind
  diffs: { column: string; from: string; to: string }[]
  reasons: string[]
}
type Plan = { counts: Record<Kind, number>; cleared: number; concerned?: number; samples: Sample[] }
type Counts = Partial<Record<'changed' | 'made' | 'undone' | 'kept' | 'refused' | 'stale', number>>

/** A cell as people read it: figures of columns with a unit in groups. */
function cellText(column: string, text: string): string {
  const isFigure = column.endsWith(')') && /^-?\d{4,}(\.\d+)?$/.test(text)
  return isFigure ? Number(text).toLocaleString('en-US', { maximumFractionDigits: 4 }) : text || '—'
}

function Figure({ label, value, bad }: { label: string; value: number; bad?: boolean }) {
  return (
    <div>
      <div className="k">{label}</div>
      <div className={bad && value > 0 ? 'v down' : 'v'}>{value.toLocaleString('en-US')}</div>
    </div>
  )
}

/** An edited list after its dry run, and after it was written: what every row and cell does, and the ways on. */
export async function SheetReport({ task }: { task: Task }) {
  const [t, page, imports] = await Promise.all([
    getTranslations('workList.sheet'),
    getTranslations('importPage'),
    getTranslations('import'),
  ])
  const result = (task.result ?? {}) as Partial<Plan> & { plan?: Plan; counts?: Counts }
  const plan = result.plan ?? (result.samples ? (result as Plan) : null)
  const concerned = plan?.concerned ?? 0
  const done = result.plan ? (result.counts as Counts | undefined) : undefined
  const writable = plan ? plan.counts.new + plan.counts.update : 0
  const notWritten = (plan?.counts.refused ?? 0) + (done?.refused ?? 0) + (done?.stale ?? 0)
  return (
    <div className="stack">
      <section className="sheet pad stack" aria-label={page(`state.${task.state}`)}>
        <h2>{page(`state.${task.state}`)}</h2>
        {plan && !done && (
          <div className="three even">
            <Figure label={page('toMake')} value={plan.counts.new} />
            <Figure label={page('toChange')} value={plan.counts.update} />
            <Figure label={page('same')} value={plan.counts.same} />
            <Figure label={page('refused')} value={plan.counts.refused} bad />
          </div>
        )}
        {plan && plan.cleared > 0 && !done && <p className="warn">{t('cleared', { count: plan.cleared })}</p>}
        {done && (
          <p>
            {task.state === 'undone'
              ? t('undoneCounts', { undone: done.undone ?? 0, kept: done.kept ?? 0 })
              : t('doneCounts', {
                  changed: done.changed ?? 0,
                  made: done.made ?? 0,
                  same: plan?.counts.same ?? 0,
                  refused: notWritten,
                })}
          </p>
        )}
        {task.state === 'ready' && writable > 0 && (
          <ActionForm action={runEditedList} fixed={{ taskId: task.id }} success={null} className="stack">
            {concerned > 0 && (
              <TextInput
                name="reason"
                label={t('reason')}
                hint={t('reasonHint', { count: concerned })}
                maxLength={500}
                required
              />
            )}
            <div className="row">
              <SubmitButton>{t('run', { count: writable })}</SubmitButton>
            </div>
          </ActionForm>
        )}
        <div className="row wrap">
          {task.state === 'ready' && (
            <>
              <ActionButton action={cancel} input={{ taskId: task.id }}>
                {page('cancel')}
              </ActionButton>
            </>
          )}
          {done && task.state !== 'undone' && (done.changed ?? 0) + (done.made ?? 0) > 0 && (
            <ActionButton action={undoEditedList} input={{ taskId: task.id }}>
              {page('undo')}
            </ActionButton>
          )}
          {task.resultFileId && (
            <ButtonLink icon="down" href={`/api/files/${task.resultFileId}`}>
              {t('resultFile')}
            </ButtonLink>
          )}
          <ButtonLink look="ghost" href="/customers">
            {page('customers')}
          </ButtonLink>
        </div>
      </section>
      {plan && plan.samples.length > 0 && (
        <Section title={t('changes')}>
          <div className="tbl">
            <div className="scroll">
              <table className="led cards wraps">
                <thead>
                  <tr>
                    <th className="num">{page('rowNumber')}</th>
                    <th>{page('name')}</th>
                    <th>{page('becomes')}</th>
                    <th>{t('changes')}</th>
                  </tr>
                </thead>
                <tbody>
                  {plan.samples.map((sample) => (
                    <tr key={sample.row}>
                      <td className="num" data-label={page('rowNumber')}>
                        {sample.row}
                      </td>
                      <td className="whole">{sample.name || '—'}</td>
                      <td>{imports(`plan.${sample.kind}` as 'plan.new')}</td>
                      <td className="long">
                        {sample.reasons.map((reason) => (
                          <p key={reason} className="down">
                            {reason}
                          </p>
                        ))}
                        {sample.diffs.map(({ column, from, to }) => (
                          <p key={column}>
                            {column}　<del>{cellText(column, from)}</del> → <ins>{cellText(column, to)}</ins>
                          </p>
                        ))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        </Section>
      )}
    </div>
  )
}
