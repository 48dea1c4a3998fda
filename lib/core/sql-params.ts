/** Collects the values of a statement while its text is put together: `put(7)` answers `$1`. */
export function sqlParams(): { values: unknown[]; put: (value: unknown) => string } {
  const values: unknown[] = []
  return { values, put: (value) => `$${values.push(value)}` }
}
export type SqlParams = ReturnType<typeof sqlParams>

/** Text with the signs of LIKE taken literally. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
