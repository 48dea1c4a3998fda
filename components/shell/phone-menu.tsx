'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'

import { Icon } from '@/components/ui/icon'

import { AccountButton, type Person } from './account-button'
import type { NavItem } from './nav-item'
import { NavLinks } from './nav-links'

/** What the rail holds, on a phone: every place of the person and the account. Gone as soon as a link is followed. */
export function PhoneMenu({
  open,
  onClose,
  items,
  person,
}: {
  open: boolean
  onClose: () => void
  items: NavItem[]
  person: Person
}) {
  const t = useTranslations('shell')
  // The account's own menu floats outside, but what is pressed there is heard here as well.
  const leave = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) onClose()
  }
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup className="pop dialog phone-menu" onClick={leave}>
          <header>
            <Dialog.Title className="grow">{t('mine')}</Dialog.Title>
            <Dialog.Close className="btn ghost sq" aria-label={t('close')}>
              <Icon name="x" />
            </Dialog.Close>
          </header>
          <div className="places">
            <AccountButton person={person} />
            <nav className="links" aria-label={t('mainNav')}>
              <NavLinks items={items} />
            </nav>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
