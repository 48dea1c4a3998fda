import type { useTranslations } from 'next-intl'

import type { Outcome } from '@/lib/core/outcome'

import type { Say } from './problem-text'

/** What went wrong as one sentence, for places without room for a list. */
export function problemSentence(
  outcome: Exclude<Outcome<never>, { kind: 'ok' }> | { kind: 'unreachable' },
  say: Say,
  t: ReturnType<typeof useTranslations<'form'>>,
): string {
  switch (outcome.kind) {
    case 'refused':
      return outcome.reasons.map((reason) => say(reason.code, reason.values)).join(' ')
    case 'invalid':
      return Object.values(outcome.errors)
        .flat()
        .map((error) => say(error.code, error.values))
        .join(' ')
    case 'conflict':
      return t('stale')
    case 'signed-out':
      return `${t('signedOut')} ${t('signedOutBody')}`
    case 'unreachable':
      return `${t('unreachable')} ${t('unreachableBody')}`
    case 'not-found':
      return t('notFound')
    case 'key-reused':
      return t('keyReused')
    case 'rate-limited':
      return t('rateLimited', { seconds: outcome.retryAfterSeconds })
  }
}
