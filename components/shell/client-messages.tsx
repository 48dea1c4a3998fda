import { getLocale, getMessages, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Packed, pack } from '@/lib/core/packed'
import type { zhCN } from '@/lib/messages/zh-CN'
import { MoreMessages, PackedMessages, type Sentences } from './packed-messages'

type Catalogue = typeof zhCN
type Namespace = keyof Catalogue
/** A namespace, or one part of it: `customers.list`. */
type Part = { [N in Namespace]: N | `${N}.${keyof Catalogue[N] & string}` }[Namespace]

const BASE: Namespace[] = ['shell', 'ui', 'form', 'table']

/**
 * Hands the browser the sentences its client components need and nothing else: the root layout the base ones, for every
 * page; a page whose client parts speak more adds what it names.
 */
export async function ClientMessages({ also, children }: { also?: Part[]; children: ReactNode }) {
  if (also) return <MoreMessages messages={sentencesOf(await getMessages(), also)}>{children}</MoreMessages>
  const [locale, messages, timeZone] = await Promise.all([getLocale(), getMessages(), getTimeZone()])
  return (
    <PackedMessages locale={locale} timeZone={timeZone} messages={sentencesOf(messages, BASE)}>
      {children}
    </PackedMessages>
  )
}

const packed = new WeakMap<object, Map<string, Packed<Sentences>>>()

/** Some parts of a catalogue, which is the same for everybody: packed once. */
function sentencesOf(catalogue: object, parts: readonly string[]): Packed<Sentences> {
  const known = packed.get(catalogue) ?? new Map<string, Packed<Sentences>>()
  packed.set(catalogue, known)
  const name = parts.join(' ')
  const made = known.get(name) ?? pack(partsOf(catalogue as Sentences, parts))
  known.set(name, made)
  return made
}

function partsOf(catalogue: Sentences, parts: readonly string[]): Sentences {
  const sentences: Sentences = {}
  for (const part of parts) {
    const [namespace = '', section] = part.split('.')
    const whole = catalogue[namespace]!
    sentences[namespace] = section ? { ...sentences[namespace], [section]: whole[section] } : whole
  }
  return sentences
}
