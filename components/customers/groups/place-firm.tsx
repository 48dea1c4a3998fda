'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { SearchInput } from '@/components/form/search-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { customerChoices } from '../list/filter-fields'
import { type GroupTie, groupTies } from '@/lib/areas/customers/groups/schema'

export type PlaceView = {
  customerId: string
  name: string
  parent: { id: string; name: string; tie: GroupTie | null } | null
}

/** Puts a customer under another firm, moves it with all its firms, or takes it out. */
export function PlaceFirm<T>({ place, action }: { place: PlaceView; action: Action<T> }) {
  const t = useTranslations('groups')
  const [open, setOpen] = useState(false)
  const { customerId, parent } = place
  const seenParentId = parent?.id ?? null
  return (
    <>
      {parent && (
        <ActionButton
          action={action}
          input={{ customerId, parentId: null, seenParentId }}
          size="s"
          success={t('leaveDone')}
        >
          {t('leave')}
        </ActionButton>
      )}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('placeTitle', { name: place.name })}
        description={t('placeLead')}
        trigger={<Button size="s">{parent ? t('move') : t('place')}</Button>}
      >
        <ActionForm
          action={action}
          fixed={{ customerId, seenParentId }}
          success={t('placeDone')}
          onDone={() => location.reload()}
        >
          <div className="fields">
            <SearchInput
              name="parentId"
              label={t('parent')}
              hint={t('parentHint')}
              required
              empty="null"
              browse={false}
              search={customerChoices}
              defaultValue={parent && { value: parent.id, label: parent.name }}
            />
            <SelectInput
              name="tie"
              label={t('tieLabel')}
              required
              empty="null"
              defaultValue={parent?.tie ?? 'subsidiary'}
              options={groupTies.map((value) => ({ value, label: t(`tie.${value}`) }))}
            />
          </div>
          <footer>
            <SubmitButton>{t('save')}</SubmitButton>
          </footer>
        </ActionForm>
      </Dialog>
    </>
  )
}
