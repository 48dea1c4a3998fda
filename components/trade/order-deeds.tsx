'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { DateInput } from '@/components/form/date-input'
import { DialogForm } from '@/components/form/dialog-form'
import { NumberInput } from '@/components/form/number-input'
import { SelectInput } from '@/components/form/select-input'
import { TextArea } from '@/components/form/text-area'
import type { Action } from '@/components/form/use-action'
import { ButtonLink } from '@/components/ui/button'

export type Deeds = {
  sign: boolean
  phone: boolean
  courier: boolean
  release: boolean
  deliver: boolean
  park: boolean
  goAgain: boolean
  bringBack: boolean
  slip: boolean
  match: boolean
  void: boolean
}
type Actions = {
  sign: Action<unknown>
  phone: Action<unknown>
  assign: Action<unknown>
  deliver: Action<unknown>
  move: Action<unknown>
}

/** What this person may do to the order now: each deed a verb, with its few words where it needs them. */
export function OrderDeeds({
  id,
  version,
  pieces,
  today,
  may,
  couriers,
  actions,
}: {
  id: string
  version: number
  pieces: number
  today: string
  may: Deeds
  couriers: { id: string; name: string }[]
  actions: Actions
}) {
  const t = useTranslations('orders')
  const ref = { id, version }
  const done = t('done')
  const reason = <TextArea name="reason" label={t('reason')} required maxLength={500} />
  return (
    <div className="row wrap">
      {may.sign && (
        <ActionButton action={actions.sign} input={ref} look="pri" success={done}>
          {t('deeds.sign')}
        </ActionButton>
      )}
      {may.release && (
        <ButtonLink look={may.sign ? 'plain' : 'pri'} href={`/trade/gate/${id}`}>
          {t('deeds.release')}
        </ButtonLink>
      )}
      {may.deliver && (
        <DialogForm title={t('deeds.deliver')} action={actions.deliver} fixed={ref} success={done}>
          <NumberInput name="pieces" label={t('deliveredPieces')} required defaultValue={pieces} />
          <DateInput name="date" label={t('deliveredOn')} required defaultValue={today} max={today} />
        </DialogForm>
      )}
      {may.courier && couriers.length > 0 && (
        <DialogForm title={t('deeds.courier')} action={actions.assign} fixed={ref} success={done}>
          <SelectInput
            name="courierId"
            label={t('courier')}
            required
            options={couriers.map(({ id: value, name }) => ({ value, label: name }))}
          />
        </DialogForm>
      )}
      {may.phone && (
        <DialogForm title={t('deeds.phone')} action={actions.phone} fixed={ref} success={done}>
          {reason}
        </DialogForm>
      )}
      {may.park && (
        <DialogForm
          title={t('deeds.park')}
          action={actions.move}
          fixed={{ ...ref, event: 'park' }}
          success={done}
        >
          {reason}
        </DialogForm>
      )}
      {may.goAgain && (
        <ActionButton action={actions.move} input={{ ...ref, event: 'go-again' }} success={done}>
          {t('deeds.goAgain')}
        </ActionButton>
      )}
      {may.slip && (
        <ActionButton action={actions.move} input={{ ...ref, event: 'return-slip' }} success={done}>
          {t('deeds.slip')}
        </ActionButton>
      )}
      {may.match && (
        <ActionButton action={actions.move} input={{ ...ref, event: 'match' }} success={done}>
          {t('deeds.match')}
        </ActionButton>
      )}
      {may.bringBack && (
        <DialogForm
          title={t('deeds.bringBack')}
          action={actions.move}
          fixed={{ ...ref, event: 'bring-back' }}
          success={done}
        >
          {reason}
        </DialogForm>
      )}
      {may.void && (
        <DialogForm
          title={t('deeds.void')}
          action={actions.move}
          fixed={{ ...ref, event: 'void' }}
          success={done}
        >
          {reason}
        </DialogForm>
      )}
    </div>
  )
}
