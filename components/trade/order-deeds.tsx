'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { NumberInput } from '@/components/form/number-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import type { Action } from '@/components/form/use-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

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

function Asked({
  title,
  action,
  fixed,
  success,
  children,
}: {
  title: string
  action: Action<unknown>
  fixed: Record<string, unknown>
  success: string
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={title}>
        <ActionForm
          action={action}
          fixed={fixed}
          success={success}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          className="stack"
        >
          {children}
          <div className="row">
            <SubmitButton>{title}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
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
        <Asked title={t('deeds.deliver')} action={actions.deliver} fixed={ref} success={done}>
          <NumberInput name="pieces" label={t('deliveredPieces')} required defaultValue={pieces} />
          <DateInput name="date" label={t('deliveredOn')} required defaultValue={today} max={today} />
        </Asked>
      )}
      {may.courier && couriers.length > 0 && (
        <Asked title={t('deeds.courier')} action={actions.assign} fixed={ref} success={done}>
          <SelectInput
            name="courierId"
            label={t('courier')}
            required
            options={couriers.map(({ id: value, name }) => ({ value, label: name }))}
          />
        </Asked>
      )}
      {may.phone && (
        <Asked title={t('deeds.phone')} action={actions.phone} fixed={ref} success={done}>
          {reason}
        </Asked>
      )}
      {may.park && (
        <Asked title={t('deeds.park')} action={actions.move} fixed={{ ...ref, event: 'park' }} success={done}>
          {reason}
        </Asked>
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
        <Asked
          title={t('deeds.bringBack')}
          action={actions.move}
          fixed={{ ...ref, event: 'bring-back' }}
          success={done}
        >
          {reason}
        </Asked>
      )}
      {may.void && (
        <Asked title={t('deeds.void')} action={actions.move} fixed={{ ...ref, event: 'void' }} success={done}>
          {reason}
        </Asked>
      )}
    </div>
  )
}
