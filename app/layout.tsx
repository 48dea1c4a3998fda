import './globals.css'

import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { ClientMessages } from '@/components/shell/client-messages'
import { Providers } from '@/components/shell/providers'
import { THEME_COOKIE, themeOf } from '@/lib/core/theme'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return {
    title: { default: t('brand'), template: `%s · ${t('brand')}` },
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

/** The document. It reads the request's nonce, so every page is drawn per request and its scripts carry the nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, head, locale, t] = await Promise.all([
    cookies(),
    headers(),
    getLocale(),
    getTranslations('shell'),
  ])
  const theme = themeOf(jar.get(THEME_COOKIE)?.value)
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <ClientMessages>
          <Providers
            nonce={head.get('x-nonce') ?? undefined}
            narrow={/Mobile/.test(head.get('user-agent') ?? '')}
          >
            {children}
          </Providers>
        </ClientMessages>
      </body>
    </html>
  )
}
