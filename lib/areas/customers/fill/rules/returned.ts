import { type Answers, fieldsOf, type Form, type Problem } from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import { fieldErrorsOf } from '@/lib/core/forms/field-errors'
import { outwardForm, outwardPaper } from '@/lib/core/forms/outward'
import { isPlainText } from '@/lib/core/forms/plain-text'
import { problemsOf } from '@/lib/core/forms/problems'
import { schemaOf } from '@/lib/core/forms/schema'
import { isEmpty } from '@/lib/core/forms/values'
import type { BusinessDate } from '@/lib/core/dates'
import type { FieldErrors } from '@/lib/core/outcome'
import type { DossierFactKey } from '../../rules/dossier-facts'

/** A table is a list of rows of cells; what nests deeper is no answer. */
const DEEPEST = 4

function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isPlainText(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth >= DEEPEST) return false
  return Object.entries(value).every(([key, item]) => isPlainText(key) && isStorable(item, depth + 1))
}

/** Names that are no field of the sheet as it left the house (ours alone, unknown, `__proto__`), and texts nobody can store. */
function foreignFields(form: Form, sent: Answers): FieldErrors {
  const known = new Set(fieldsOf(outwardPaper(form)).map(({ name }) => name))
  return Object.fromEntries(
    Object.keys(sent).flatMap((name): [string, FieldErrors[string]][] => {
      if (!known.has(name)) return [[name.slice(0, 60), [{ code: 'errors.unrecognized_keys' }]]]
      return isStorable(sent[name]) ? [] : [[name, [{ code: 'forms.checks.broken-text' }]]]
    }),
  )
}

export type ReadSheet = { ok: true; answers: Answers } | { ok: false; errors: FieldErrors }

const isFaulty = (errors: FieldErrors) => Object.keys(errors).length > 0

/** What the customer typed so far: any of it may be missing or unreadable, nothing in it may be foreign. */
export function readDraft(form: Form, sent: Answers): ReadSheet {
  const foreign = foreignFields(form, sent)
  if (isFaulty(foreign)) return { ok: false, errors: foreign }
  const outward = outwardForm(form)
  const read = schemaOf(outward, 'draft').safeParse(sent)
  if (read.success) return { ok: true, answers: read.data }
  const problems = read.error.issues.map((issue): Problem => {
    const [field, row, column] = issue.path
    return {
      field: String(field),
      code: 'unread',
      ...(typeof row === 'number' && { row }),
      ...(typeof row === 'number' && column !== undefined && { column: String(column) }),
    }
  })
  return { ok: false, errors: fieldErrorsOf(form, problems) }
}

/** The sheet as it is sent back: every gap and fault at its field. */
export function readReturned(form: Form, sent: Answers, today: BusinessDate): ReadSheet {
  const foreign = foreignFields(form, sent)
  if (isFaulty(foreign)) return { ok: false, errors: foreign }
  const outward = outwardForm(form)
  const problems = problemsOf(outward, sent, { today })
  if (problems.length > 0) return { ok: false, errors: fieldErrorsOf(form, problems) }
  return { ok: true, answers: schemaOf(outward, 'submit').parse(sent) as unknown as Answers }
}

export type Stated = { fact: DossierFactKey; value: unknown }

/**
 * What the customer says of each fact. A field left as it came filled says nothing new; one he emptied says there is
 * none; a blank field that stayed blank says nothing.
 */
export function statedFacts(form: Form, prefill: Answers, answers: Answers): Stated[] {
  return fieldsOf(outwardPaper(form)).flatMap(({ name, field }) => {
    if (field.bind === undefined) return []
    const [came, went] = [prefill[name] ?? null, isEmpty(answers[name]) ? null : answers[name]]
    return sameValue(came, went) ? [] : [{ fact: field.bind as DossierFactKey, value: went }]
  })
}
