'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentText } from '@/components/customers/dossier/day-text'
import { ActionButton } from '@/components/form/action-button'
import { useToday } from '@/components/form/today'
import type { Action } from '@/components/form/use-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { Status, type StatusPhase } from '@/components/ui/status'
import type { LinkState } from '@/lib/areas/customers/fill/rules/link-state'
import type { Secret } from './link-secret'
import { SendDialog, type SendLimits } from './send-dialog'

export type SheetLink = {
  id: string
  formId: string
  state: LinkState
  note: string | null
  withCode: boolean
  createdByName: string
  createdAt: string
  expiresAt: string
  openedAt: string | null
  savedAt: string | null
  returnedAt: string | null
  filledBy: string | null
  settledAt: string | null
  settledByName: string | null
  revokedAt: string | null
  open: number
}

const PHASE: Record<LinkState, StatusPhase> = {
  made: 'open',
  opened: 'progress',
  'in-work': 'progress',
  returned: 'returned',
  'taken-over': 'done',
  revoked: 'refused',
  expired: 'refused',
}

type Props = {
  customer: string
  customerId: string
  formId: string
  formName: string
  rows: readonly SheetLink[]
  maySend: boolean
  limits: SendLimits
  actions: { send: Action<Secret>; renew: Action<Secret>; revoke: Action<unknown> }
}

/** Sheets sent to the customer: how each stands, who and when; to send, renew, take back, and to see what came back. */
export function SheetList({ customer, customerId, formId, formName, rows, maySend, limits, actions }: Props) {
  const t = useTranslations('sheets')
  const [sending, setSending] = useState<{ linkId?: string } | null>(null)
  const isOut = rows.some(({ state }) => ['made', 'opened', 'in-work'].includes(state))
  return (
    <Section
      id="sheets"
      title={t('title')}
      remark={t('remark', { form: formName })}
      actions={
        maySend && !isOut ? (
          <Button size="s" icon="link" onClick={() => setSending({})}>
            {t('send')}
          </Button>
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <Empty title={t('none')} body={t('noneBody')} />
      ) : (
        <ul>
          {rows.map((row) => (
            <SheetRow
              key={row.id}
              row={row}
              customerId={customerId}
              maySend={maySend}
              revoke={actions.revoke}
              onRenew={() => setSending({ linkId: row.id })}
            />
          ))}
        </ul>
      )}
      {sending && (
        <SendDialog
          title={sending.linkId ? t('renewTitle', { form: formName }) : t('sendTitle', { form: formName })}
          renewing={sending.linkId !== undefined}
          fixed={sending.linkId ? { linkId: sending.linkId } : { customerId, formId }}
          limits={limits}
          form={formName}
          customer={customer}
          action={sending.linkId ? actions.renew : actions.send}
          onClose={() => setSending(null)}
        />
      )}
    </Section>
  )
}

function SheetRow({
  row,
  customerId,
  maySend,
  revoke,
  onRenew,
}: {
  row: SheetLink
  customerId: string
  maySend: boolean
  revoke: Action<unknown>
  onRenew: () => void
}) {
  const t = useTranslations('sheets')
  const ui = useTranslations('ui')
  const today = useToday()
  const when = (iso: string | null) => (iso ? momentText(iso, today, { today: ui('todayShort') }) : '')
  const steps = [
    t('sentBy', { name: row.createdByName, at: when(row.createdAt) }),
    row.openedAt && t('openedAt', { at: when(row.openedAt) }),
    row.savedAt && !row.returnedAt && t('savedAt', { at: when(row.savedAt) }),
    row.returnedAt && t('returnedBy', { name: row.filledBy ?? '', at: when(row.returnedAt) }),
    row.settledAt && t('settledBy', { name: row.settledByName ?? '', at: when(row.settledAt) }),
    row.revokedAt && t('revokedAt', { at: when(row.revokedAt) }),
  ].filter(Boolean)
  const live = ['made', 'opened', 'in-work'].includes(row.state)
  const renewable = live || row.state === 'expired' || row.state === 'revoked'
  return (
    <li className="e1 border-rule grid-cols-[1fr_auto]! items-center">
      <span>
        <Status phase={PHASE[row.state]}>{t(`state.${row.state}`)}</Status>{' '}
        {live && <span className="meta">{t('until', { at: when(row.expiresAt) })}</span>}{' '}
        {row.withCode && <span className="meta">{t('hasCode')}</span>}
        <span className="meta block">
          <bdi>{steps.join(' · ')}</bdi>
        </span>
        {row.note && (
          <span className="meta block">
            <bdi>{row.note}</bdi>
          </span>
        )}
      </span>
      <span className="row wrap justify-end">
        {row.returnedAt && (
          <ButtonLink
            size="s"
            icon="eye"
            look={row.state === 'returned' ? 'pri' : 'plain'}
            href={`/customers/${customerId}/file/${row.formId}/returned/${row.id}`}
          >
            {row.state === 'returned' ? t('compare', { count: row.open }) : t('look')}
          </ButtonLink>
        )}
        {maySend && renewable && (
          <Button size="s" onClick={onRenew}>
            {t('renew')}
          </Button>
        )}
        {maySend && live && (
          <ActionButton size="s" action={revoke} input={{ linkId: row.id }} success={t('revoked')}>
            {t('revoke')}
          </ActionButton>
        )}
      </span>
    </li>
  )
}
