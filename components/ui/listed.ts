/** Things one after the other, with the comma of the language: 甲、乙 or A, B. */
export function listed(things: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(things)
}
