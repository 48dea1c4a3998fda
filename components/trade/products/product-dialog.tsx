'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import type { Action } from '@/components/form/use-action'
import { Dialog } from '@/components/ui/dialog'

/** A deed on the list of products: its fields in a dialog, closed when it is done. */
export function ProductDialog<T>({
  title,
  trigger,
  action,
  fixed,
  verb,
  onDone,
  children,
}: {
  title: string
  trigger: ReactElement
  action: Action<T>
  fixed?: Record<string, unknown>
  verb: string
  onDone?: (value: T) => void
  children: ReactNode
}) {
  const t = useTranslations('products')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <Dialog title={title} open={open} onOpenChange={setOpen} trigger={trigger}>
      <ActionForm
        action={action}
        {...(fixed ? { fixed } : {})}
        success={t('done')}
        onDone={(value) => {
          setOpen(false)
          if (onDone) onDone(value)
          else router.refresh()
        }}
        className="stack"
      >
        {children}
        <footer>
          <SubmitButton>{verb}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
