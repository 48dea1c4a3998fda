'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { NumberInput } from '@/components/form/number-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import type { Action } from '@/components/form/use-action'
import { YesNoInput } from '@/components/form/yes-no-input'
import { Dialog } from '@/components/ui/dialog'
import { LinkSecret, type Secret } from './link-secret'

export type SendLimits = { days: number; codeRequired: boolean }

/** Sends a sheet out, or (with `linkId`) gives a link a new address and last day. */
export function SendDialog({
  title,
  fixed,
  renewing,
  limits,
  form,
  customer,
  action,
  onClose,
}: {
  title: string
  fixed: Record<string, unknown>
  renewing: boolean
  limits: SendLimits
  form: string
  customer: string
  action: Action<Secret>
  onClose: () => void
}) {
  const t = useTranslations('sheets')
  const format = useFormatter()
  const router = useRouter()
  const [secret, setSecret] = useState<Secret | null>(null)
  return (
    <Dialog
      open
      title={title}
      {...(secret ? {} : { description: renewing ? t('renewLead') : t('sendLead') })}
      onOpenChange={(open) => {
        if (open) return
        onClose()
        router.refresh()
      }}
    >
      {secret ? (
        <LinkSecret
          secret={secret}
          form={form}
          customer={customer}
          until={format.dateTime(new Date(secret.expiresAt), { dateStyle: 'long' })}
        />
      ) : (
        <ActionForm<Secret>
          action={action}
          fixed={fixed}
          success={null}
          onSend={(input) => (renewing ? input : { ...input, prefilled: input['prefilled'] === 'filled' })}
          onDone={setSecret}
        >
          <div className="fields">
            <NumberInput
              name="days"
              label={t('days')}
              unit={t('dayUnit')}
              defaultValue={limits.days}
              required
            />
            {!renewing && (
              <>
                <ChoiceInput
                  name="prefilled"
                  label={t('prefilled')}
                  hint={t('prefilledHint')}
                  defaultValue="filled"
                  options={[
                    { value: 'filled', label: t('filled') },
                    { value: 'blank', label: t('blankSheet') },
                  ]}
                />
                <YesNoInput
                  name="withCode"
                  label={t('withCode')}
                  hint={t('withCodeHint')}
                  defaultValue={limits.codeRequired}
                />
                <TextArea name="note" label={t('note')} hint={t('noteHint')} maxLength={300} rows={2} />
              </>
            )}
          </div>
          <footer>
            <SubmitButton>{renewing ? t('renew') : t('makeLink')}</SubmitButton>
          </footer>
        </ActionForm>
      )}
    </Dialog>
  )
}
