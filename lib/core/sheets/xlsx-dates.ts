const DAY_MS = 86_400_000
const LAST_SERIAL = 2_958_466
/** Formats Excel knows by number alone that show a date or a time, those of Chinese locales included. */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

export function isBuiltInDateFormat(id: number): boolean {
  return BUILT_IN.some(([from, to]) => id >= from && id <= to)
}

/** Whether a number format shows a date or a time: `yyyy"年"m"月"`, `[$-F800]dddd`, `h:mm`; not `0.00E+00`, `[Red]0`. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
  return /[ymdhs]/i.test(bare)
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}

/**
 * An Excel serial number → `YYYY-MM-DD`, with ` HH:mm:ss` when it carries a time. Knows the two epochs and the day
 * 1900-02-29 that Excel believes in (given as 1900-02-28). Null for what is no day (a time alone, beyond year 9999).
 */
export function dateOfSerial(serial: number, epoch1904: boolean): string | null {
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const shifted = epoch1904 ? day + 1462 : day
  if (shifted < 1 || shifted >= LAST_SERIAL) return null
  const sinceEpoch = shifted < 60 ? shifted - 25_568 : shifted - 25_569
  const date = new Date(sinceEpoch * DAY_MS).toISOString().slice(0, 10)
  const rest = seconds - day * 86_400
  if (rest === 0) return date
  return `${date} ${twoDigits(Math.floor(rest / 3600))}:${twoDigits(Math.floor(rest / 60) % 60)}:${twoDigits(rest % 60)}`
}
