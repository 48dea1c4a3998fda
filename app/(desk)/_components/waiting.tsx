import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'

/** 等我批: papers by plan. */
export async function Waiting({ rows }: { rows: { plan: string; count: number; overdue: number }[] }) {
  if (rows.length === 0) return null
  const [t, plans] = await Promise.all([getTranslations('desk'), getTranslations('approvals')])
  return (
    <Section
      title={t('waiting')}
      remark={rows.reduce((sum, { count }) => sum + count, 0)}
      href="/approvals"
      linkLabel={t('all')}
    >
      {rows.map(({ plan, count, overdue }) => (
        <div className="li" key={plan}>
          <div className="grow">
            <b>{plans(`plan.${plan.replace('.', '-')}` as 'plan.credit-line', { month: '' })}</b>
            <div className="why">
              {overdue > 0 ? t('countOverdue', { count, overdue }) : t('count', { count })}
            </div>
          </div>
          <ButtonLink size="s" href="/approvals">
            {t('decide')}
          </ButtonLink>
        </div>
      ))}
    </Section>
  )
}
