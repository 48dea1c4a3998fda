import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { WaitingCount } from '@/lib/areas/approvals/queries'
import { type BusinessDate, daysBetween } from '@/lib/core/dates'
import { kindWords } from '../approvals/_components/kind-words'
import { Deed } from './deed'

/** 等我批: papers by kind, what is due first on top; the deed opens the one to sign first, beside the others of its kind. */
export async function Waiting({
  rows,
  today,
  looking,
}: {
  rows: readonly WaitingCount[]
  today: BusinessDate
  looking: boolean
}) {
  if (rows.length === 0) return null
  const [t, word] = await Promise.all([getTranslations('desk'), kindWords()])
  return (
    <Section
      title={t('waiting')}
      remark={rows.reduce((sum, { count }) => sum + count, 0)}
      {...(!looking && { href: '/approvals?list', linkLabel: t('all') })}
    >
      {rows.map(({ plan, formId, count, overdue, dueOn, firstId }) => {
        const left = dueOn && daysBetween(today, dueOn as BusinessDate)
        return (
          <div className="li" key={`${plan} ${formId}`}>
            <div className="grow">
              <b>{word(plan, formId)}</b>
              <div className="why">
                {t('count', { count })}
                {overdue > 0 && <span className="down">{`${t('comma')}${t('overdueOf', { overdue })}`}</span>}
                {dueOn &&
                  `${t('comma')}${
                    typeof left === 'number' && left >= 0
                      ? t('firstDueIn', { day: dueOn.slice(5), days: left })
                      : t('firstDue', { day: dueOn.slice(5) })
                  }`}
              </div>
            </div>
            <Deed looking={looking} href={`/approvals/${firstId}?kind=${encodeURIComponent(formId ?? plan)}`}>
              {t('decide')}
            </Deed>
          </div>
        )
      })}
    </Section>
  )
}
