'use client'

import { NextIntlClientProvider, useMessages } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Locale } from '@/lib/core/locale'
import { type Packed, unpack } from '@/lib/core/packed'

type Props = {
  locale: Locale
  timeZone: string
  messages: Packed<Record<string, unknown>>
  children: ReactNode
}

/** Unpacked sentences by their text: the server draws every page with the same few. */
const unpacked = new Map<string, Record<string, unknown>>()

function sentencesIn(messages: Props['messages']): Record<string, unknown> {
  const known = unpacked.get(messages) ?? unpack(messages)
  unpacked.set(messages, known)
  return known
}

/** Sentences for the client components below. */
export function PackedMessages({ locale, timeZone, messages, children }: Props) {
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={sentencesIn(messages)}>
      {children}
    </NextIntlClientProvider>
  )
}

/** Further sentences beside those from above. */
export function MorePackedMessages({ locale, timeZone, messages, children }: Props) {
  const above = useMessages()
  const all = useMemo(() => ({ ...above, ...sentencesIn(messages) }), [above, messages])
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}
