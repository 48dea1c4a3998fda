import { getTranslations } from 'next-intl/server'
import { Grade } from '@/components/ui/grade'
import { Section } from '@/components/ui/section'
import type { GradeProgress } from '@/lib/areas/credit/desk/queries'
import { Deed } from './deed'

/** 申请额度: what is applied for of each grade (R-C09). */
export async function Applications({
  rows,
  month,
  open,
  left,
  looking,
}: {
  rows: GradeProgress[]
  month: string
  open: boolean
  /** What is left until the window shuts, as a text. */
  left: string
  looking: boolean
}) {
  const may = rows.filter(({ grade }) => grade < 5)
  if (may.length === 0) return null
  const t = await getTranslations('desk')
  const applied = may.reduce((sum, row) => sum + row.applied, 0)
  const total = may.reduce((sum, row) => sum + row.customers, 0)
  const five = rows.find(({ grade }) => grade === 5)?.customers ?? 0
  const href = `/credit/apply?month=${month}`
  return (
    <Section
      title={t('applyFor', { month: Number(month.slice(5)) })}
      remark={open ? left : t('windowShut')}
      {...(!looking && { href, linkLabel: t('sheetB2') })}
    >
      <div className="row px-4 pt-2.5 pb-0.5">
        <span className="big">
          {applied}
          <small>{t('ofTotal', { total })}</small>
        </span>
        <span className="right meta text-right">
          {t('toApply', { count: total - applied })}
          <br />
          {t('gradeFive', { count: five })}
        </span>
      </div>
      <div className="pt-1 pb-2.5">
        {may.map((row) => (
          <div className="gr" key={row.grade}>
            <Grade rank={row.grade} />
            <span className={row.applied < row.customers ? 'bar acc' : 'bar'} aria-hidden="true">
              <i style={{ '--v': (row.applied / Math.max(1, row.customers)) * 100 } as React.CSSProperties} />
            </span>
            <span className="num">
              {row.applied} / {row.customers}
            </span>
            {open && row.applied < row.customers && !looking ? (
              <Deed looking={looking} href={href}>
                {t('apply', { count: row.customers - row.applied })}
              </Deed>
            ) : (
              <span className="meta">{row.applied < row.customers ? '—' : t('applied')}</span>
            )}
          </div>
        ))}
      </div>
    </Section>
  )
}
