'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** 红冲: a wrong receipt is reversed by its opposite, with a reason. */
export function ReverseReceipt<T>({ id, number, action }: { id: string; number: string; action: Action<T> }) {
  const t = useTranslations('receipts')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="s" onClick={() => setOpen(true)}>
        {t('reverse')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('reverseTitle', { number })}>
        <ActionForm
          action={action}
          fixed={{ id }}
          success={t('reversedDone')}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          className="stack"
        >
          <TextArea name="reason" label={t('reason')} required maxLength={500} />
          <div className="row">
            <SubmitButton>{t('reverse')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
