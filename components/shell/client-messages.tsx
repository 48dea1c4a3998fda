import { getLocale, getMessages, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Packed, pack } from '@/lib/core/packed'
import type { zhCN } from '@/lib/messages/zh-CN'
import { MorePackedMessages, PackedMessages } from './packed-messages'

type Namespace = keyof typeof zhCN

const BASE: Namespace[] = ['shell', 'ui', 'form', 'table']

/**
 * Hands the browser the sentences its client components need, nothing else. The root layout gives the base; a page whose
 * client parts speak more wraps them again with the namespaces it names, which come beside those from above.
 */
export async function ClientMessages({ also = [], children }: { also?: Namespace[]; children: ReactNode }) {
  const [locale, messages, timeZone] = await Promise.all([getLocale(), getMessages(), getTimeZone()])
  const Messages = also.length > 0 ? MorePackedMessages : PackedMessages
  const wanted = also.length > 0 ? also : BASE
  return (
    <Messages locale={locale} timeZone={timeZone} messages={sentencesOf(messages, wanted)}>
      {children}
    </Messages>
  )
}

const packed = new WeakMap<object, Map<string, Packed<Record<string, unknown>>>>()

/** The sentences of some namespaces of a catalogue, which is the same for everybody: packed once. */
function sentencesOf(catalogue: object, namespaces: readonly Namespace[]): Packed<Record<string, unknown>> {
  const known = packed.get(catalogue) ?? new Map<string, Packed<Record<string, unknown>>>()
  packed.set(catalogue, known)
  const wanted = new Set<string>(namespaces)
  const name = [...wanted].join(' ')
  const made =
    known.get(name) ??
    pack(Object.fromEntries(Object.entries(catalogue).filter(([namespace]) => wanted.has(namespace))))
  known.set(name, made)
  return made
}
