import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'

export type GapView = {
  id: string
  name: string
  fileNumber: string
  unitName: string
  ownerName: string | null
  completeness: number
  /** Words of the facts that are missing. */
  missing: readonly string[]
  conflicts: number
}

/** Customers with required facts missing: which, and who owes them. */
export function GapTable({ rows }: { rows: readonly GapView[] }) {
  const t = useTranslations('completeness')
  return (
    <div className="scroll">
      <table className="led cards wraps">
        <caption className="vh">{t('gaps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('customer')}</th>
            <th scope="col">{t('owes')}</th>
            <th scope="col" className="num">
              {t('percent')}
            </th>
            <th scope="col">{t('facts')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link className="nm" href={`/customers/${row.id}/file`}>
                  {row.name}
                </Link>
                <br />
                <span className="code">{row.fileNumber}</span> <span className="meta">{row.unitName}</span>
              </td>
              <td className="nowrap" data-label={t('owes')}>
                {row.ownerName ?? <span className="mut">{t('nobody')}</span>}
              </td>
              <td className="num" data-label={t('percent')}>
                {row.completeness}%
              </td>
              <td className="long">
                {row.missing.map((word) => (
                  <span key={word} className="chip must">
                    {word}
                  </span>
                ))}
                {row.conflicts > 0 && (
                  <Link className="chip" href={`/customers/${row.id}/sources`}>
                    {t('conflictsOf', { count: row.conflicts })}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
