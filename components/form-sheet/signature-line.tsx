import { useTranslations } from 'next-intl'

import { Seal } from '@/components/ui/seal'
import { classNames } from '@/components/ui/class-names'

/** A signature as the page knows it. `post` is the post in words, `at` a time in words, `note` what will happen there. */
export type SignatureView =
  | { state: 'signed'; name: string; post: string; at: string; remark?: string | null }
  | { state: 'mine' | 'waiting'; name?: string; post: string; lastAt?: string; note?: string }

/** Seal, step, name, post and time of one step. */
export function SignatureLine({
  word,
  view,
  final,
  compact,
}: {
  word: string
  view: SignatureView | undefined
  final?: boolean
  compact?: boolean
}) {
  const t = useTranslations('forms.sheet')
  const look = view?.state === 'signed' ? (final ? 'bai' : 'zhu') : view?.state === 'mine' ? 'me' : 'wait'
  const when =
    view?.state === 'signed'
      ? view.at
      : view?.note
        ? view.note
        : view?.lastAt
          ? t('sealLast', { at: view.lastAt })
          : view?.state === 'mine'
            ? t('sealOnSubmit')
            : ''
  return (
    <div className={classNames('sign', compact && 'compact')}>
      <Seal
        name={view?.name ?? ''}
        look={look}
        text={view?.state === 'mine' ? t('sealHere') : t('sealWaiting')}
        {...(compact && { size: 's' as const })}
      />
      <div>
        {!compact && <div>{word}</div>}
        <div>
          {view?.name && <b>{view.name}</b>} {view?.post}
        </div>
        {when && <div>{when}</div>}
        {view?.state === 'signed' && view.remark && <div>{view.remark}</div>}
      </div>
    </div>
  )
}
