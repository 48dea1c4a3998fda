'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LikelyList } from '@/components/customers/duplicates/likely-list'
import { useLikely } from '@/components/customers/duplicates/use-likely'
import { ActionForm } from '@/components/form/action-form'
import { SearchInput } from '@/components/form/search-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { YesNoInput } from '@/components/form/yes-no-input'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { ownerSearch, type UnitOption, unitSearch } from './filter-fields'

export type MadeCustomer = { id: string; fileNumber: string }

/** Opens a file: name, unit, owner; while one types it says which firm on file it might be. */
export function CreateDialog({
  action,
  units,
  mine,
  onClose,
}: {
  action: Action<MadeCustomer>
  units: readonly UnitOption[]
  /** Unit the person works in, chosen beforehand. */
  mine: UnitOption | null
  onClose: () => void
}) {
  const t = useTranslations('customers.create')
  const words = useTranslations('duplicates')
  const router = useRouter()
  const [typed, setTyped] = useState({ name: '', taxNumber: '' })
  const { found, busy } = useLikely(typed)
  const type = (field: 'name' | 'taxNumber') => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setTyped((before) => ({ ...before, [field]: value }))
  }
  return (
    <Dialog open title={t('title')} description={t('lead')} onOpenChange={(open) => !open && onClose()}>
      <ActionForm
        action={action}
        success={null}
        onDone={(made) => {
          toast({ text: t('done', { fileNumber: made.fileNumber }), tone: 'ok' })
          router.push(`/customers/${made.id}`)
        }}
        onSend={(input) => ({ ...input, ownerId: input['ownerId'] ?? null })}
      >
        <div className="fields">
          <TextInput
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            required
            maxLength={80}
            autoFocus
            onChange={type('name')}
          />
          <TextInput
            name="taxNumber"
            label={t('taxNumber')}
            hint={t('taxNumberHint')}
            empty="omit"
            maxLength={30}
            onChange={type('taxNumber')}
          />
          <SearchInput
            name="unitId"
            label={t('unit')}
            required
            search={unitSearch(units)}
            defaultValue={mine ? { value: mine.id, label: mine.name } : null}
          />
          <SearchInput name="ownerId" label={t('owner')} hint={t('ownerHint')} search={ownerSearch} />
        </div>
        <LikelyList found={found} busy={busy}>
          <YesNoInput name="despiteDuplicates" label={words('warn.despite')} />
        </LikelyList>
        <footer>
          <SubmitButton>{t('submit')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
