'use client'

import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Locale } from '@/lib/core/locale'
import { type Packed, unpack } from '@/lib/core/packed'

/** Namespaces of a catalogue with their sentences. */
export type Sentences = Record<string, Record<string, unknown>>

/** Every page sends the same few texts: each is read once. */
const read = new Map<string, Sentences>()
const MOST = 100

function sentencesIn(packed: Packed<Sentences>): Sentences {
  const known = read.get(packed)
  if (known) return known
  const sentences = unpack(packed)
  if (read.size >= MOST) read.clear()
  read.set(packed, sentences)
  return sentences
}

/** Sentences for every client component. */
export function PackedMessages({
  locale,
  timeZone,
  messages,
  children,
}: {
  locale: Locale
  timeZone: string
  messages: Packed<Sentences>
  children: ReactNode
}) {
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={sentencesIn(messages)}>
      {children}
    </NextIntlClientProvider>
  )
}

/** More sentences for the client components below; those from above stay. */
export function MoreMessages({ messages, children }: { messages: Packed<Sentences>; children: ReactNode }) {
  const above = useMessages() as Sentences
  const all = useMemo(() => {
    const more = Object.entries(sentencesIn(messages))
    return { ...above, ...Object.fromEntries(more.map(([name, own]) => [name, { ...above[name], ...own }])) }
  }, [above, messages])
  return (
    <NextIntlClientProvider locale={useLocale()} timeZone={useTimeZone()} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}
