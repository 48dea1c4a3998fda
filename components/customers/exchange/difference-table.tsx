import { useTranslations } from 'next-intl'
import { Note } from '@/components/ui/note'
import type { DifferenceView, PaperDifferences } from '@/lib/areas/customers/exchange/rules/differences'

/** Of one paper: each field that came back changed, as it stands and as it would be, to tick. */
export function DifferenceTable({
  paper,
  taken,
  onToggle,
}: {
  paper: PaperDifferences
  taken: (change: DifferenceView) => boolean
  onToggle: (change: DifferenceView) => void
}) {
  const t = useTranslations('exchange')
  if (paper.refused === null && paper.changes.length === 0) return null
  return (
    <section aria-label={[paper.name, paper.period].filter(Boolean).join(' ')}>
      <h3>
        <span className="code">{paper.formId}</span> {paper.name} {paper.period}
      </h3>
      {paper.refused && <Note tone="warn">{t(paper.refused)}</Note>}
      {paper.changes.length > 0 && (
        <div className="scroll">
          <table className="led cards wraps">
            <thead>
              <tr>
                <th scope="col">{t('take')}</th>
                <th scope="col">{t('field')}</th>
                <th scope="col">{t('now')}</th>
                <th scope="col">{t('then')}</th>
                <th scope="col">{t('remark')}</th>
              </tr>
            </thead>
            <tbody>
              {paper.changes.map((change) => (
                <tr key={change.field}>
                  <td>
                    <label className="row">
                      <input
                        type="checkbox"
                        checked={taken(change)}
                        disabled={change.problem !== null}
                        onChange={() => onToggle(change)}
                        aria-label={t('takeField', { field: change.label })}
                      />
                    </label>
                  </td>
                  <td>{change.label}</td>
                  <td data-label={t('now')} className="mut pre">
                    {change.fromText || t('blank')}
                  </td>
                  <td data-label={t('then')} className="pre">
                    {change.toText || t('blank')}
                  </td>
                  <td>
                    {change.problemText && <span className="down">{change.problemText}</span>}
                    {change.stale && <span className="chg">{t('stale')}</span>}
                    {change.quarrel && <span className="down">{t('quarrel')}</span>}
                    {change.fact === null && <span className="meta">{t('intoDraft')}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
