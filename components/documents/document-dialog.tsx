'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { DateInput } from '@/components/form/date-input'
import { NumberInput } from '@/components/form/number-input'
import { SubmitButton } from '@/components/form/submit-button'
import { useToday } from '@/components/form/today'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { DocumentForm, Presence } from '@/lib/areas/archive/documents/schema'
import type { FileRef } from '@/lib/core/forms/values'
import { UploadFiles } from './upload-files'

export type DocumentStart = {
  slot: number
  presence: Presence | null
  form: DocumentForm | null
  copies: number | null
  files: readonly FileRef[]
  validUntil: string | null
  filedOn: string | null
}

/** What the file holds of one of the ten documents. */
export function DocumentDialog<T>({
  customerId,
  version,
  name,
  start,
  accept,
  action,
}: {
  customerId: string
  version: number
  name: string
  start: DocumentStart
  accept: string
  action: Action<T>
}) {
  const t = useTranslations('documents')
  const today = useToday()
  const [open, setOpen] = useState(false)
  const [held, setHeld] = useState(start.presence ?? 'held')
  const presences = (['held', 'absent', 'not-applicable'] as const).map((value) => ({
    value,
    label: t(`presence.${value}`),
  }))
  const forms = (['original', 'copy'] as const).map((value) => ({ value, label: t(`forms.${value}`) }))
  return (
    <>
      <Button size="s" onClick={() => setOpen(true)}>
        {t('keep')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('keepTitle', { document: name })}>
        <ActionForm
          action={action}
          fixed={{ customerId, slot: start.slot, version }}
          success={t('kept')}
          onSend={(input) => ({ files: [], ...input })}
          className="stack"
        >
          <ChoiceInput
            name="presence"
            label={t('state')}
            required
            options={presences}
            defaultValue={held}
            onChoose={(value) => setHeld(value as Presence)}
          />
          {held === 'held' && (
            <>
              <ChoiceInput
                name="form"
                label={t('form')}
                required
                options={forms}
                defaultValue={start.form ?? 'copy'}
              />
              <NumberInput
                name="copies"
                label={t('copies')}
                required
                empty="null"
                defaultValue={start.copies ?? 1}
              />
              <DateInput
                name="validUntil"
                label={t('validUntil')}
                empty="null"
                defaultValue={start.validUntil}
              />
              <DateInput
                name="filedOn"
                label={t('filedOn')}
                empty="null"
                max={today}
                defaultValue={start.filedOn ?? today}
              />
              <UploadFiles customerId={customerId} accept={accept} start={start.files} />
            </>
          )}
          <div className="row">
            <SubmitButton>{t('keep')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
