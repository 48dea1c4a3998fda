'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SearchInput } from '@/components/form/search-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import type { Choice } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'

async function people(query: string, signal: AbortSignal): Promise<Choice[]> {
  const response = await fetch(`/approvals/colleagues?q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) throw new Error(`colleagues ${response.status}`)
  return (await response.json()) as Choice[]
}

/** 加签: asks one more person to sign before me. */
export function AddSigner<T>({ id, action }: { id: string; action: Action<T> }) {
  const t = useTranslations('approvals')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('addSigner')}
      description={t('addSignerHint')}
      trigger={<Button>{t('addSigner')}</Button>}
    >
      <ActionForm action={action} fixed={{ id }} success={t('addedSigner')} className="stack">
        <SearchInput name="personId" label={t('signer')} required search={people} />
        <TextArea name="remark" label={t('addReason')} maxLength={2000} />
        <footer>
          <SubmitButton>{t('addSigner')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
