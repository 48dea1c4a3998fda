/** The words of one form, as they stand in the catalogue under `forms.<id>`. */
export type FormWords = {
  name: string
  sections: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  /** Labels of boxes that hold several fields. */
  boxes?: Readonly<Record<string, string>>
  columns?: Readonly<Record<string, Readonly<Record<string, string>>>>
  steps?: Readonly<Record<string, string>>
  /** A line under a field: what to write, an example. */
  hints?: Readonly<Record<string, string>>
  /** Lines under the paper. */
  notes?: Readonly<Record<string, string>>
  checks?: Readonly<Record<string, string>>
}

/** The words all forms share, under `forms`. */
export type SharedWords = {
  options: Readonly<Record<string, Readonly<Record<string, string>>>>
  units: Readonly<Record<string, string>>
  /** The units where there is one of them: 1 day, 2 days. */
  unitsOne?: Readonly<Record<string, string>>
  words: {
    yes: string
    no: string
    other: string
    masked: string
    listComma: string
    /** Between the parts of one answer. */
    comma: string
    /** Between the first and the last month of a period. */
    until: string
    fiscalYear: string
    fiscalQuarter: string
  }
}

export type Words = { form: FormWords; shared: SharedWords }

type Catalogue = SharedWords & Readonly<Record<string, unknown>>

function isFormWords(value: unknown): value is FormWords {
  return typeof value === 'object' && value !== null && 'name' in value && 'fields' in value
}

/** The words of form `id` out of the catalogue `forms`. Throws when the catalogue does not know the form. */
export function wordsOf(catalogue: object, id: string): Words {
  const shared = catalogue as Catalogue
  const form = shared[id]
  if (!isFormWords(form)) throw new Error(`no words for form ${id}`)
  return { form, shared }
}

/** The part of the catalogue `forms` that one form needs on the client. */
export function messagesOf(catalogue: object, id: string): Record<string, unknown> {
  const all = catalogue as Record<string, unknown>
  const wanted = ['sheet', 'checks', 'options', 'units', 'unitsOne', 'words', id]
  return Object.fromEntries(wanted.map((key) => [key, all[key]]))
}

/** The word of an option; the code itself when the catalogue has none. */
export function optionWord(shared: SharedWords, set: string, code: string): string {
  return shared.options[set]?.[code] ?? code
}

/** The word of a unit (㎡, 台, 人) behind `count` of it; empty without one. */
export function unitWord(shared: SharedWords, unit: string | undefined, count?: unknown): string {
  if (unit === undefined) return ''
  return (count === 1 && shared.unitsOne?.[unit]) || (shared.units[unit] ?? unit)
}
