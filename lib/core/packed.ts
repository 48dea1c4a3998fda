/**
 * Plain data on its way to the browser as one text. React looks at every value of an object a page hands over, when it
 * writes it and again when it reads it; a text it looks at once. For what has thousands of values: rows of a list, words.
 */
export type Packed<T> = string & { readonly holds?: T }

/** Only what JSON keeps: no dates, functions or undefined inside lists. */
export function pack<T>(value: T): Packed<T> {
  return JSON.stringify(value)
}

export function unpack<T>(packed: Packed<T>): T {
  return JSON.parse(packed) as T
}

/** Records of one shape as a table: their names stand once. */
export type Table<T> = { names: string[]; lines: unknown[][]; readonly holds?: T }

/** All records must have the same names in the same order. */
export function tableOf<T extends object>(records: readonly T[]): Table<T> {
  return {
    names: Object.keys(records[0] ?? {}),
    lines: records.map((record): unknown[] => Object.values(record)),
  }
}

export function recordsOf<T extends object>({ names, lines }: Table<T>): T[] {
  return lines.map((line) => Object.fromEntries(names.map((name, at) => [name, line[at]])) as T)
}
