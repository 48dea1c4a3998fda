/** Why a file is refused before its contents are believed. Message keys stand under `import.file.`. */
export const fileProblems = [
  'empty',
  'not-a-sheet',
  'old-xls',
  'encrypted',
  'broken',
  'no-sheet',
  'unsafe-path',
  'too-many-entries',
  'too-large',
  'cut-off',
  'too-many-texts',
  'too-tight',
  'doctype',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'wrong-kind',
  'infected',
  'not-scanned',
  'not-a-picture',
  'not-ours',
] as const
export type FileProblem = (typeof fileProblems)[number]

/** A size as sentences name it: whole megabytes, at least one. */
export function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / (1024 * 1024)))
}

/** A file that is not taken: thrown by the readers and the upload check, turned into a sentence at the edge. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: FileProblem
  readonly values: Record<string, string | number>

  /** `values` are for the sentence: `limit` a count, `megabytes` a size. */
  constructor(code: FileProblem, values: Record<string, string | number> = {}) {
    super(`file refused: ${code}`)
    this.code = code
    this.values = values
  }
}
