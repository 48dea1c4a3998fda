'use client'

import { useTranslations } from 'next-intl'

import type { Outcome } from '@/lib/core/outcome'

import { ConflictTable } from './conflict-table'
import { ErrorList } from './error-list'
import type { KnownField } from './form-context'
import { problemSentence } from './problem-sentence'
import type { Say } from './problem-text'
import { Refusals } from './refusals'

type Problem = Exclude<Outcome<never>, { kind: 'ok' }> | { kind: 'unreachable' }

/** What stands above a form that did not go through. */
export function FormProblems({
  outcome,
  say,
  fieldOf,
  shown,
  onResend,
  onReload,
}: {
  outcome: Problem
  say: Say
  fieldOf: (name: string) => KnownField | undefined
  shown?: (field: string, value: unknown) => string | undefined
  onResend: (version: number, theirs: Record<string, unknown>) => void
  onReload: () => void
}) {
  const t = useTranslations('form')
  const labelOf = (name: string) => fieldOf(name)?.label ?? ''
  switch (outcome.kind) {
    case 'invalid':
      return (
        <ErrorList
          entries={Object.entries(outcome.errors).flatMap(([name, list]) =>
            list.map((error) => ({
              id: fieldOf(name)?.id ?? null,
              label: labelOf(name),
              message: say(error.code, error.values),
            })),
          )}
        />
      )
    case 'refused':
      return <Refusals reasons={outcome.reasons} say={say} />
    case 'conflict':
      return (
        <ConflictTable
          conflicts={outcome.conflicts}
          labelOf={(field) => labelOf(field) || field}
          shown={shown}
          onReload={onReload}
          onSave={(sides) => {
            const theirs = outcome.conflicts.filter(({ field }) => sides[field] === 'theirs')
            onResend(
              outcome.version,
              Object.fromEntries(theirs.map((conflict) => [conflict.field, conflict.theirs])),
            )
          }}
        />
      )
    case 'signed-out':
      return (
        <div className="note bad mb-3" role="alert">
          {problemSentence(outcome, say, t)}{' '}
          <a href="/sign-in" target="_blank" rel="noopener">
            {t('signIn')}
          </a>
        </div>
      )
    default:
      return (
        <div className="note bad mb-3" role="alert">
          {problemSentence(outcome, say, t)}
        </div>
      )
  }
}
