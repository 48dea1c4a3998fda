'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { NumberInput } from '@/components/form/number-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

export type AreaView = {
  id: string
  name: string
  quota: number | null
  channelDominance: 'state' | 'private' | 'half' | null
  version: number
}

/** Sets how many customers an area may have and who dominates its channels. */
export function AreaForm<T>({ area, action }: { area: AreaView; action: Action<T> }) {
  const t = useTranslations('changes')
  const [open, setOpen] = useState(false)
  const options = (['state', 'private', 'half'] as const).map((value) => ({
    value,
    label: t(`${value}-dominance`),
  }))
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('setTitle', { name: area.name })}
      trigger={<Button size="s">{t('set')}</Button>}
    >
      <ActionForm
        action={action}
        fixed={{ unitId: area.id, version: area.version }}
        className="stack"
        onDone={() => location.reload()}
      >
        <NumberInput name="customerQuota" label={t('quota')} defaultValue={area.quota} empty="null" />
        <SelectInput
          name="channelDominance"
          label={t('dominance')}
          options={options}
          defaultValue={area.channelDominance ?? undefined}
          empty="null"
        />
        <footer>
          <SubmitButton>{t('save')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
