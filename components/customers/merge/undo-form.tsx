'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'

/** Takes a merge back, with the reason that goes into the history. */
export function UndoForm({
  mergeId,
  keptName,
  undo,
}: {
  mergeId: string
  keptName: string
  undo: Action<unknown>
}) {
  const t = useTranslations('duplicates.merge1')
  return (
    <ActionForm action={undo} fixed={{ mergeId }} success={t('undoDone')} className="sheet pad">
      <p className="meta mb-2">{t('undoLead', { kept: keptName })}</p>
      <TextInput name="reason" label={t('undoReason')} required maxLength={500} />
      <div className="row mt-3">
        <SubmitButton>{t('undo')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
