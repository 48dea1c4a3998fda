import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Gauge } from '@/components/ui/gauge'
import { Grade } from '@/components/ui/grade'
import { Section } from '@/components/ui/section'
import { Severity } from '@/components/ui/severity'
import type { ExposureRow } from '@/lib/areas/credit/desk/queries'
import { formatWan } from '@/lib/core/money'

function levelOf(row: ExposureRow): 'block' | 'urgent' | 'warn' {
  const percent = (row.usedFen / row.lineFen) * 100
  return percent > 100 ? 'block' : percent >= 95 ? 'urgent' : 'warn'
}

/** Customers near or over their line, the worst first (R-W01). */
export async function Exposures({ rows, count }: { rows: ExposureRow[]; count: number }) {
  if (rows.length === 0) return null
  const t = await getTranslations('desk')
  return (
    <Section
      title={t('exposures')}
      remark={t('exposureCount', { count })}
      href="/customers?used=80"
      linkLabel={t('all')}
    >
      <table className="led">
        <thead>
          <tr>
            <th>{t('severity')}</th>
            <th>{t('customer')}</th>
            <th>{t('usage')}</th>
            <th className="num desk-only">{t('usedOfLine')}</th>
            <th className="desk-only">
              <span className="vh">{t('do')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.customerId}>
              <td>
                <Severity level={levelOf(row)} />
              </td>
              <td className="c1">
                <Link className="nm" href={`/customers/${row.customerId}`}>
                  {row.name}
                </Link>
                <div className="why">
                  <Grade rank={row.grade} />
                </div>
              </td>
              <td className="c2">
                <Gauge line={row.lineFen} used={row.usedFen} />
                <div className="why">{((row.usedFen / row.lineFen) * 100).toFixed(1)}%</div>
              </td>
              <td className="num desk-only">
                {formatWan(row.usedFen)} / {formatWan(row.lineFen)} {t('wan')}
              </td>
              <td className="act num desk-only">
                <ButtonLink size="s" href={`/customers/${row.customerId}/credit`}>
                  {t('look')}
                </ButtonLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
