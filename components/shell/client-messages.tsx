import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

import type { zhCN } from '@/lib/messages/zh-CN'

type Namespace = keyof typeof zhCN

const BASE: Namespace[] = ['shell', 'ui', 'form', 'table']

/**
 * Hands the browser the sentences its client components need: the base ones and the named namespaces,
 * nothing else. The root layout gives the base; a page whose client parts speak more wraps them again.
 */
export async function ClientMessages({ also = [], children }: { also?: Namespace[]; children: ReactNode }) {
  const [locale, messages] = await Promise.all([getLocale(), getMessages()])
  const wanted = new Set<string>([...BASE, ...also])
  const picked = Object.fromEntries(Object.entries(messages).filter(([name]) => wanted.has(name)))
  return (
    <NextIntlClientProvider locale={locale} messages={picked}>
      {children}
    </NextIntlClientProvider>
  )
}
