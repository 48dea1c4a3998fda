import { IntlMessageFormat } from 'intl-messageformat'
import { isValidElement, type ReactNode } from 'react'

type Values = Parameters<IntlMessageFormat['format']>[0]

/** Messages read, by language, then by their text. There are as many as the catalogues hold. */
const read = new Map<string, Map<string, IntlMessageFormat>>()

function messageOf(message: string, locale: string): IntlMessageFormat {
  const known = read.get(locale) ?? new Map<string, IntlMessageFormat>()
  read.set(locale, known)
  const found = known.get(message) ?? new IntlMessageFormat(message, locale)
  known.set(message, found)
  return found
}

/** Marks that stand for themselves: `'{'`. */
const QUOTED = /'[{}<#|']/

/**
 * Takes the place of next-intl's own formatter (next.config.ts), which reads each message anew for every page, and looks
 * for it by a text of all its settings each time. Dates and times are written by lib/core/clock, never by a message.
 */
function formatMessage(
  key: string,
  message: unknown,
  values: Values | undefined,
  { locale }: { locale: string },
): ReactNode {
  if (typeof message !== 'string') throw new Error(`${key} is not one message`)
  if (!values && !QUOTED.test(message)) return message
  const text = messageOf(message, locale).format(values) as ReactNode
  return typeof text === 'string' || Array.isArray(text) || isValidElement(text) ? text : String(text)
}

/** Messages can be had as they are written. */
formatMessage.raw = true

export { formatMessage, formatMessage as default }
