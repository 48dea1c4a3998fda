import { Link } from '@/components/ui/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { GapRow } from '@/lib/areas/customers/completeness/queries'

const MOST = 8
const NAMED = 3

/** My customers whose files lack required facts, those that lack most on top, with what is missing. */
export async function OwnGaps({ rows }: { rows: readonly GapRow[] }) {
  if (rows.length === 0) return null
  const [t, facts, format] = await Promise.all([
    getTranslations('completeness'),
    getTranslations('forms.facts'),
    getFormatter(),
  ])
  return (
    <Section title={t('ownTitle')} remark={t('ownRemark')}>
      {rows.slice(0, MOST).map((row) => (
        <div className="li" key={row.id}>
          <div className="min-w-0 grow">
            <Link className="nm" href={`/customers/${row.id}/file`}>
              {row.name}
            </Link>
            <div className="why">
              {t('lacks', {
                facts: format.list(row.missingFacts.slice(0, NAMED).map((fact) => facts(fact))),
                more: Math.max(0, row.missingFacts.length - NAMED),
              })}
            </div>
          </div>
          <span className="num">{row.completeness}%</span>
        </div>
      ))}
    </Section>
  )
}
