'use client'

import { useTranslations } from 'next-intl'
import type { Selection } from '@/components/data-table/column'
import { ActionForm } from '@/components/form/action-form'
import { SearchInput } from '@/components/form/search-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Dialog } from '@/components/ui/dialog'
import { mostAtOnce } from '@/lib/areas/customers/hand-over/schema'
import { ownerSearch } from './filter-fields'

/** Gives the chosen customers to somebody else. */
export function HandOverDialog({
  action,
  selection,
  chosen,
  onClose,
  onDone,
}: {
  action: Action<{ moved: number }>
  selection: Selection
  chosen: unknown
  onClose: () => void
  onDone: (moved: number) => void
}) {
  const t = useTranslations('customers.handOver')
  return (
    <Dialog open title={t('title')} description={t('lead')} onOpenChange={(open) => !open && onClose()}>
      <p className="mb-3">
        {selection.all ? t('chosenAll', { most: mostAtOnce }) : t('chosen', { count: selection.ids.length })}
      </p>
      <ActionForm action={action} fixed={{ chosen }} success={null} onDone={({ moved }) => onDone(moved)}>
        <div className="fields">
          <SearchInput name="toPersonId" label={t('to')} hint={t('toHint')} required search={ownerSearch} />
          <TextInput name="reason" label={t('reason')} hint={t('reasonHint')} required maxLength={500} />
        </div>
        <footer>
          <SubmitButton>{t('submit')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
