import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Severity } from '@/components/ui/severity'
import type { DeskOrder } from '@/lib/areas/trade/desk/queries'
import { now } from '@/lib/core/clock'
import { formatYuan } from '@/lib/core/money'
import { hoursUntil } from '@/lib/core/time-left'
import { Deed } from './deed'

const SOON = 4

/** Hours left as a number, past due negative; with the mark of how it stands. */
async function HoursLeft({ until }: { until: string }) {
  const t = await getTranslations('desk')
  const hours = hoursUntil(now(), new Date(until))
  return (
    <Severity level={hours < 0 ? 'block' : hours < SOON ? 'urgent' : 'warn'}>
      <span className="hrs">
        {hours < 0 ? `−${-hours}` : hours}
        <small> {t('hours', { hours: Math.abs(hours) })}</small>
      </span>
    </Severity>
  )
}

/** Shipping orders that wait for my deed, by kind; a phone release with the hours left to sign it (R-D03). */
export async function OrderWork({
  groups,
  looking,
}: {
  groups: { mine: DeskOrder['mine']; count: number; rows: DeskOrder[] }[]
  looking: boolean
}) {
  const t = await getTranslations('desk')
  return groups.map(({ mine, count, rows }) => (
    <Section
      key={mine}
      title={t(`orders.${mine}.title`)}
      remark={t('count', { count })}
      {...(!looking && {
        href: mine === 'release' ? '/trade/gate?list' : '/trade/orders',
        linkLabel: t('all'),
      })}
    >
      {rows.map((row) => (
        <div className="li" key={row.id}>
          {mine === 'phone' && row.phoneDueAt && (
            <span className="hr">
              <HoursLeft until={row.phoneDueAt} />
            </span>
          )}
          <div className="grow">
            <div className="cut" title={row.customerName}>
              <span className="mut code">{row.number}</span> <b>{row.customerName}</b>
            </div>
            <div className="why">
              {row.stopped && <b className="down">{t('orders.release.stopped')} </b>}
              {row.filledOn.slice(5)} · ¥{formatYuan(row.totalFen)}
            </div>
          </div>
          <Deed
            looking={looking}
            {...(row.stopped && { look: 'ghost' as const })}
            href={mine === 'release' ? `/trade/gate/${row.id}` : `/trade/orders/${row.id}`}
          >
            {t(row.stopped ? 'orders.release.why' : `orders.${mine}.do`)}
          </Deed>
        </div>
      ))}
    </Section>
  ))
}
