'use client'

import { Menu } from '@base-ui/react/menu'
import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'

import { forgetCopies } from '@/components/form-sheet/offline-copy'
import { Icon } from '@/components/ui/icon'
import { LOCALE_COOKIE, LOCALES } from '@/lib/core/locale'
import { THEME_COOKIE, type Theme, THEMES, themeOf } from '@/lib/core/theme'

import { rememberChoice } from './remember-choice'

/** The menu of the person signed in. Opens as soon as it is there. */
export function AccountMenu({ label, face }: { label: string; face: ReactNode }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const locale = useLocale()
  const leave = useRef<HTMLFormElement>(null)
  const [theme, setTheme] = useState<Theme>(() => themeOf(document.documentElement.dataset.theme))

  function chooseTheme(next: Theme) {
    setTheme(next)
    rememberChoice(THEME_COOKIE, next === 'system' ? null : next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
  }
  function chooseLocale(next: string) {
    rememberChoice(LOCALE_COOKIE, next)
    router.refresh()
  }

  return (
    <>
      <form ref={leave} action="/api/auth/sign-out" method="post" hidden />
      <Menu.Root defaultOpen>
        <Menu.Trigger className="who" aria-label={label}>
          {face}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="float" side="top" align="start" sideOffset={6}>
            <Menu.Popup className="pop menu">
              <Menu.LinkItem className="it" render={<Link href="/profile" />}>
                {t('profile')}
              </Menu.LinkItem>
              <Menu.LinkItem className="it" render={<Link href="/profile#devices" />}>
                {t('devices')}
              </Menu.LinkItem>
              <Menu.LinkItem className="it" render={<Link href="/me/tokens" />}>
                {t('tokens')}
              </Menu.LinkItem>
              <hr />
              <Menu.RadioGroup value={locale} onValueChange={chooseLocale}>
                <div className="lbl">{t('language')}</div>
                {LOCALES.map((code) => (
                  <Menu.RadioItem key={code} value={code} className="it" lang={code}>
                    <Tick />
                    {t(code)}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <hr />
              <Menu.RadioGroup value={theme} onValueChange={chooseTheme}>
                <div className="lbl">{t('theme')}</div>
                {THEMES.map((name) => (
                  <Menu.RadioItem key={name} value={name} className="it">
                    <Tick />
                    {t(name)}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <hr />
              <Menu.Item
                className="it"
                onClick={() => void forgetCopies().finally(() => leave.current?.requestSubmit())}
              >
                {t('signOut')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}

function Tick() {
  return (
    <span className="tick">
      <Menu.RadioItemIndicator>
        <Icon name="check" />
      </Menu.RadioItemIndicator>
    </span>
  )
}
