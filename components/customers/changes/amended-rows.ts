import { dossierFacts } from '@/lib/areas/customers/rules/dossier-facts'
import type { Answers } from '@/lib/core/forms/definition'
import { optionWord, type SharedWords } from '@/lib/core/forms/words'

type Row = { field: string; before: string | null; after: string | null }
type Known = Record<string, { kind: string; options?: { set: string } }>

/** Answers of C1 with the facts and choices of its table in the reader's words. */
export function inWords(
  answers: Answers,
  forms: SharedWords & { facts: Readonly<Record<string, string>> },
): Answers {
  if (!Array.isArray(answers.changes)) return answers
  const word = (fact: string, value: string | null) => {
    const { kind, options } = (dossierFacts as Known)[fact] ?? { kind: '' }
    if (value === null) return null
    if (kind === 'yes-no') return value === 'true' ? forms.words.yes : forms.words.no
    if (!options) return value
    return value
      .split('、')
      .map((code) => optionWord(forms, options.set, code))
      .join(forms.words.listComma)
  }
  const changes = (answers.changes as Row[]).map(({ field, before, after }) => ({
    field: forms.facts[field] ?? field,
    before: word(field, before),
    after: word(field, after),
  }))
  return { ...answers, changes }
}
