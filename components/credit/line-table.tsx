import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Money } from '@/components/ui/money'
import { Status, type StatusPhase } from '@/components/ui/status'
import type { Fen } from '@/lib/core/money'

const PHASE: Record<string, StatusPhase> = {
  applied: 'progress',
  expired: 'progress',
  decided: 'done',
  refused: 'refused',
  returned: 'returned',
  withdrawn: 'returned',
}

export type LineRow = {
  id: string
  sheetNumber: string
  customerId: string
  customerName: string
  grade: number
  state: string
  supplementary: boolean
  appliedFen: Fen
  ceilingFen: Fen | null
  decidedFen: Fen | null
  opinion: string | null
  month?: string
}

/** Applications with what became of them; `by` says whether each row is a customer or a month. */
export function LineTable({ rows, by }: { rows: readonly LineRow[]; by: 'customer' | 'month' }) {
  const t = useTranslations('credit')
  return (
    <table className="led cards">
      <thead>
        <tr>
          <th>{by === 'customer' ? t('customer') : t('one.month')}</th>
          <th>{t('grade')}</th>
          <th className="num">{t('ceiling')}</th>
          <th className="num">{t('applied')}</th>
          <th className="num">{t('decided')}</th>
          <th>{t('state')}</th>
          <th>{t('sheet')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              {by === 'customer' ? (
                <Link className="nm" href={`/customers/${row.customerId}/credit`}>
                  {row.customerName}
                </Link>
              ) : (
                <span className="nowrap">{row.month}</span>
              )}
              {row.supplementary && <span className="meta"> {t('supplementary')}</span>}
            </td>
            <td>
              <Grade rank={row.grade as GradeRank} />
            </td>
            <td className="num" data-label={t('ceiling')}>
              <Money amount={row.ceilingFen} as="wan" />
            </td>
            <td className="num" data-label={t('applied')}>
              <Money amount={row.appliedFen} as="wan" />
            </td>
            <td className="num" data-label={t('decided')}>
              <b>
                <Money amount={row.decidedFen} as="wan" />
              </b>
            </td>
            <td>
              <Status phase={PHASE[row.state] ?? 'open'}>{t(`states.${row.state as 'applied'}`)}</Status>
              {row.opinion && <div className="meta">{row.opinion}</div>}
            </td>
            <td>
              <Link
                href={`/print/lines/${row.sheetNumber}`}
                target="_blank"
                aria-label={t('print', { number: row.sheetNumber })}
              >
                {row.sheetNumber}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
