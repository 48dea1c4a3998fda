import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { SalesCurve } from '@/lib/areas/trade/rules/sales-curve'
import { type Fen, formatWan } from '@/lib/core/money'
import { curvePoints } from '@/components/charts/curve-points'

const WIDTH = 340
const FOOT = 80
const HEAD = 6

/** 本月销售: what was delivered this month, day by day, beside the month before (R-W02). No plan of sales is kept, so none is shown. */
export async function Sales({ sales, looking }: { sales: SalesCurve | null; looking: boolean }) {
  if (!sales || (sales.soldFen === 0 && sales.beforeFen === 0)) return null
  const t = await getTranslations('desk')
  const wan = (amount: Fen) => formatWan(amount, 1)
  const { soldFen, sameDayFen, beforeFen, passedPerMille } = sales
  const behind = soldFen < sameDayFen
  const apart = wan(Math.abs(soldFen - sameDayFen) as Fen)
  const percent = (perMille: number) => `${(perMille / 10).toFixed(1)}%`
  const size = { width: WIDTH, foot: FOOT, head: HEAD, top: Math.max(soldFen, beforeFen) }
  const now = curvePoints(sales.now, { ...size, steps: sales.days })
  const before = curvePoints(sales.before, { ...size, steps: sales.before.length })
  const [endX, endY] = now.at(-1)!
  const line = (points: readonly (readonly [number, number])[]) =>
    points.map((point) => point.join()).join(' ')
  return (
    <Section
      title={t('sales')}
      remark={t('salesUnit')}
      {...(!looking && { href: '/customers?sort=-sales', linkLabel: t('byCustomer') })}
    >
      <div className="plan">
        <div className="row">
          <span className="big">
            {wan(soldFen)}
            <small>{t('salesBefore', { amount: wan(beforeFen) })}</small>
          </span>
          <span className="right figures">
            <span className={behind ? 'down' : undefined}>
              {soldFen === sameDayFen
                ? t('salesEven')
                : t(behind ? 'salesBehind' : 'salesAhead', { amount: apart })}
            </span>
            <br />
            <span className="meta">
              {beforeFen > 0 &&
                `${t('salesShare', { percent: percent(Math.round((soldFen / beforeFen) * 1000)) })}${t('comma')}`}
              {t('timePassed', { percent: percent(passedPerMille) })}
            </span>
          </span>
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} 84`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('salesCurve', { now: wan(soldFen), same: wan(sameDayFen), before: wan(beforeFen) })}
        >
          <path className="ground" d={`M0 ${FOOT + 0.5}H${WIDTH}`} />
          <polyline className="then" points={line(before)} />
          <polygon className="under" points={line([[0, FOOT], ...now, [endX, FOOT]])} />
          <polyline className="now" points={line(now)} />
          {behind && (
            <path
              className="gap"
              d={`M${endX} ${endY}V${before[Math.min(now.length, before.length) - 1]![1]}`}
            />
          )}
        </svg>
        <p className="meta">{t('salesLines')}</p>
      </div>
    </Section>
  )
}
