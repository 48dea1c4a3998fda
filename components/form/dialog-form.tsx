'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ActionForm } from './action-form'
import { SubmitButton } from './submit-button'
import type { Action } from './use-action'

type Fixed = Record<string, unknown>
/** A form as it was opened: over these values, sent or not. */
type Opened = { nth: number; fixed: Fixed; isSent: boolean }

const isSame = (a: Fixed, b: Fixed) => JSON.stringify(a) === JSON.stringify(b)

/**
 * A deed with a few words: a button, the small form it opens, and the page read anew once it was sent. Closed before that,
 * what was typed is there when it is opened again, with the key under which it may have gone; it speaks of what stood on
 * the page when it was opened, and begins anew where that has changed.
 */
export function DialogForm<T>({
  title,
  submit = title,
  size,
  action,
  fixed,
  success,
  shown,
  children,
}: {
  title: string
  submit?: string
  size?: ComponentProps<typeof Button>['size']
  action: Action<T>
  fixed: Fixed
  success: string
  shown?: ComponentProps<typeof ActionForm>['shown']
  children: ReactNode
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState<Opened>({ nth: 0, fixed, isSent: true })
  function begin() {
    if (form.isSent || !isSame(form.fixed, fixed)) setForm({ nth: form.nth + 1, fixed, isSent: false })
    setOpen(true)
  }
  function done() {
    setForm((sent) => ({ ...sent, isSent: true }))
    setOpen(false)
    router.refresh()
  }
  return (
    <>
      <Button {...(size && { size })} onClick={begin}>
        {title}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} keepMounted={!form.isSent}>
        <ActionForm
          key={form.nth}
          action={action}
          fixed={form.fixed}
          success={success}
          {...(shown && { shown })}
          onDone={done}
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
