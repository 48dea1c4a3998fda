'use client'

import { useTranslations } from 'next-intl'

import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

import { useShell } from './shell-context'

/** What looks like the search box opens the palette: on a phone as a magnifying glass. */
export function FindButton() {
  const t = useTranslations('shell')
  const { openPalette } = useShell()
  return (
    <>
      <button type="button" className="find" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" />
        <span className="grow">{t('find')}</span>
        <kbd>{t('findKeys')}</kbd>
      </button>
      <button
        type="button"
        className={buttonClass({ look: 'ghost', square: true }, 'phone-only')}
        onClick={openPalette}
        aria-label={t('find')}
      >
        <Icon name="search" />
      </button>
    </>
  )
}
