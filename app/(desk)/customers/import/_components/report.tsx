import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { ImportFinding } from '@/lib/areas/customers/rules/import-findings'
import type { Task } from '@/lib/core/tasks'
import { cancel, run, undo } from '../actions'

type Counts = { new: number; update: number; same: number; refused: number }
type Ranked = { code: string; rows: number }[]
type Plan = {
  counts: Counts
  reasons: Ranked
  notes: Ranked
  samples: { row: number; name: string; kind: string; findings: ImportFinding[] }[]
}
type Result = Partial<Plan> & {
  plan?: Plan
  written?: { made: number; changed: number; same: number; refused: number; waiting?: number }
  undone?: { removed: number; restored: number; kept: number }
}

function Count({ label, value, bad }: { label: string; value: number; bad?: boolean }) {
  return (
    <div>
      <div className="k">{label}</div>
      <div className={bad && value > 0 ? 'v down' : 'v'}>{value.toLocaleString('en-US')}</div>
    </div>
  )
}

/** The dry run before, the result after: how many rows do what, which are refused and why, and the ways on. */
export async function Report({ task }: { task: Task }) {
  const [t, imports] = await Promise.all([getTranslations('importPage'), getTranslations('import')])
  const result = (task.result ?? {}) as Result
  const plan = result.plan ?? (result.counts ? (result as Plan) : null)
  const { written, undone } = result
  const say = (finding: { code: string; values?: Record<string, unknown> }) =>
    imports(
      `findings.${finding.code}` as 'findings.missing-name',
      (finding.values ?? {}) as Record<string, string>,
    )
  return (
    <div className="stack">
      <section className="sheet pad stack" aria-label={t(`state.${task.state}`)}>
        <h2>{t(`state.${task.state}`)}</h2>
        <div className="three even">
          {undone ? (
            <>
              <Count label={t('removed')} value={undone.removed} />
              <Count label={t('restored')} value={undone.restored} />
              <Count label={t('kept')} value={undone.kept} bad />
            </>
          ) : (
            <>
              <Count label={t(written ? 'made' : 'toMake')} value={written?.made ?? plan?.counts.new ?? 0} />
              <Count
                label={t(written ? 'changed' : 'toChange')}
                value={written?.changed ?? plan?.counts.update ?? 0}
              />
              <Count label={t('same')} value={written?.same ?? plan?.counts.same ?? 0} />
              <Count label={t('refused')} value={written?.refused ?? plan?.counts.refused ?? 0} bad />
              {(written?.waiting ?? 0) > 0 && (
                <Count label={t('waiting')} value={written?.waiting ?? 0} bad />
              )}
            </>
          )}
        </div>
        <div className="row wrap">
          {task.state === 'ready' && (
            <>
              <ActionButton action={run} input={{ taskId: task.id }} look="pri" size="l">
                {t('run', { count: (plan?.counts.new ?? 0) + (plan?.counts.update ?? 0) })}
              </ActionButton>
              <ActionButton action={cancel} input={{ taskId: task.id }} size="l">
                {t('cancel')}
              </ActionButton>
            </>
          )}
          {written && ['done', 'cancelled', 'failed'].includes(task.state) && (
            <>
              <ButtonLink look="pri" href="/customers?sort=-createdAt">
                {t('seeCustomers')}
              </ButtonLink>
              <ActionButton action={undo} input={{ taskId: task.id }}>
                {t('undo')}
              </ActionButton>
            </>
          )}
          {task.resultFileId && (
            <ButtonLink icon="down" href={`/api/files/${task.resultFileId}`}>
              {t('refusedFile')}
            </ButtonLink>
          )}
          <Link href="/customers/import">{t('another')}</Link>
        </div>
      </section>
      {plan && plan.reasons.length > 0 && (
        <Section title={t('whyRefused')}>
          {plan.reasons.map(({ code, rows }) => (
            <div className="li" key={code}>
              <div className="grow">
                {t(t.has(`reason.${code as 'other'}`) ? `reason.${code as 'other'}` : 'reason.other')}
              </div>
              <b>{t('rows', { rows })}</b>
            </div>
          ))}
        </Section>
      )}
      {plan && plan.samples.length > 0 && (
        <Section title={t('rowsShown')}>
          <table className="led cards wraps">
            <thead>
              <tr>
                <th className="num">{t('rowNumber')}</th>
                <th>{t('name')}</th>
                <th>{t('becomes')}</th>
                <th>{t('remarks')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.samples.map((sample) => (
                <tr key={sample.row}>
                  <td className="num" data-label={t('rowNumber')}>
                    {sample.row}
                  </td>
                  <td className="whole">{sample.name || '—'}</td>
                  <td>{imports(`plan.${sample.kind}` as 'plan.new')}</td>
                  <td className="meta long">{sample.findings.map(say).join(' ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </div>
  )
}
