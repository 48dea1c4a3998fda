'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** 密级与存放位置: the archivist's word on the whole list. */
export function ShelfDialog<T>({
  customerId,
  version,
  secrecy,
  shelf,
  action,
}: {
  customerId: string
  version: number
  secrecy: number
  shelf: string | null
  action: Action<T>
}) {
  const t = useTranslations('documents')
  const [open, setOpen] = useState(false)
  const levels = (['0', '1', '2', '3'] as const).map((value) => ({ value, label: t(`levels.${value}`) }))
  return (
    <>
      <Button icon="lock" onClick={() => setOpen(true)}>
        {t('shelve')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('shelve')}>
        <ActionForm
          action={action}
          fixed={{ customerId, version }}
          success={t('shelved')}
          onSend={({ secrecy: level, ...input }) => ({ ...input, secrecy: Number(level) })}
          className="stack"
        >
          <ChoiceInput
            name="secrecy"
            label={t('secrecy')}
            required
            options={levels}
            defaultValue={String(secrecy)}
          />
          <TextInput name="shelf" label={t('shelf')} maxLength={60} defaultValue={shelf ?? ''} />
          <div className="row">
            <SubmitButton>{t('save')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
