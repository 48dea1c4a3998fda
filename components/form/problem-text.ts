import { createTranslator, type AbstractIntlMessages } from 'next-intl'

import type { Locale } from '@/lib/core/locale'
import { type Fen, formatYuan } from '@/lib/core/money'

/** Turns a code and its figures into a sentence. */
export type Say = (code: string, values?: Record<string, string | number>) => string

/** Figures as people read them: a name that ends in `Fen` is an amount in fen and becomes ¥1,234.56. */
export function readableValues(
  values: Record<string, string | number> = {},
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name.endsWith('Fen') && typeof value === 'number' ? `¥${formatYuan(value as Fen)}` : value,
    ]),
  )
}

/** The catalogues refusals and field errors speak from; fetched when the first problem comes. */
async function problemCatalogue(locale: Locale): Promise<AbstractIntlMessages> {
  const [errors, reasons] =
    locale === 'en'
      ? await Promise.all([import('@/lib/messages/en/errors.json'), import('@/lib/messages/en/reasons.json')])
      : await Promise.all([
          import('@/lib/messages/zh-CN/errors.json'),
          import('@/lib/messages/zh-CN/reasons.json'),
        ])
  return { errors: errors.default, reasons: reasons.default }
}

/** What is said in two lines: what is the matter, and the way out of it. */
export type Lines = { matter: string; way: string | null }

/** A sentence in its two lines, for where there is room for them. */
export function linesOf(sentence: string): Lines {
  const [matter = '', way = null] = sentence.split('\n')
  return { matter, way }
}

/** Both lines as one sentence; Chinese has no space between them. */
const inOne = (text: string): string => text.replace(/([。？！”])\n/g, '$1').replaceAll('\n', ' ')

/**
 * A translator of codes. A full path (`errors.required`, `forms.checks.x`) is taken as it stands, a bare code is looked
 * for among the errors, then among the reasons; one that is nowhere reads as a general remark.
 */
export function sayFrom(locale: Locale, messages: AbstractIntlMessages): Say {
  const say = sayLines(locale, messages)
  return (code, values) => inOne(say(code, values))
}

/** The same, with the line break before the way out left in it. */
export function sayLines(locale: Locale, messages: AbstractIntlMessages): Say {
  const t = createTranslator({ locale, messages, onError: () => undefined })
  const has = t.has as (key: string) => boolean
  const tell = t as (key: string, values?: Record<string, string | number>) => string
  return (code, values) => {
    const key = [code, `errors.${code}`, `reasons.${code}`].find((candidate) => has(candidate))
    return key ? tell(key, readableValues(values)) : `${tell('errors.custom')} (${code})`
  }
}

/**
 * Fetches the problem sentences of a language and adds them to those the page already has. Never throws: where they cannot
 * be had (no network), every code reads as a remark that the reason could not be fetched.
 */
export async function loadSay(locale: Locale, alreadyThere: AbstractIntlMessages): Promise<Say> {
  const catalogue = await problemCatalogue(locale).catch(() => null)
  if (catalogue) return sayFrom(locale, { ...alreadyThere, ...catalogue })
  const say = sayFrom(locale, alreadyThere)
  return (code) => say('form.unsaid', { code })
}
