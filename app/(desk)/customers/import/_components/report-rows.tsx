import { getMessages, getTranslations } from 'next-intl/server'
import { factText } from '@/components/customers/dossier/fact-text'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { ImportPlan } from '@/lib/areas/customers/import/schema'
import type { SharedWords } from '@/lib/core/forms/words'

type Sample = ImportPlan['samples'][number]

/** What each row does, or did: of an update every fact with its old and new value, and whatever was noticed. */
export async function ReportRows({
  rows,
  idOf,
}: {
  rows: readonly Sample[]
  idOf: (row: Sample) => string | undefined
}) {
  const [t, imports, facts, messages] = await Promise.all([
    getTranslations('importPage'),
    getTranslations('import'),
    getTranslations('forms.facts'),
    getMessages(),
  ])
  const words = messages.forms as unknown as SharedWords
  const label = (fact: string) =>
    imports.has(`facts.${fact as 'city'}`) ? imports(`facts.${fact as 'city'}`) : facts(fact as 'name')
  const text = (fact: string, value: unknown) => factText(fact, value, words) || '—'
  return (
    <Section title={t('rowsShown')}>
      <table className="led cards wraps">
        <thead>
          <tr>
            <th className="num">{t('rowNumber')}</th>
            <th>{t('name')}</th>
            <th>{t('becomes')}</th>
            <th>{t('changesAndRemarks')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const id = idOf(row)
            return (
              <tr key={row.row}>
                <td className="num" data-label={t('rowNumber')}>
                  {row.row}
                </td>
                <td className="whole">
                  {id ? <Link href={`/customers/${id}`}>{row.name}</Link> : row.name || '—'}
                </td>
                <td>{imports(`plan.${row.kind}`)}</td>
                <td className="long">
                  {row.edits?.map(({ fact, from, to, waits }) => (
                    <p key={fact}>
                      {label(fact)}
                      {'　'}
                      {waits ? (
                        <>
                          {text(fact, from)} → {text(fact, to)}
                          <span className="meta">　{t('waits')}</span>
                        </>
                      ) : (
                        <>
                          <del>{text(fact, from)}</del> → <ins>{text(fact, to)}</ins>
                        </>
                      )}
                    </p>
                  ))}
                  {row.findings.map(({ code, column, values }) => (
                    <p key={`${code} ${column}`} className="meta">
                      {imports(`findings.${code}`, values as Record<string, string>)}
                    </p>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}
