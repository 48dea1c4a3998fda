import { getMessages, getTranslations } from 'next-intl/server'
import { factText } from '@/lib/areas/customers/rules/fact-text'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { ImportPlan } from '@/lib/areas/customers/import/schema'
import type { SharedWords } from '@/lib/core/forms/words'

type Sample = ImportPlan['samples'][number]

/** What each row does, or did: of an update every fact with its old and new value, and whatever was noticed. */
export async function ReportRows({
  plan: { samples: rows, counts, titles = [], rowsFileId },
  idOf,
}: {
  plan: ImportPlan
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
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const said = ({ code, column, values }: Sample['findings'][number]) => {
    const sentence = imports(`findings.${code}`, values as Record<string, string>)
    const title = column === null ? '' : titles[column]
    return title ? imports('inColumn', { column: title, said: sentence }) : sentence
  }
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
                  {row.findings.map((finding) => (
                    <p key={`${finding.code} ${finding.column}`} className="meta">
                      {said(finding)}
                    </p>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {all > rows.length && (
        <div className="row wrap pad">
          <span>{t('moreRows', { count: all - rows.length })}</span>
          {rowsFileId && (
            <ButtonLink icon="down" href={`/api/files/${rowsFileId}`}>
              {t('allRows', { count: all })}
            </ButtonLink>
          )}
        </div>
      )}
    </Section>
  )
}
