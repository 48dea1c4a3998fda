import { useTranslations } from 'next-intl'
import { Severity, type SeverityLevel } from '@/components/ui/severity'
import { Status } from '@/components/ui/status'
import type { OpportunityHealth } from '@/lib/areas/customers/power/rules/opportunity-health'

/** Names of at most three; the others as a dot. */
function namesOf(names: readonly string[], comma: string): string {
  return names.slice(0, 3).join(comma) + (names.length > 3 ? '…' : '')
}

/** R-TAS3 in words: why red, amber or green. */
function useHealthSentence(): (health: OpportunityHealth) => string {
  const t = useTranslations('power')
  return ({ reason, names }) => t(`health.${reason}`, { names: namesOf(names, t('comma')) })
}

const LEVEL = { red: 'urgent', amber: 'warn', green: 'info' } as const satisfies Record<
  OpportunityHealth['colour'],
  SeverityLevel
>

/** The health of an opportunity as shape, colour and sentence. */
export function HealthWord({ health }: { health: OpportunityHealth }) {
  const sentence = useHealthSentence()
  const t = useTranslations('power.colour')
  if (health.colour === 'green')
    return (
      <Status phase="done">
        <span className="text-ok">
          <span className="vh">{t('green')}</span> {sentence(health)}
        </span>
      </Status>
    )
  return <Severity level={LEVEL[health.colour]}>{sentence(health)}</Severity>
}
