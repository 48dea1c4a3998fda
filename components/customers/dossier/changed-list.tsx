import { useTranslations } from 'next-intl'

export type ChangedField = {
  field: string
  label: string
  then: string
  now: string
  on: string | null
  by: string | null
}

/** What changed since a paper was signed, field by field: as it was signed, as it stands. */
export function ChangedList({ rows }: { rows: readonly ChangedField[] }) {
  const t = useTranslations('customers.file')
  const sheet = useTranslations('forms.sheet')
  if (rows.length === 0) return null
  return (
    <section className="sheet sec" aria-label={t('changedTitle')}>
      <header>
        <h2>{t('changedTitle')}</h2>
        <span className="n">{rows.length}</span>
      </header>
      <p className="e1 meta">{t('changedNote')}</p>
      {rows.map((row) => (
        <div key={row.field} className="e1">
          <span className="cn" aria-hidden="true" />
          <span>
            {row.label} <s className="mut">{row.then || sheet('blank')}</s> → {row.now || sheet('blank')}
            {row.on && (
              <>
                <br />
                <span className="meta">{[row.on, row.by].filter(Boolean).join(' ')}</span>
              </>
            )}
          </span>
        </div>
      ))}
    </section>
  )
}
