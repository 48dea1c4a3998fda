'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ActionForm } from './action-form'
import { SubmitButton } from './submit-button'
import type { Action } from './use-action'

/** A deed with a few words: a button, the small form it opens, and the page read anew once it was sent. */
export function DialogForm<T>({
  title,
  submit = title,
  size,
  action,
  fixed,
  success,
  children,
}: {
  title: string
  submit?: string
  size?: ComponentProps<typeof Button>['size']
  action: Action<T>
  fixed: Record<string, unknown>
  success: string
  children: ReactNode
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...(size && { size })} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title}>
        <ActionForm
          action={action}
          fixed={fixed}
          success={success}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          className="stack"
        >
          {children}
          <div className="row">
            <SubmitButton>{submit}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
