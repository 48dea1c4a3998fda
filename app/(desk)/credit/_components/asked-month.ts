import { type Month, month } from '@/lib/core/dates'

/** The month of an address, or the one meant when it names none or nonsense. */
export function askedMonth(text: string | undefined, meant: Month): Month {
  try {
    return text === undefined ? meant : month(text)
  } catch {
    return meant
  }
}
