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
] as const
export type FindingCode = (typeof findingCodes)[number]

/** `column` counts from 0; null where the whole row is meant. `values` are for the sentence; `cell` is what stood there. */
export type ImportFinding = {
  code: FindingCode
  fact: ImportFactKey | null
  column: number | null
  values: Record<string, string | number>
}
