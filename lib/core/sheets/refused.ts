/** Why a file is refused before its contents are believed. Message keys stand under `import.file.`. */
export type FileProblem =
  | 'empty'
  | 'not-a-sheet'
  | 'old-xls'
  | 'encrypted'
  | 'broken'
  | 'no-sheet'
  | 'unsafe-path'
  | 'too-many-entries'
  | 'too-large'
  | 'too-tight'
  | 'doctype'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'wrong-kind'
  | 'infected'

/** A file that is not taken: thrown by the readers and the upload check, turned into a sentence at the edge. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: FileProblem
  readonly values: Record<string, string | number>

  constructor(code: FileProblem, values: Record<string, string | number> = {}) {
    super(`file refused: ${code}`)
    this.code = code
    this.values = values
  }
}
