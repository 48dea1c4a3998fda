import type { ImportFactKey } from './import-facts'

/** What can be said of a cell or a row. Sentences: `import.findings.<code>`. */
export const findingCodes = [
  'missing-name',
  'broken-character',
  'formula-error',
  'too-long',
  'unreadable-date',
  'date-completed',
  'unreadable-money',
  'negative-money',
  'foreign-currency',
  'money-too-large',
  'rounded',
  'unreadable-number',
  'unreadable-phone',
  'unreadable-email',
  'unreadable-website',
  'unreadable-digits',
  'further-values',
  'not-tax-number',
  'tax-number-check',
  'digits-lost',
  'unknown-choice',
  'unreadable-key',
  'duplicate-row',
  'key-unknown',
  'changed-meanwhile',
  'several-match',
  'same-customer-twice',
  'matched-by-name',
  'same-name-other-tax-number',
  // Its tax number is that of a customer the importer may not change.
  'held-elsewhere',
  // A fact whose value on this customer the importer may not read.
  'guarded-fact',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** Beside a row that is taken these only remark on it; every other note tells of a value that was left out. */
const remarks: readonly FindingCode[] = [
  'date-completed',
  'rounded',
  'further-values',
  'matched-by-name',
  'same-name-other-tax-number',
]

/** Was something in the row of a list not taken over? */
export function leavesOut(notes: readonly ImportFinding[]): boolean {
  return notes.some(({ code }) => !remarks.includes(code))
}

/** `column` counts from 0; null where the whole row is meant. `values` are for the sentence; `cell` is what stood there. */
export type ImportFinding = {
  code: FindingCode
  fact: ImportFactKey | null
  column: number | null
  values: Record<string, string | number>
}
