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
import { WayLink } from '@/components/form/way-link'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { toast } from '@/components/ui/toast-store'
import { isPaperKey, PaperKeys } from './paper-keys'
import { type Signed, signedText } from './signed-text'

type Verdict = 'approve' | 'refuse' | 'return'

/** Approve, return, refuse one paper; by button or by A, R, X; J goes to the next, K to the one before. A no asks for its reason. */
export function DecisionBar({
  id,
  name,
  customerId,
  version,
  answer,
  approveLabel,
  reasonFirst,
  previous,
  next,
  action,
}: {
  id: string
  /** Of the customer the paper is about; the message of what was done tells it. */
  name: string
  /** What his pages mend is a link there where a rule refuses. */
  customerId: string | null
  version: number
  answer: Record<string, string | number>
  approveLabel: string
  /** The answer differs from what the rules say: signing asks for the reason too. */
  reasonFirst?: boolean
  previous: string | null
  next: string | null
  action: Action<Signed>
}) {
  const t = useTranslations('approvals')
  const tf = useTranslations('form')
  const router = useRouter()
  const [asking, setAsking] = useState<Verdict | null>(null)
  const goOn = () => (next ? router.push(`/approvals/${next}`) : router.push('/approvals'))
  const done = (verdict: Verdict, signed: Signed) => {
    const text =
      verdict === 'approve'
        ? signedText(t, { name, papers: 1, customers: 1, ...signed })
        : t(`done.${verdict}`, { name })
    toast({ text, tone: 'ok' })
    setAsking(null)
    goOn()
    router.refresh()
  }
  const { answer: last, pending, send } = useAction(action, (value) => done('approve', value))
  const input = { ids: [id], version, answer }
  const approve = () =>
    reasonFirst ? setAsking('approve') : !pending && send({ ...input, verdict: 'approve' })
  const keys = useRef({ approve })
  useEffect(() => {
    keys.current = { approve }
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isPaperKey(event)) return
      if (event.key === 'a') keys.current.approve()
      else if (event.key === 'r') setAsking('return')
      else if (event.key === 'x') setAsking('refuse')
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
  const reasons = last.outcome?.kind === 'refused' ? last.outcome.reasons : []
  return (
    <div className="act">
      <PaperKeys previous={previous} next={next} />
      {problem && (
        <div className="note bad" role="alert" key={last.nth}>
          {problem}{' '}
          {reasons.map(({ code }) => (
            <WayLink key={code} code={code} customerId={customerId} />
          ))}
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
      {previous && (
        <Link className="btn ghost l desk-only" href={`/approvals/${previous}`}>
          {t('previous')} <Kbd>K</Kbd>
        </Link>
      )}
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
            onDone={(value) => done(asking, value)}
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
