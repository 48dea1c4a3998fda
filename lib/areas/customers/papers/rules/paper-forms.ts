import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf, isWritable } from '@/lib/core/forms/definition'
import { answersFromFacts, linesFor, recordsOf } from '@/lib/core/forms/facts'
import { type DossierPaperId, paperOf } from './dossier-papers'

/** A paper as it is filled today, or in the version an old one was signed in; null when there is none such. */
export function paperForm(id: DossierPaperId, version?: number): Form | null {
  const versions = paperOf(id).forms
  return (version === undefined ? versions.at(-1) : versions.find((form) => form.version === version)) ?? null
}

/** The part of the answers that no fact of the dossier holds. */
export function ownAnswers(form: Form, answers: Answers): Answers {
  const records = recordsOf(form)
  const own = fieldsOf(form).filter(
    ({ name, field }) => field.bind === undefined && !(name in records) && isWritable(field),
  )
  return Object.fromEntries(own.flatMap(({ name }) => (name in answers ? [[name, answers[name]]] : [])))
}

/** A whole paper: the facts as they are stored, and its own answers. */
export function wholePaper(form: Form, facts: Answers, own: Answers): Answers {
  const lines = Object.entries(recordsOf(form)).map(([field, records]): [string, unknown] => [
    field,
    facts[records] === undefined ? null : linesFor(form, field, facts[records]),
  ])
  return { ...answersFromFacts(form, facts), ...ownAnswers(form, own), ...Object.fromEntries(lines) }
}
