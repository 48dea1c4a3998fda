'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { problemSentence } from '@/components/form/problem-sentence'
import { type Action, useAction } from '@/components/form/use-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { DuplicateRow } from '@/lib/areas/customers/duplicates/schema'
import { ScoreMark } from './score-mark'

type Judged = { judged: number }

/** Two records that may be one firm: how alike and why; judge them different (with a way back) or merge them. */
export function PairRow({
  pair,
  names,
  judgedText,
  judge,
}: {
  pair: DuplicateRow
  names: { a: string; b: string }
  /** Who judged it, already a sentence. */
  judgedText: string | null
  judge: Action<Judged>
}) {
  const t = useTranslations('duplicates')
  const form = useTranslations('form')
  const router = useRouter()
  const back = useAction(judge, () => {
    toast({ text: t('reopened'), tone: 'ok' })
    router.refresh()
  })
  const deny = useAction(judge, () => {
    toast({
      text: t('denied'),
      tone: 'ok',
      undo: { label: t('undo'), onUndo: () => back.send({ pairIds: [pair.id], verdict: 'open' }) },
    })
    router.refresh()
  })
  const busy = deny.pending || back.pending
  const { outcome, say } = deny.answer.outcome ? deny.answer : back.answer
  const problem = outcome && outcome.kind !== 'ok' && say ? problemSentence(outcome, say, form) : null
  return (
    <div className="dup-pair" role="group" aria-label={t('pairOf', names)}>
      <ScoreMark score={pair.score} />
      <span>
        {pair.reasons.map((reason) => (
          <span key={reason} className="tag mr-1">
            {t(`because.${reason}`)}
          </span>
        ))}
        <span className="meta block">{t('pairOf', names)}</span>
        {judgedText && <span className="meta block">{judgedText}</span>}
        {pair.note && <span className="meta block">{pair.note}</span>}
      </span>
      <span className="row">
        {pair.state === 'open' ? (
          <>
            <Button
              size="s"
              aria-disabled={busy || undefined}
              onClick={() => !busy && deny.send({ pairIds: [pair.id], verdict: 'different' })}
            >
              {t('deny')}
            </Button>
            <ButtonLink size="s" look="pri" href={`/customers/merge?ids=${pair.aId},${pair.bId}`}>
              {t('merge')}
            </ButtonLink>
          </>
        ) : (
          <Button
            size="s"
            aria-disabled={busy || undefined}
            onClick={() => !busy && back.send({ pairIds: [pair.id], verdict: 'open' })}
          >
            {t('reopen')}
          </Button>
        )}
      </span>
      {problem && (
        <span className="note bad" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
