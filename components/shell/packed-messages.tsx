'use client'

import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Locale } from '@/lib/core/locale'
import { type Packed, unpack } from '@/lib/core/packed'

type Props = {
  locale: Locale
  timeZone: string
  messages: Packed<Record<string, unknown>>
  children: ReactNode
}

/** Sentences for the client components below. */
export function PackedMessages({ locale, timeZone, messages, children }: Props) {
  const unpacked = useMemo(() => unpack(messages), [messages])
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={unpacked}>
      {children}
    </NextIntlClientProvider>
  )
}
