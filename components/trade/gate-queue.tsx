import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { Money } from '@/components/ui/money'
import type { QueueCheck } from '@/lib/areas/trade/gate/rules/next-order'
import type { Fen } from '@/lib/core/money'

export type QueueItem = {
  id: string
  number: string
  customerName: string
  orderFen: Fen
  at: string
  check: QueueCheck
}

function Glyph({ check }: { check: QueueCheck }) {
  if (check === 'unsigned')
    return (
      <svg className="vglyph" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8.5" fill="none" stroke="var(--field)" strokeDasharray="3 2.2" />
      </svg>
    )
  const stop = check === 'stop'
  return (
    <svg className={`vglyph ${stop ? 'no' : 'yes'}`} viewBox="0 0 20 20" aria-hidden="true">
      {stop ? (
        <path d="M6.4 1h7.2L19 6.400v7.200L13.600 19H6.400L1 13.600V6.400z" fill="currentColor" />
      ) : (
        <circle cx="10" cy="10" r="9" fill="currentColor" opacity={check === 'gone' ? 0.45 : 1} />
      )}
      <path
        d={stop ? 'm7 7 6 6m0-6-6 6' : 'm5.500 10.500 3 3 6-7'}
        fill="none"
        stroke="var(--paper)"
        strokeWidth="2"
      />
    </svg>
  )
}

/** The orders at the counter: what can go, what cannot, what still lacks a signature, what went today. */
export async function GateQueue({ rows, current }: { rows: QueueItem[]; current: string | null }) {
  const t = await getTranslations('gate')
  const waiting = rows.filter(({ check }) => check !== 'gone')
  const decided = waiting.filter(({ check }) => check !== 'unsigned').length
  return (
    <nav className={current ? 'que' : 'que alone'} aria-label={t('queue')}>
      <h1>
        {t('queue')} <span className="meta">{t('queueCount', { count: waiting.length, decided })}</span>
      </h1>
      {rows.map((row) => (
        <Link
          key={row.id}
          className="it"
          href={`/trade/gate/${row.id}`}
          aria-current={row.id === current ? 'page' : undefined}
        >
          <Glyph check={row.check} />
          <span>
            <b>{row.customerName}</b>
            <small>{row.number}</small>
          </span>
          <span className="num">
            <Money amount={row.orderFen} as="wan" unit />
            <small>
              {t(`check.${row.check}`)} {row.at}
            </small>
          </span>
        </Link>
      ))}
      {rows.length === 0 && <p className="meta pad">{t('queueEmpty')}</p>}
      <p className="pad">
        <Link href="/trade/orders">{t('allOrders')}</Link>
      </p>
    </nav>
  )
}
