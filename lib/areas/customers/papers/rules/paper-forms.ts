import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf, isWritable } from '@/lib/core/forms/definition'
import { answersFromFacts } from '@/lib/core/forms/facts'
import { formA1 } from '../../forms/a1'
import { formA11 } from '../../forms/a11'
import { formA6 } from '../../forms/a6'
import type { DossierPaperId } from '../schema'

/** The papers of the dossier, each in its versions, the newest last. */
const papers: Record<DossierPaperId, readonly Form[]> = { A1: [formA1], A6: [formA6], A11: [formA11] }

/** A paper as it is filled today, or in the version an old one was signed in; null when there is none such. */
export function paperForm(id: DossierPaperId, version?: number): Form | null {
  const versions = papers[id]
  return (version === undefined ? versions.at(-1) : versions.find((form) => form.version === version)) ?? null
}

/** Step of the form that each signature of the plan stands at; the paper itself is handed in at `first`. */
export const signedSteps: Record<DossierPaperId, { first: string; steps: Readonly<Record<string, string>> }> =
  {
    A1: { first: 'filled', steps: { review: 'sales', supervise: 'supervisor', approve: 'approved' } },
    A6: { first: 'filed', steps: { collate: 'collated', approve: 'collated' } },
    A11: { first: 'investigated', steps: { approve: 'read' } },
  }

/** The part of the answers that no fact of the dossier holds. */
export function ownAnswers(form: Form, answers: Answers): Answers {
  const own = fieldsOf(form).filter(({ field }) => field.bind === undefined && isWritable(field))
  return Object.fromEntries(own.flatMap(({ name }) => (name in answers ? [[name, answers[name]]] : [])))
}

/** A whole paper: the facts as they are stored, and its own answers. */
export function wholePaper(form: Form, facts: Answers, own: Answers): Answers {
  return { ...answersFromFacts(form, facts), ...ownAnswers(form, own) }
}
