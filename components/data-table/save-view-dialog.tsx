'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'

import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { YesNoInput } from '@/components/form/yes-no-input'
import { Dialog } from '@/components/ui/dialog'

import { useListUrl } from './list-area'

/** Name, shared or not, default or not. */
export function SaveViewDialog({
  list,
  action,
  mayShare,
  columns,
  onClose,
}: {
  list: string
  action: Action<unknown>
  mayShare?: boolean
  /** Columns shown now, kept with the view. */
  columns?: readonly string[]
  onClose: () => void
}) {
  const t = useTranslations('table')
  const router = useRouter()
  const { values, filterKeys } = useListUrl()
  const state = Object.fromEntries(
    ['q', 'sort', 'where', ...filterKeys].flatMap((key) =>
      values[key] === null || values[key] === undefined ? [] : [[key, String(values[key])]],
    ),
  )
  return (
    <Dialog open title={t('viewSave')} onOpenChange={(open) => !open && onClose()}>
      <ActionForm
        action={action}
        fixed={{ list, state: columns ? { ...state, cols: columns.join(',') } : state }}
        onDone={() => {
          onClose()
          router.refresh()
        }}
      >
        <div className="fields">
          <TextInput
            name="name"
            label={t('viewName')}
            required
            hint={t('viewNameHint')}
            maxLength={40}
            autoFocus
          />
          {mayShare && <YesNoInput name="shared" label={t('viewShare')} />}
          <YesNoInput name="isDefault" label={t('viewDefault')} />
        </div>
        <footer>
          <SubmitButton>{t('viewSave')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
