'use client'

import { useTranslations } from 'next-intl'

import { Icon } from '@/components/ui/icon'
import type { Problem } from '@/lib/core/forms/definition'

import { useSheet } from './sheet-context'

/** Turns problems into sentences, the form's own words where it has some. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations('forms') as unknown as {
    (key: string, values?: Record<string, string | number>): string
    has(key: string): boolean
  }
  const { form } = useSheet()
  return ({ code, own, values }) => {
    const key = own ? `${form.id}.checks.${code}` : `checks.${code}`
    return t.has(key) ? t(key, values) : t('checks.unread')
  }
}

/** What is wrong, beside the value. */
export function ProblemLine({ id, problem }: { id: string; problem: Problem }) {
  const textOf = useProblemText()
  return (
    <span className="em" id={id}>
      <Icon name="warn" />
      {textOf(problem)}
    </span>
  )
}
