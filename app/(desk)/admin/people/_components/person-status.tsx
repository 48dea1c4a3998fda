import { useTranslations } from 'next-intl'
import { Status, type StatusPhase } from '@/components/ui/status'
import type { PersonState } from '@/lib/areas/admin/people/queries'

const PHASE = { enabled: 'done', disabled: 'refused', 'no-password': 'open' } as const satisfies Record<
  PersonState,
  StatusPhase
>

/** Can sign in, cannot any more, or has not set a password yet. */
export function PersonStatus({ state }: { state: PersonState }) {
  const t = useTranslations('people')
  return <Status phase={PHASE[state]}>{t(`state.${state}`)}</Status>
}
