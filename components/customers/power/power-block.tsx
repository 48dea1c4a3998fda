import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { OpportunityHealth } from '@/lib/areas/customers/power/rules/opportunity-health'
import { type Fen, formatWan } from '@/lib/core/money'
import { HealthWord } from './health-word'

export type PowerBlockView = {
  people: number
  keyPlayers: number
  supportive: number
  hostile: number
  gaps: number
  unsupported: number
  opportunities: { id: string; name: string; amountFen: number | null; health: OpportunityHealth }[]
}

/** The politics of a customer on its overview: key players, support, gaps, health of what is open. */
export function PowerBlock({ customerId, view }: { customerId: string; view: PowerBlockView }) {
  const t = useTranslations('power')
  const map = `/customers/${customerId}/people/map`
  const numbers: [string, number, boolean?][] = [
    [t('block.keyPlayers'), view.keyPlayers],
    [t('block.supportive'), view.supportive],
    [t('block.hostile'), view.hostile, view.hostile > 0],
    [t('block.gaps'), view.gaps, view.gaps > 0],
    [t('block.weak'), view.unsupported],
  ]
  return (
    <section className="blk" aria-label={t('block.title')}>
      <h2>
        {t('block.title')}
        <Link href={map}>{t('block.open')}</Link>
      </h2>
      {view.people === 0 ? (
        <p className="meta">{t('block.noPeople')}</p>
      ) : view.keyPlayers === 0 ? (
        <p className="meta">{t('block.none')}</p>
      ) : (
        <div className="sum five">
          {numbers.map(([label, value, bad]) => (
            <span key={label}>
              {label}
              <b className={bad ? 'down' : undefined}>{value}</b>
            </span>
          ))}
        </div>
      )}
      {view.opportunities.length > 0 && (
        <ul className="pops" aria-label={t('block.opportunities')}>
          {view.opportunities.map(({ id, name, amountFen, health }) => (
            <li key={id}>
              <Link href={`${map}?opportunity=${id}`}>{name}</Link>
              {amountFen !== null && (
                <span className="meta">{t('wan', { amount: formatWan(amountFen as Fen) })}</span>
              )}
              <HealthWord health={health} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
