'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** Takes a call off the card, with a reason. */
export function RemoveVisit<T>({
  visit,
  action,
}: {
  visit: { id: string; version: number; visitedOn: string }
  action: Action<T>
}) {
  const t = useTranslations('visits')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="s" look="ghost" onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('removeTitle', { date: visit.visitedOn })}>
        <ActionForm
          action={action}
          fixed={{ id: visit.id, version: visit.version }}
          success={t('removed')}
          className="stack"
        >
          <TextInput name="reason" label={t('reason')} required maxLength={200} />
          <div className="row">
            <SubmitButton look="bad">{t('remove')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
