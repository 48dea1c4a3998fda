import { getTranslations } from 'next-intl/server'
import { Grade } from '@/components/ui/grade'
import { Section } from '@/components/ui/section'
import type { GradeProgress } from '@/lib/areas/credit/rules/application-progress'
import { Deed } from './deed'

/** 申请额度: what is applied for of each grade (R-C09). */
export async function Applications({
  rows,
  month,
  open,
  left: timeLeft,
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
  const sum = (of: 'applied' | 'open' | 'blocked') => may.reduce((total, row) => total + row[of], 0)
  const blocked = sum('blocked')
  const five = rows.find(({ grade }) => grade === 5)?.customers ?? 0
  const href = `/credit/apply?month=${month}`
  return (
    <Section
      title={t('applyFor', { month: Number(month.slice(5)) })}
      remark={open ? timeLeft : t('windowShut')}
      {...(!looking && { href, linkLabel: t('sheetB2') })}
    >
      <div className="row px-4 pt-2.5 pb-0.5">
        <span className="big">
          {sum('applied')}
          <small>{t('ofTotal', { total: sum('applied') + sum('open') })}</small>
        </span>
        <span className="right meta text-right">
          {t('toApply', { count: sum('open') })}
          <br />
          {[blocked > 0 && t('blocked', { count: blocked }), t('gradeFive', { count: five })]
            .filter(Boolean)
            .join(t('comma'))}
        </span>
      </div>
      <div className="pt-1 pb-2.5">
        {may.map(({ grade, applied, open: left, blocked: kept }) => (
          <div className="gr" key={grade}>
            <Grade rank={grade} />
            <span className={left > 0 ? 'bar acc' : 'bar'} aria-hidden="true">
              <i style={{ '--v': (applied / Math.max(1, applied + left)) * 100 } as React.CSSProperties} />
            </span>
            <span className="num">
              {applied} / {applied + left}
            </span>
            {open && left > 0 && !looking ? (
              <Deed looking={looking} href={href}>
                {t('apply', { count: left })}
              </Deed>
            ) : (
              <span className="meta">{left > 0 || (applied === 0 && kept > 0) ? '—' : t('applied')}</span>
            )}
          </div>
        ))}
      </div>
    </Section>
  )
}
