import { createTranslator } from 'next-intl'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'
import type { SharedWords } from './forms/words'
import { isLocale, type Locale } from './locale'

/** Turns a full key (`customers.column.name`) into words; a key that is nowhere is shown as it stands. */
export type Words = {
  say: (key: string, values?: Record<string, string | number>) => string
  has: (key: string) => boolean
  /** The words all forms share: options, units, yes and no. */
  forms: SharedWords
}

/** A reason or an error in words: of the errors, the reasons or the checks of forms. */
export function reasonIn(
  words: Words,
  { code, values }: { code: string; values?: Record<string, string | number> },
): string {
  const key = [code, `errors.${code}`, `reasons.${code}`, `forms.checks.${code}`].find(words.has)
  return key ? words.say(key, values) : words.say('errors.custom')
}

/** The words of a language outside of a page: for files, messages and jobs. */
export function wordsIn(locale: string): Words {
  const language = isLocale(locale) ? locale : 'zh-CN'
  const known = spoken.get(language) ?? translatorOf(language)
  spoken.set(language, known)
  return known
}

const spoken = new Map<Locale, Words>()

function translatorOf(known: Locale): Words {
  const t = createTranslator({
    locale: known,
    messages: known === 'en' ? en : zhCN,
    onError: () => undefined,
  })
  const has = t.has as unknown as (key: string) => boolean
  const tell = t as unknown as (key: string, values?: Record<string, string | number>) => string
  const forms = (known === 'en' ? en : zhCN).forms as unknown as SharedWords
  return { has, forms, say: (key, values) => (has(key) ? tell(key, values) : key) }
}
