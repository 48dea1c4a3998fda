'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { rememberChoice } from '@/components/shell/remember-choice'
import { LOCALE_COOKIE, LOCALES } from '@/lib/core/locale'

/** The languages, before anybody is signed in. */
export function LanguageSwitch() {
  const t = useTranslations('shell')
  const current = useLocale()
  const router = useRouter()
  return (
    <div className="seg" role="group" aria-label={t('language')}>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => {
            rememberChoice(LOCALE_COOKIE, locale)
            router.refresh()
          }}
        >
          {t(locale)}
        </button>
      ))}
    </div>
  )
}
