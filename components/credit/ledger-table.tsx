import { useTranslations } from 'next-intl'
import { Money } from '@/components/ui/money'
import type { Fen } from '@/lib/core/money'

export type LedgerLine = {
  seq: number
  date: string
  kind: string
  receivableFen: Fen
  inTransitFen: Fen
  exposureFen: Fen
  source: string | null
  person: string | null
}

function Change({ amount }: { amount: Fen }) {
  return amount === 0 ? <span className="mut">—</span> : <Money amount={amount} as="wan" />
}

/** Every movement of a customer's debt, newest first: what changed on the two accounts and what was used after it. */
export function LedgerTable({ rows }: { rows: readonly LedgerLine[] }) {
  const t = useTranslations('credit')
  return (
    <table className="led cards">
      <thead>
        <tr>
          <th>{t('one.date')}</th>
          <th>{t('one.kind')}</th>
          <th className="num">{t('one.changeReceivable')}</th>
          <th className="num">{t('one.changeTransit')}</th>
          <th className="num">{t('one.exposure')}</th>
          <th>{t('one.source')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <td className="nowrap">{row.date}</td>
            <td>{t(`one.kinds.${row.kind as 'release'}`)}</td>
            <td className="num" data-label={t('one.changeReceivable')}>
              <Change amount={row.receivableFen} />
            </td>
            <td className="num" data-label={t('one.changeTransit')}>
              <Change amount={row.inTransitFen} />
            </td>
            <td className="num" data-label={t('one.exposure')}>
              <Money amount={row.exposureFen} as="wan" />
            </td>
            <td>
              {row.source ?? '—'}
              {row.person && <div className="meta">{row.person}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
