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
import { type Fen, formatYuan } from '@/lib/core/money'
import { useFromSeen } from './use-from-seen'

/** 登记合同: number and days of a signed contract (R-K01), over the one that stood on the page. */
export function ContractDialog<T>({
  customerId,
  contractUntil,
  action,
}: {
  customerId: string
  contractUntil: string | null
  action: Action<T>
}) {
  const t = useTranslations('credit.conditions')
  const today = useToday()
  const send = useFromSeen(action, (input, seen) => ({
    ...input,
    before: 'until' in seen ? seen.until : input.before,
  }))
  return (
    <DialogForm
      size="s"
      submit={t('save')}
      title={t(contractUntil === null ? 'recordContract' : 'renewContract')}
      action={send}
      fixed={{ customerId, before: contractUntil }}
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
type TermsFacts = { paymentTerms?: string | null; expectedMonthlySales?: number | null }

/** 填结算与预计进货: how the customer pays, and what a new one is expected to buy (R-C07), as facts of its dossier. */
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
  const send = useFromSeen(action, (input, seen) => {
    const {
      facts,
      stated: shown,
      reason,
    } = input as { facts: TermsFacts; stated: StatedTerms; reason?: string }
    const all = [
      { fact: 'paymentTerms', from: shown.terms, to: facts.paymentTerms ?? null },
      { fact: 'expectedMonthlySales', from: shown.expectedFen, to: facts.expectedMonthlySales ?? null },
    ]
    // What was left alone is not said: somebody else may have changed it meanwhile.
    const said = all.filter(({ fact, from, to }) => from !== to || `facts.${fact}` in seen)
    const changes = (said.length > 0 ? said : all).map((change) => {
      const at = `facts.${change.fact}`
      return at in seen ? { ...change, from: seen[at] } : change
    })
    return { customerId, source: 'form', changes, ...(reason ? { reason } : {}) }
  })
  const worded = (field: string, value: unknown) =>
    typeof value === 'number'
      ? formatYuan(value as Fen)
      : options.find((one) => field === 'facts.paymentTerms' && one.value === value)?.label
  return (
    <DialogForm
      size="s"
      submit={t('save')}
      title={t('stateTerms')}
      action={send}
      fixed={{ customerId, stated }}
      success={t('termsDone')}
      shown={worded}
    >
      <p className="meta">{t('termsHint')}</p>
      <SelectInput
        name="facts.paymentTerms"
        label={t('terms')}
        options={options}
        defaultValue={stated.terms ?? ''}
        empty="null"
      />
      <MoneyInput
        name="facts.expectedMonthlySales"
        label={t('expected')}
        defaultValue={stated.expectedFen}
        as="fen"
        empty="null"
      />
      {stated.terms !== null && <TextInput name="reason" label={t('changeReason')} maxLength={500} />}
    </DialogForm>
  )
}
