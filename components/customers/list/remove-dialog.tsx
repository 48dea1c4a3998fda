'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Dialog } from '@/components/ui/dialog'

/** Puts potential customers into the recycle bin. */
export function RemoveDialog({
  action,
  ids,
  onClose,
  onDone,
}: {
  action: Action<{ deleted: number }>
  ids: readonly string[]
  onClose: () => void
  onDone: (deleted: number) => void
}) {
  const t = useTranslations('customers.remove')
  return (
    <Dialog open title={t('title')} description={t('lead')} onOpenChange={(open) => !open && onClose()}>
      <ActionForm
        action={action}
        fixed={{ customerIds: ids }}
        success={null}
        onDone={({ deleted }) => onDone(deleted)}
      >
        <div className="fields">
          <TextInput name="reason" label={t('reason')} required maxLength={500} />
        </div>
        <footer>
          <SubmitButton>{t('submit')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
