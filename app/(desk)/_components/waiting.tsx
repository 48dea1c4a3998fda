import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Deed } from './deed'

/** 等我批: papers by plan. */
export async function Waiting({
  rows,
  looking,
}: {
  rows: { plan: string; count: number; overdue: number; dueOn: string | null }[]
  looking: boolean
}) {
  if (rows.length === 0) return null
  const [t, plans] = await Promise.all([getTranslations('desk'), getTranslations('approvals')])
  return (
    <Section
      title={t('waiting')}
      remark={rows.reduce((sum, { count }) => sum + count, 0)}
      {...(!looking && { href: '/approvals?list', linkLabel: t('all') })}
    >
      {rows.map(({ plan, count, overdue, dueOn }) => (
        <div className="li" key={plan}>
          <div className="grow">
            <b>{plans(`plan.${plan.replace('.', '-')}` as 'plan.credit-line', { month: '' })}</b>
            <div className="why">
              {overdue > 0 ? t('countOverdue', { count, overdue }) : t('count', { count })}
              {dueOn && `${t('comma')}${t('firstDue', { day: dueOn.slice(5) })}`}
            </div>
          </div>
          <Deed looking={looking} href="/approvals">
            {t('decide')}
          </Deed>
        </div>
      ))}
    </Section>
  )
}
