'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { PersonView } from '@/lib/areas/admin/people/queries'
import { disable, enable, endSessions, link } from '../../actions'

/** What an administrator does to an account: a link for a password, sign out everywhere, disable, enable. */
export function PersonDeeds({ person, self }: { person: PersonView; self: boolean }) {
  const t = useTranslations('people')
  const [address, setAddress] = useState<string | null>(null)
  const ref = { personId: person.id, version: person.version }
  const disabled = person.state === 'disabled'
  return (
    <>
      {!disabled && (
        <ActionButton
          icon="link"
          action={link}
          input={{ personId: person.id }}
          onDone={({ token }) => setAddress(`${window.location.origin}/set-password#${token}`)}
        >
          {t('issueLink')}
        </ActionButton>
      )}
      {!disabled && person.devices > 0 && (
        <ActionButton action={endSessions} input={{ personId: person.id }} success={t('sessionsEnded')}>
          {t('endSessions')}
        </ActionButton>
      )}
      {!disabled && !self && (
        <ActionButton look="bad" icon="no" action={disable} input={ref} success={t('disabled')}>
          {t('disable')}
        </ActionButton>
      )}
      {disabled && (
        <ActionButton look="pri" action={enable} input={ref} success={t('enabled')}>
          {t('enable')}
        </ActionButton>
      )}
      {address && <LinkDialog address={address} onClose={() => setAddress(null)} />}
    </>
  )
}

/** The link is shown once: it is kept nowhere. */
function LinkDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const t = useTranslations('people')
  const [copied, setCopied] = useState(false)
  return (
    <Dialog
      open
      title={t('linkTitle')}
      description={t('linkLead')}
      onOpenChange={(open) => !open && onClose()}
    >
      <textarea
        className="inp h-auto py-2 break-all"
        rows={3}
        readOnly
        value={address}
        aria-label={t('linkTitle')}
        onFocus={(event) => event.target.select()}
      />
      <Button
        look="pri"
        className="mt-3"
        onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
    </Dialog>
  )
}
