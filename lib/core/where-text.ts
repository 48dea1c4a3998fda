/** Conditions of a list by key (`capital.from`), as one text of the address: `capital.from:1000000;goods.has:药`. */
export function whereText(conditions: Readonly<Record<string, string>>): string {
  return Object.entries(conditions)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}:${value.replace(/[%;]/g, (sign) => encodeURIComponent(sign))}`)
    .join(';')
}

/** Reads `whereText` back; what is no condition is left out. */
export function readWhere(text: string | null | undefined): Record<string, string> {
  const entries = (text ?? '').split(';').flatMap((part): [string, string][] => {
    const at = part.indexOf(':')
    const key = part.slice(0, at)
    if (at < 1 || !/^[A-Za-z][A-Za-z0-9]*\.[a-z]+$/.test(key)) return []
    return [[key, part.slice(at + 1).replace(/%25|%3B/g, decodeURIComponent)]]
  })
  return Object.fromEntries(entries)
}

/** `%typed%` with the wildcards of the typed text taken as they are; null when nothing is typed. */
export function partOf(typed: string | undefined): string | null {
  return typed ? `%${typed.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null
}
