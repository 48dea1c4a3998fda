import { getTranslations } from 'next-intl/server'
import { Gauge } from '@/components/ui/gauge'
import { gaugeLevel } from '@/components/ui/gauge-level'
import { Grade } from '@/components/ui/grade'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Severity } from '@/components/ui/severity'
import type { ExposureRow } from '@/lib/areas/credit/desk/queries'
import { fen, formatWan, percentOf } from '@/lib/core/money'
import { Deed } from './deed'

const LEVEL = { o: 'block', u: 'urgent', w: 'warn', ok: 'warn', nil: 'warn' } as const

/** Customers near or over their line, the worst first: what is the matter, and what is to be done (R-W01). */
export async function Exposures({
  rows,
  count,
  heed,
  looking,
}: {
  rows: ExposureRow[]
  count: number
  /** Per cent of the line from which a customer is among them. */
  heed: number
  looking: boolean
}) {
  if (rows.length === 0) return null
  const t = await getTranslations('desk')
  return (
    <Section
      id="warnings"
      title={t('exposures')}
      remark={t('exposureCount', { count, percent: heed })}
      {...(!looking && { href: `/customers?usedFrom=${heed}`, linkLabel: t('all') })}
    >
      <table className="led deskled">
        <caption className="vh">{t('exposures')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('usage')}</th>
            <th scope="col">{t('customer')}</th>
            <th scope="col">{t('situation')}</th>
            <th scope="col" className="c3 spare">
              {t('toDo')}
            </th>
            <th scope="col">
              <span className="vh">{t('do')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const level = LEVEL[gaugeLevel(row.lineFen, row.usedFen)]
            const over = fen(Math.max(0, row.usedFen - row.lineFen))
            const said = { over: formatWan(over), used: formatWan(row.usedFen), line: formatWan(row.lineFen) }
            return (
              <tr key={row.customerId}>
                <td className="hr">
                  <Severity level={level}>
                    <span className="hrs">
                      {percentOf(row.usedFen, row.lineFen).toFixed(1)}
                      <small>%</small>
                    </span>
                  </Severity>
                </td>
                <td className="c1">
                  <Link className="nm cut" href={`/customers/${row.customerId}`} title={row.name}>
                    {row.name}
                  </Link>
                  <div className="why">
                    <Grade rank={row.grade} />
                  </div>
                </td>
                <td className="c2">
                  <b>{t(`exposureTitle.${level}`)}</b>
                  <div className="why">
                    {t(level === 'block' ? 'exposureOver' : 'exposureUnder', said)}
                    {row.overdueFen > 0 && t('exposureOverdue', { amount: formatWan(row.overdueFen) })}
                  </div>
                </td>
                <td className="meta c3 spare">
                  <Gauge line={row.lineFen} used={row.usedFen} />
                  {t(`exposureDo.${level}`)}
                </td>
                <td className="act num">
                  <Deed
                    looking={looking}
                    {...(at === 0 && { look: 'pri' as const })}
                    href={`/customers/${row.customerId}/credit`}
                    aria-label={t('lookOf', { name: row.name })}
                  >
                    {t('look')}
                  </Deed>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}
