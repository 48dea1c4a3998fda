import { useTranslations } from 'next-intl'

import { RuleSource } from '@/components/ui/rule-source'
import type { Reason } from '@/lib/core/decision'

import type { Say } from './problem-text'
import { WayLink } from './way-link'

/** Every reason of a refusal as a sentence that quotes its rule and says the way out. */
export function Refusals({
  reasons,
  say,
  customerId,
}: {
  reasons: Reason[]
  say: Say
  /** Whose reasons they are: what his pages mend is a link there. */
  customerId?: string | null
}) {
  const t = useTranslations('form')
  return (
    <section className="mb-3" role="alert" aria-label={t('refused')}>
      {reasons.map((reason) => (
        <div key={`${reason.code} ${reason.field ?? ''}`} className="note bad">
          {say(reason.code, reason.values)} <WayLink code={reason.code} customerId={customerId} />
          <RuleSource rule={reason.rule} />
        </div>
      ))}
    </section>
  )
}
