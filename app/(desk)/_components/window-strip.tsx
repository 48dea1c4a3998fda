import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import type { GradeProgress } from '@/lib/areas/credit/rules/application-progress'

/** On a phone, while lines are applied for: how many customers are still to be, and until when (R-C09). */
export async function WindowStrip({
  rows,
  month,
  left,
  closesOn,
}: {
  rows: readonly GradeProgress[]
  month: string
  left: string
  closesOn: string
}) {
  const count = rows.reduce((sum, row) => sum + row.open, 0)
  if (count === 0) return null
  const t = await getTranslations('desk')
  return (
    <div className="sheet winm">
      <div className="grow">
        <b>{t('stripTitle', { month: Number(month.slice(5)), count })}</b>
        <div className="meta">{t('stripUntil', { day: closesOn, left })}</div>
      </div>
      <ButtonLink look="pri" size="s" href={`/credit/apply?month=${month}`}>
        {t('stripDo')}
      </ButtonLink>
    </div>
  )
}
