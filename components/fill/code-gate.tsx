'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useAwake } from '@/components/ui/use-awake'
import type { Outcome } from '@/lib/core/outcome'

/** Asks the six digits that were told by phone. */
export function CodeGate({ onCode }: { onCode: (code: string) => Promise<Outcome<unknown>> }) {
  const t = useTranslations('fill')
  const awake = useAwake()
  // Read when it is sent: what was typed before the page was awake counts.
  const field = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    const code = field.current?.value.trim() ?? ''
    if (busy || code === '') return
    setBusy(true)
    const outcome = await onCode(code).catch(() => null)
    setBusy(false)
    if (outcome?.kind === 'ok') return
    const error = outcome?.kind === 'invalid' ? outcome.errors['code']?.[0] : undefined
    if (!outcome) setProblem(t('unreachable'))
    else if (error?.code === 'fill.wrongCode') setProblem(t('wrongCode'))
    else setProblem(t('waitAWhile'))
  }
  return (
    <section className="paper fill-note">
      <h1>{t('codeTitle')}</h1>
      <p className="sub mt-2">{t('codeLead')}</p>
      <form method="post" className="stack mt-4" onSubmit={(event) => void submit(event)} noValidate>
        <div className="field">
          <label className="lb" htmlFor="sheet-code">
            {t('code')}
          </label>
          <input
            id="sheet-code"
            className="in"
            ref={field}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            aria-invalid={problem !== null}
            aria-describedby="sheet-code-problem"
          />
          <div id="sheet-code-problem" className="em" role="alert">
            {problem}
          </div>
        </div>
        <Button type="submit" look="pri" size="l" className="w-full" disabled={busy} asleep={!awake}>
          {t('openSheet')}
        </Button>
      </form>
    </section>
  )
}
