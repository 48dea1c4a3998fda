'use client'

import { useTranslations } from 'next-intl'
import { DateInput } from '@/components/form/date-input'
import { DialogForm } from '@/components/form/dialog-form'
import { MoneyInput } from '@/components/form/money-input'
import { SelectInput } from '@/components/form/select-input'
import { TextArea } from '@/components/form/text-area'
import { TextInput } from '@/components/form/text-input'
import { useToday } from '@/components/form/today'
import type { Action } from '@/components/form/use-action'
import type { Fen } from '@/lib/core/money'

/** 登记合同: number and days of a signed contract (R-K01). */
export function ContractDialog<T>({
  customerId,
  isKnown,
  action,
}: {
  customerId: string
  isKnown: boolean
  action: Action<T>
}) {
  const t = useTranslations('credit.conditions')
  const today = useToday()
  return (
    <DialogForm
      size="s"
      submit={t('save')}
      title={t(isKnown ? 'renewContract' : 'recordContract')}
      action={action}
      fixed={{ customerId }}
      success={t('contractDone')}
    >
      <p className="meta">{t('contractHint')}</p>
      <TextInput name="number" label={t('number')} required maxLength={40} />
      <DateInput name="signedOn" label={t('signedOn')} required max={today} />
      <DateInput name="until" label={t('validUntil')} required />
      <TextInput name="note" label={t('note')} maxLength={200} />
    </DialogForm>
  )
}

/** 批准例外 or its end, with the reason (R-P02). */
export function ExceptionDialog<T>({
  customerId,
  isAllowed,
  action,
}: {
  customerId: string
  isAllowed: boolean
  action: Action<T>
}) {
  const t = useTranslations('credit.conditions')
  return (
    <DialogForm
      size="s"
      submit={t('save')}
      title={t(isAllowed ? 'end' : 'allow')}
      action={action}
      fixed={{ customerId, allowed: !isAllowed }}
      success={t(isAllowed ? 'endDone' : 'exceptionDone')}
    >
      <p className="meta">{t('exceptionHint')}</p>
      <TextArea name="reason" label={t('exceptionReason')} required maxLength={500} />
    </DialogForm>
  )
}

/** Facts as they stand, which the change is held against. */
export type StatedTerms = { terms: string | null; expectedFen: Fen | null }

/** 填结算方式: how the customer pays, and what a new one is expected to buy (R-C07), as facts of its dossier. */
export function TermsDialog<T>({
  customerId,
  stated,
  options,
  action,
}: {
  customerId: string
  stated: StatedTerms
  options: readonly { value: string; label: string }[]
  action: Action<T>
}) {
  const t = useTranslations('credit.conditions')
  const send: Action<T> = ({ input, ...rest }) => {
    const { terms = null, expected = null, reason } = input as Record<string, unknown>
    const changes = [
      { fact: 'paymentTerms', from: stated.terms, to: terms },
      { fact: 'expectedMonthlySales', from: stated.expectedFen, to: expected },
    ]
    return action({ ...rest, input: { customerId, source: 'form', changes, ...(reason ? { reason } : {}) } })
  }
  return (
    <DialogForm
      size="s"
      submit={t('save')}
      title={t('stateTerms')}
      action={send}
      fixed={{}}
      success={t('termsDone')}
    >
      <p className="meta">{t('termsHint')}</p>
      <SelectInput
        name="terms"
        label={t('terms')}
        options={options}
        defaultValue={stated.terms ?? ''}
        empty="null"
      />
      <MoneyInput
        name="expected"
        label={t('expected')}
        defaultValue={stated.expectedFen}
        as="fen"
        empty="null"
      />
      {stated.terms !== null && <TextInput name="reason" label={t('changeReason')} maxLength={500} />}
    </DialogForm>
  )
}
