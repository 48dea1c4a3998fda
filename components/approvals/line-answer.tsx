'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Action } from '@/components/form/use-action'
import { MoneyInput } from '@/components/form/money-input'
import { Segmented } from '@/components/ui/segmented'
import { type Fen, formatWan, yuanOf } from '@/lib/core/money'
import { DecisionBar } from './decision-bar'
import type { Signed } from './signed-text'

type Choice = 'suggested' | 'applied' | 'current' | 'other'

/** A sheet with the amount to grant: what the rules propose, what was asked, the month's before, or another; and the deed. Amounts in fen. */
export function LineAnswer(props: {
  head: ReactNode
  body: ReactNode
  id: string
  name: string
  customerId: string
  version: number
  suggestedFen: Fen
  appliedFen: Fen
  /** The line of the month before, and which month that is. */
  currentFen: Fen | null
  currentMonth: number
  previous: string | null
  next: string | null
  action: Action<Signed>
}) {
  const { suggestedFen, appliedFen, currentFen } = props
  const t = useTranslations('approvals')
  const [choice, setChoice] = useState<Choice>('suggested')
  const [other, setOther] = useState<Fen | null>(suggestedFen)
  const amounts: Record<Choice, Fen | null> = {
    suggested: suggestedFen,
    applied: appliedFen,
    current: currentFen,
    other,
  }
  const amount = amounts[choice] ?? suggestedFen
  const options = [
    { value: 'suggested' as const, label: t('bySuggestion', { amount: formatWan(suggestedFen) }) },
    ...(appliedFen !== suggestedFen
      ? [{ value: 'applied' as const, label: t('asApplied', { amount: formatWan(appliedFen) }) }]
      : []),
    ...(currentFen !== null && currentFen !== suggestedFen
      ? [
          {
            value: 'current' as const,
            label: t('asBefore', { month: props.currentMonth, amount: formatWan(currentFen) }),
          },
        ]
      : []),
    { value: 'other' as const, label: t('other') },
  ]
  return (
    <div className="right2">
      <div className="doc">
        {props.head}
        <div className="pick">
          <Segmented label={t('grant')} options={options} value={choice} onChange={setChoice} />
          {choice === 'other' && (
            <MoneyInput
              name="other"
              label={t('otherAmount')}
              defaultValue={suggestedFen}
              onAmount={setOther}
            />
          )}
        </div>
        {props.body}
      </div>
      <DecisionBar
        id={props.id}
        name={props.name}
        customerId={props.customerId}
        version={props.version}
        answer={{ amount: yuanOf(amount) }}
        approveLabel={t('approveAmount', { amount: formatWan(amount) })}
        previous={props.previous}
        next={props.next}
        action={props.action}
      />
    </div>
  )
}
