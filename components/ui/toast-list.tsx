'use client'

import { Toast } from '@base-ui/react/toast'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'

import { Icon } from './icon'
import { takeToasts, type ToastMessage } from './toast-store'

const STAYS_MS = 5_000
const STAYS_WITH_UNDO_MS = 10_000
const manager = Toast.createToastManager()

function show(message: ToastMessage): void {
  manager.add({
    title: message.text,
    description: message.detail,
    type: message.tone,
    timeout: message.undo ? STAYS_WITH_UNDO_MS : STAYS_MS,
    priority: message.tone === 'bad' ? 'high' : 'low',
    data: message.undo,
  })
}

/** The messages at the corner. */
export function ToastList() {
  const t = useTranslations('ui')
  useEffect(() => takeToasts(show), [])
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className="toasts" aria-label={t('notices')}>
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

/**
 * A message is spoken once, and whoever comes to it by keyboard or reader finds all of it: the list hides an urgent message
 * and each close button from readers until they are reached, though they can be reached. So nothing is hidden; an urgent
 * message, which an alert beside the list speaks, is not spoken by the list again.
 */
function Messages() {
  const t = useTranslations('ui')
  const { toasts, close } = Toast.useToastManager<NonNullable<ToastMessage['undo']>>()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="pop toast"
      swipeDirection={['right', 'down']}
      aria-hidden={false}
      aria-live={toast.priority === 'high' ? 'off' : undefined}
    >
      <Toast.Title render={<p />} />
      {toast.data && (
        <button
          type="button"
          className="undo"
          onClick={() => {
            toast.data?.onUndo()
            close(toast.id)
          }}
        >
          {toast.data.label ?? t('undo')}
        </button>
      )}
      <Toast.Close className="btn ghost s sq" aria-label={t('close')} aria-hidden={false}>
        <Icon name="x" />
      </Toast.Close>
      {toast.description && <Toast.Description className="meta" />}
    </Toast.Root>
  ))
}
