'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { DateInput } from '@/components/form/date-input'
import { MoneyInput } from '@/components/form/money-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Fen } from '@/lib/core/money'

export type ReceiptFor = {
  customerId: string
  customerName: string
  orderId: string | null
  amountFen: Fen | null
  today: string
}

/** 登记收款: money from a customer, for a cash order or against what he owes. */
export function ReceiptDialog<T>({
  receipt,
  action,
  look,
}: {
  receipt: ReceiptFor
  action: Action<T>
  look?: 'pri' | 'plain'
}) {
  const t = useTranslations('gate')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const methods = (['transfer', 'draft', 'cash'] as const).map((value) => ({
    value,
    label: t(`methods.${value}`),
  }))
  return (
    <>
      <Button look={look ?? 'plain'} size="l" onClick={() => setOpen(true)}>
        {t('recordReceipt')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('receiptTitle', { customer: receipt.customerName })}
      >
        <ActionForm
          action={action}
          fixed={{ customerId: receipt.customerId, orderId: receipt.orderId }}
          success={t('receiptDone')}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          className="stack"
        >
          <MoneyInput name="amount" label={t('amount')} required defaultValue={receipt.amountFen} />
          <DateInput
            name="date"
            label={t('date')}
            required
            defaultValue={receipt.today}
            max={receipt.today}
          />
          <ChoiceInput name="method" label={t('method')} required options={methods} defaultValue="transfer" />
          <TextInput name="remark" label={t('remark')} maxLength={500} />
          <div className="row">
            <SubmitButton>{t('recordReceipt')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
