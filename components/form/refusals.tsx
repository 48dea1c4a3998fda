import { useTranslations } from 'next-intl'

import { RuleSource } from '@/components/ui/rule-source'
import type { Reason } from '@/lib/core/decision'

import type { Say } from './problem-text'

/** Every reason of a refusal as a sentence that quotes its rule and says the way out. */
export function Refusals({ reasons, say }: { reasons: Reason[]; say: Say }) {
  const t = useTranslations('form')
  return (
    <section className="mb-3" role="alert" aria-label={t('refused')}>
      {reasons.map((reason) => (
        <div key={`${reason.code} ${reason.field ?? ''}`} className="note bad">
          {say(reason.code, reason.values)}
          <RuleSource rule={reason.rule} />
        </div>
      ))}
    </section>
  )
}
