/** Things one after the other, with the comma of the language: 甲、乙 or A, B. */
export function listed(things: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(things)
}

/** One of several: 甲或乙, A or B. */
export function either(things: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(things)
}

const MARKS = {
  comma: ['，', ', '],
  semicolon: ['；', '; '],
  colon: ['：', ': '],
} as const

/** A remark in the brackets of the language, behind what it is said of: 甲（乙） or A (B). */
export function bracketed(remark: string, locale: string): string {
  return locale.startsWith('zh') ? `（${remark}）` : ` (${remark})`
}

/** A mark between the parts of a sentence put together in code, as the language writes it. */
export function markOf(mark: keyof typeof MARKS, locale: string): string {
  return MARKS[mark][locale.startsWith('zh') ? 0 : 1]
}
