import { getTranslations } from 'next-intl/server'
import { ReasonNotes } from '@/components/form/reason-notes'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { Reason } from '@/lib/core/decision'

/** 申请额度 of one customer: the way to its row of B2 while the window is open, else when it opens or what is to be mended first (R-C09). */
export async function ApplicationWay({
  customerId,
  month,
  reasons,
  supplementary,
}: {
  customerId: string
  month: string
  reasons: Reason[]
  supplementary: string | null
}) {
  const t = await getTranslations('credit')
  const at = (of: string) => `/credit/apply?month=${of}&customer=${customerId}`
  return (
    <Section title={t('one.applyTitle', { month })}>
      <div className="pad stack">
        {reasons.length === 0 ? (
          <ButtonLink look="pri" href={at(month)}>
            {t('one.applyFor', { month: Number(month.slice(5)) })}
          </ButtonLink>
        ) : (
          <ReasonNotes reasons={reasons} tone="warn" customerId={customerId} />
        )}
        {supplementary && (
          <ButtonLink href={at(supplementary)}>
            {t('one.applyMore', { month: Number(supplementary.slice(5)) })}
          </ButtonLink>
        )}
      </div>
    </Section>
  )
}
