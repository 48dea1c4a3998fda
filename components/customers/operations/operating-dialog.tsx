'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { MoneyInput } from '@/components/form/money-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import type { Fen } from '@/lib/core/money'

export type OperatingStart = {
  version: number | null
  summary: string
  sales: Fen | null
  purchases: Fen | null
  stock: Fen | null
  changes: readonly string[]
  changesNote: string | null
  reason: string | null
}

/** A month's record (A12) to write or put right; a marked change asks for its reason before it is sent. */
export function OperatingDialog<T>({
  customerId,
  month,
  start,
  change,
  marked,
  action,
}: {
  customerId: string
  month: string
  start: OperatingStart | null
  /** Of our sales against the month before, in per cent. */
  change: number | null
  marked: boolean
  action: Action<T>
}) {
  const t = useTranslations('operations')
  const [open, setOpen] = useState(false)
  const options = (['capital', 'managers', 'payment-terms'] as const).map((value) => ({
    value,
    label: t(`kinds.${value}`),
  }))
  return (
    <>
      <Button size="s" onClick={() => setOpen(true)}>
        {t(start ? 'edit' : 'record')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('keepTitle', { month })}>
        <ActionForm
          action={action}
          fixed={{ customerId, month, version: start?.version ?? null }}
          success={t('kept')}
          className="stack"
        >
          {marked && (
            <Note tone="warn" rule="R-A10">
              {t('reasonNeeded', { change: change ?? 0 })}
            </Note>
          )}
          <TextArea
            name="summary"
            label={t('summary')}
            required
            rows={4}
            maxLength={4000}
            defaultValue={start?.summary ?? ''}
          />
          <TextArea
            name="reason"
            label={t('reason')}
            required={marked}
            rows={2}
            maxLength={1000}
            defaultValue={start?.reason ?? ''}
          />
          <MoneyInput name="sales" label={t('sales')} empty="null" defaultValue={start?.sales ?? null} />
          <MoneyInput
            name="purchases"
            label={t('purchases')}
            empty="null"
            defaultValue={start?.purchases ?? null}
          />
          <MoneyInput name="stock" label={t('stock')} empty="null" defaultValue={start?.stock ?? null} />
          <ChoiceInput
            name="changes"
            label={t('changes')}
            many
            options={options}
            defaultValue={start?.changes ?? []}
            hint={t('correctCard')}
          />
          <TextArea
            name="changesNote"
            label={t('changesNote')}
            rows={2}
            maxLength={1000}
            defaultValue={start?.changesNote ?? ''}
          />
          <div className="row">
            <SubmitButton>{t(start ? 'edit' : 'record')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
