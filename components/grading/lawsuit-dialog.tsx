'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** 登记被起诉: its day and what is known; the rating sheet opens with it (W3). */
export function LawsuitDialog<T>({
  customerId,
  today,
  action,
}: {
  customerId: string
  today: string
  action: Action<T>
}) {
  const t = useTranslations('creditEvents')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('report')}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('report')}>
        <ActionForm
          action={action}
          fixed={{ customerId }}
          success={t('sent')}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          className="stack"
        >
          <p className="meta">{t('reportHint')}</p>
          <DateInput name="on" label={t('on')} required defaultValue={today} max={today} />
          <TextArea name="note" label={t('note')} required maxLength={1000} />
          <div className="row">
            <SubmitButton>{t('send')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
