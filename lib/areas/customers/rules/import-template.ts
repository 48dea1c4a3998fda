import type { SheetColumn, SheetLayout, WrittenCell } from '@/lib/core/sheets/sheet-layout'
import { importFactKeys, specOf, type ImportFactKey, type ImportFacts } from './import-facts'
import { KEY_HEADER } from './import-mapping'
import type { ExistingCustomer } from './import-plan'
import { rowKeyText } from './import-row'

/** The words of one language; titles and options must be ones `guessMapping` and `readChoice` know (a test says so). */
export type TemplateWords = {
  sheet: string
  /** Stands behind the title of amounts, e.g. 元. */
  yuan: string
  title: (fact: ImportFactKey) => string
  option: (fact: ImportFactKey, code: string) => string
}

export type TemplateNotes = {
  note: (fact: ImportFactKey) => string | undefined
  example: (fact: ImportFactKey) => WrittenCell
}

const WIDE = 30
const LONG_TEXT = 60
const NOTE_MARK = '#note'
const EXAMPLE_MARK = '#example'

function columnOf(fact: ImportFactKey, words: TemplateWords, notes?: TemplateNotes): SheetColumn {
  const { as, max = 0, words: codes } = specOf(fact)
  const note = notes?.note(fact)
  return {
    title: as === 'money' ? `${words.title(fact)}(${words.yuan})` : words.title(fact),
    kind: as === 'money' ? 'money' : as === 'date' ? 'date' : as === 'integer' ? 'number' : 'text',
    ...(max >= LONG_TEXT && { width: WIDE }),
    ...(note !== undefined && { note }),
    ...(codes && { choices: Object.keys(codes).map((code) => words.option(fact, code)) }),
  }
}

/**
 * The columns of a list of customers, for the template (with `notes`) and for the export: a hidden key first,
 * then the facts asked for.
 */
export function customerLayout(
  words: TemplateWords,
  facts: readonly ImportFactKey[] = importFactKeys,
  notes?: TemplateNotes,
): SheetLayout {
  const key: SheetColumn = {
    title: KEY_HEADER,
    kind: 'text',
    hidden: true,
    ...(notes && { note: NOTE_MARK }),
  }
  return { name: words.sheet, columns: [key, ...facts.map((fact) => columnOf(fact, words, notes))] }
}

/** The one row of the template that shows how to fill in; its key marks it, so it is never imported. */
export function exampleRow(
  notes: TemplateNotes,
  facts: readonly ImportFactKey[] = importFactKeys,
): WrittenCell[] {
  return [EXAMPLE_MARK, ...facts.map(notes.example)]
}

const FURTHER = { email: 'moreEmails', website: 'moreWebsites', phone: 'morePhones' } as const

function cellOf(facts: ImportFacts, fact: ImportFactKey, words: TemplateWords): WrittenCell {
  const value = facts[fact]
  if (value === undefined) return null
  if (specOf(fact).as === 'choice') return words.option(fact, String(value))
  const further = fact in FURTHER ? facts[FURTHER[fact as keyof typeof FURTHER]] : undefined
  return further ? [value, ...further].join(';') : value
}

/** One customer as a row of `customerLayout`: read back unchanged, it changes nothing. */
export function customerRow(
  customer: ExistingCustomer,
  words: TemplateWords,
  facts: readonly ImportFactKey[] = importFactKeys,
): WrittenCell[] {
  const known = { ...customer.facts, name: customer.name, fileNumber: customer.fileNumber }
  return [rowKeyText(customer), ...facts.map((fact) => cellOf(known, fact, words))]
}
