import { IntlMessageFormat } from 'intl-messageformat'
import { isValidElement, type ReactNode } from 'react'

type Values = Parameters<IntlMessageFormat['format']>[0]
type Parts = ReturnType<IntlMessageFormat['getAst']>

/** Messages read, by language, then by their text. There are as many as the catalogues hold. */
const read = new Map<string, Map<string, IntlMessageFormat>>()

function kept(locale: string, key: string, make: () => IntlMessageFormat): IntlMessageFormat {
  const known = read.get(locale) ?? new Map<string, IntlMessageFormat>()
  read.set(locale, known)
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

/** Kinds of a part of a message, as its reader numbers them. */
const ARGUMENT = 1
const NUMBER = 2

/** The parts with these arguments written as numbers of the language: `1,115`, not `1115`. */
function withNumbers(parts: Parts, names: readonly string[]): Parts {
  return parts.map((part) => {
    if ('value' in part && Number(part.type) === ARGUMENT && names.includes(part.value))
      return { ...part, type: NUMBER, style: null }
    if ('children' in part) return { ...part, children: withNumbers(part.children, names) }
    if (!('options' in part)) return part
    const options = Object.entries(part.options).map(([name, option]) => [
      name,
      { ...option, value: withNumbers(option.value, names) },
    ])
    return { ...part, options: Object.fromEntries(options) as typeof part.options }
  })
}

/** Numbers that a plain `{count}` would write without separators; years have none. */
const longNumbers = (values: Values): string[] =>
  Object.entries(values ?? {})
    .filter(([name, value]) => typeof value === 'number' && Math.abs(value) >= 1000 && !/year$/i.test(name))
    .map(([name]) => name)

function messageOf(message: string, locale: string, long: readonly string[]): IntlMessageFormat {
  const plain = kept(locale, message, () => new IntlMessageFormat(message, locale))
  if (long.length === 0) return plain
  return kept(locale, [message, ...long].join('\n'), () => {
    return new IntlMessageFormat(withNumbers(plain.getAst(), long), locale)
  })
}

/** Marks that stand for themselves: `'{'`. */
const QUOTED = /'[{}<#|']/

/**
 * Takes the place of next-intl's own formatter (next.config.ts), which reads each message anew for every page, and looks
 * for it by a text of all its settings each time. Dates and times are written by lib/core/clock, never by a message;
 * numbers from a thousand on have their separators without the message asking for it.
 */
function formatMessage(
  key: string,
  message: unknown,
  values: Values | undefined,
  { locale }: { locale: string },
): ReactNode {
  if (typeof message !== 'string') throw new Error(`${key} is not one message`)
  if (!values && !QUOTED.test(message)) return message
  const text = messageOf(message, locale, longNumbers(values)).format(values) as ReactNode
  return typeof text === 'string' || Array.isArray(text) || isValidElement(text) ? text : String(text)
}

/** Messages can be had as they are written. */
formatMessage.raw = true

export { formatMessage, formatMessage as default }
