import type { BusinessDate } from '@/lib/core/dates'
import { markOf, sheetsFromBook } from '@/lib/core/forms/book'
import { type Answers, fieldNamed, type Problem } from '@/lib/core/forms/definition'
import { answersFromSheet } from '@/lib/core/forms/sheet-read'
import { showField } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'
import type { Ref } from '@/lib/core/forms/values'
import { wordsOf } from '@/lib/core/forms/words'
import type { ReadSheet } from '@/lib/core/sheets/read-workbook'
import { differencesOf, type PaperDifferences } from '../../exchange/rules/differences'
import { formG3 } from '../../forms/g3'
import { samePersonFact } from '../../people/rules/person-changes'
import type { PersonFactKey } from '../../people/rules/person-facts'
import { withLines } from './behaviour-lines'

type Superior = { id: string; label: string }

/** A superior named by words is the one person of that name; nobody, or several, and it must be picked on the page. */
function named(answers: Answers, problems: readonly Problem[], superiors: readonly Superior[]) {
  const typed = answers['reportsTo'] as Ref | null
  const found = typed?.id === null ? superiors.filter(({ label }) => label === typed.label) : []
  const [one] = found
  return one && found.length === 1
    ? {
        answers: { ...answers, reportsTo: { id: one.id, label: one.label } },
        problems: problems.filter(({ field }) => field !== 'reportsTo'),
      }
    : { answers, problems }
}

/**
 * What a workbook of a profile (G3) that came back would change, field by field.
 * @param stands the profile as it stands, as the writer sees it
 * @param forms catalogue `forms` of the reader's language
 * @param say a sentence for what is wrong with a value
 */
export function profileDifferences(
  stands: Answers,
  sheets: readonly ReadSheet[],
  { superiors, mayEdit, today }: { superiors: readonly Superior[]; mayEdit: boolean; today: BusinessDate },
  forms: object,
  say: (code: string, values: Record<string, string | number>) => string,
): PaperDifferences[] {
  const words = wordsOf(forms, formG3.id)
  const current = withLines(stands)
  const mine = sheets.filter((sheet) => markOf(sheet).formId === formG3.id)
  if (mine.length === 0) return []
  const old = mine.some((sheet) => markOf(sheet).version !== formG3.version)
  const refused = !mayEdit ? 'not-yours' : old ? 'old-version' : null
  const about = { formId: formG3.id, period: null, name: words.form.name }
  const paper: PaperDifferences = { ...about, refused, changes: [] }
  if (refused) return [paper]
  const read = sheetsFromBook(formG3, mine, current, words)
  const came = answersFromSheet(formG3, read.sheets, current, { words, today })
  const { answers, problems } = named(withLines(came.answers), came.problems, superiors)
  const same = (fact: string, a: unknown, b: unknown) => samePersonFact(fact as PersonFactKey, a, b)
  const shown = (name: string, value: unknown) => {
    const field = fieldNamed(formG3, name)
    return field ? showField(field, value, words.shared) : ''
  }
  const changes = differencesOf(formG3, current, answers, problems, read.stale, same)
  return [
    {
      ...paper,
      changes: changes.map((change) => ({
        ...change,
        label: labelOf(formG3, change.field, words),
        fromText: shown(change.field, change.from),
        toText: shown(change.field, change.to),
        problemText: change.problem && say(change.problem.code, change.problem.values ?? {}),
        quarrel: false,
      })),
    },
  ]
}
