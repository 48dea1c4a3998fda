import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { DeskOrder } from '@/lib/areas/trade/desk/queries'
import { now } from '@/lib/core/clock'
import { formatYuan } from '@/lib/core/money'

function hoursLeft(at: string): number {
  return Math.floor((new Date(at).getTime() - now().getTime()) / 3_600_000)
}

/** Shipping orders that wait for my deed, by kind. */
export async function OrderWork({
  groups,
}: {
  groups: { mine: DeskOrder['mine']; count: number; rows: DeskOrder[] }[]
}) {
  const t = await getTranslations('desk')
  return groups.map(({ mine, count, rows }) => (
    <Section
      key={mine}
      title={t(`orders.${mine}.title`)}
      remark={t('count', { count })}
      href={mine === 'release' ? '/trade/gate' : '/trade/orders'}
      linkLabel={t('all')}
    >
      {rows.map((row) => (
        <div className="li" key={row.id}>
          <div className="grow">
            <span className="mut">{row.number}</span> <b>{row.customerName}</b>
            <div className="why">
              {row.filledOn.slice(5)} · ¥{formatYuan(row.totalFen)}
              {mine === 'phone' &&
                row.phoneDueAt &&
                ` · ${t('hoursLeft', { hours: hoursLeft(row.phoneDueAt) })}`}
            </div>
          </div>
          <ButtonLink
            size="s"
            href={mine === 'release' ? `/trade/gate/${row.id}` : `/trade/orders/${row.id}`}
          >
            {t(`orders.${mine}.do`)}
          </ButtonLink>
        </div>
      ))}
    </Section>
  ))
}
