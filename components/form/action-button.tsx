'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'

import { Button, type ButtonLook } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'

import { problemSentence } from './problem-sentence'
import { type Action, useAction } from './use-action'

/** One deed without a form: signs, releases, marks. What went wrong is said in a message; success says `success` and may be undone. */
export function ActionButton<T>({
  action,
  input,
  success,
  onDone,
  children,
  ...look
}: ButtonLook & {
  action: Action<T>
  input: unknown
  success?: string
  onDone?: (value: T) => void
  children: string
  disabled?: boolean
  className?: string
}) {
  const t = useTranslations('form')
  const router = useRouter()
  const { answer, pending, send } = useAction(action, (value) => {
    if (success) toast({ text: success, tone: 'ok' })
    if (onDone) onDone(value)
    else router.refresh()
  })
  const { outcome, say } = answer
  const problem = outcome && outcome.kind !== 'ok' && say ? problemSentence(outcome, say, t) : null
  return (
    <>
      <Button aria-disabled={pending || undefined} onClick={() => !pending && send(input)} {...look}>
        {children}
      </Button>
      {problem && (
        <span className="note bad" role="alert" key={answer.nth}>
          {problem}
        </span>
      )}
    </>
  )
}
