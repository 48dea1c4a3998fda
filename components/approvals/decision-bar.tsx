'use client'

import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { type Action, useAction } from '@/components/form/use-action'
import { problemSentence } from '@/components/form/problem-sentence'
import { areKeysOn } from '@/components/shell/keys-preference'
import { isTextPlace } from '@/components/shell/typing'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { toast } from '@/components/ui/toast-store'

type Verdict = 'approve' | 'refuse' | 'return'

/** Approve, return, refuse one paper; by button or by A, R, X; J goes to the next. A no asks for its reason. */
export function DecisionBar<T>({
  id,
  name,
  version,
  answer,
  approveLabel,
  reasonFirst,
  next,
  action,
}: {
  id: string
  /** Of the customer the paper is about; the message of what was done tells it. */
  name: string
  version: number
  answer: Record<string, string | number>
  approveLabel: string
  /** The answer differs from what the rules say: signing asks for the reason too. */
  reasonFirst?: boolean
  next: string | null
  action: Action<T>
}) {
  const t = useTranslations('approvals')
  const tf = useTranslations('form')
  const router = useRouter()
  const [asking, setAsking] = useState<Verdict | null>(null)
  const goOn = () => (next ? router.push(`/approvals/${next}`) : router.push('/approvals'))
  const done = (verdict: Verdict) => {
    toast({ text: t(`done.${verdict}`, { name }), tone: 'ok' })
    setAsking(null)
    goOn()
    router.refresh()
  }
  const { answer: last, pending, send } = useAction(action, () => done('approve'))
  const input = { ids: [id], version, answer }
  const approve = () =>
    reasonFirst ? setAsking('approve') : !pending && send({ ...input, verdict: 'approve' })
  const keys = useRef({ approve, goOn })
  useEffect(() => {
    keys.current = { approve, goOn }
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      // A letter meant for a dialog is never a signature.
      const inDialog = event.target instanceof Element && event.target.closest('[role=dialog]')
      if (inDialog || isTextPlace(event.target) || !areKeysOn()) return
      if (event.key === 'a') keys.current.approve()
      else if (event.key === 'r') setAsking('return')
      else if (event.key === 'x') setAsking('refuse')
      else if (event.key === 'j') keys.current.goOn()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  const problem =
    last.outcome && last.outcome.kind !== 'ok' && last.say
      ? problemSentence(last.outcome, last.say, tf)
      : null
  return (
    <div className="act">
      {problem && (
        <div className="note bad" role="alert" key={last.nth}>
          {problem}
        </div>
      )}
      <Button look="pri" size="l" aria-disabled={pending || undefined} onClick={approve}>
        {approveLabel} <Kbd>A</Kbd>
      </Button>
      <Button size="l" onClick={() => setAsking('return')}>
        {t('return')} <Kbd>R</Kbd>
      </Button>
      <Button size="l" look="bad" onClick={() => setAsking('refuse')}>
        {t('refuse')} <Kbd>X</Kbd>
      </Button>
      <span className="right meta desk-only">{t('reasonHint')}</span>
      {next && (
        <Link className="btn ghost l" href={`/approvals/${next}`}>
          {t('next')} <Kbd>J</Kbd>
        </Link>
      )}
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={asking ? t(`ask.${asking}`) : ''}
      >
        {asking && (
          <ActionForm
            action={action}
            fixed={{ ...input, verdict: asking }}
            success={null}
            onDone={() => done(asking)}
            className="stack"
          >
            <TextArea name="remark" label={t('reason')} required autoFocus maxLength={2000} />
            <div className="row">
              <SubmitButton>{t(`verb.${asking}`)}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Dialog>
    </div>
  )
}
