import type { FieldErrors } from '@/lib/core/outcome'
import { isWeak } from './weak'

export const LONGEST_PASSWORD = 128

type PasswordError = FieldErrors[string][number]

/** Length as a person counts it: one for every character, Chinese or Latin. */
function lengthOf(text: string): number {
  return [...text].length
}

/** Words of the account and the company that must not carry the password: names, pinyin, staff number, product. */
export function contextWords(facts: readonly (string | null | undefined)[]): string[] {
  const words = facts.flatMap((fact) =>
    fact
      ? fact
          .normalize('NFKC')
          .toLowerCase()
          .split(/[\s._-]+/)
      : [],
  )
  return [...new Set(words)].filter((word) =>
    /[a-z0-9]/.test(word) ? word.length >= 3 : lengthOf(word) >= 2,
  )
}

/** What is left of a password when its context words are taken out. */
function without(password: string, words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ''), password)
}

/**
 * SEC-02: long enough (`minLength`, at most 128 characters), not among the passwords everybody tries, and not made of
 * the account's own names. Any character counts, blanks and Chinese too; nothing is trimmed; no mixture is demanded.
 */
export function passwordErrors(
  password: string,
  facts: { minLength: number; words: readonly string[] },
): PasswordError[] {
  const text = password.normalize('NFKC').toLowerCase()
  const length = lengthOf(password.normalize('NFKC'))
  if (length < facts.minLength)
    return [{ code: 'auth.passwordShort', values: { min: facts.minLength, length } }]
  if (length > LONGEST_PASSWORD) return [{ code: 'auth.passwordLong', values: { max: LONGEST_PASSWORD } }]
  if (isWeak(text)) return [{ code: 'auth.passwordCommon' }]
  const rest = without(text, facts.words)
  if (rest !== text && (lengthOf(rest) < 8 || isWeak(rest))) return [{ code: 'auth.passwordContext' }]
  return []
}
