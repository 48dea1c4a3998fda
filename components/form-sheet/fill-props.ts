import type { ReactNode } from 'react'

import type { BusinessDate } from '@/lib/core/dates'
import type { Reason } from '@/lib/core/decision'
import type { Answers, Form } from '@/lib/core/forms/definition'
import type { Outcome } from '@/lib/core/outcome'

import type { SavedDraft } from './draft-keeper'
import type { Derived, SheetTools } from './sheet-context'
import type { ChangedBy } from './side-panel'
import type { SignatureView } from './signature-line'

export type FormFillProps = SheetTools & {
  form: Form
  /** The words of this form: `messagesOf(catalogue.forms, form.id)`. */
  messages: Record<string, unknown>
  /** As stored; values the viewer may not see arrive as `Masked`. */
  answers: Answers
  /** The version these answers are; saved drafts build on it. */
  version: number
  today: BusinessDate
  /** Figures in force, for what the form works out. */
  settings?: Readonly<Record<string, number>>
  /** Names the copy kept on this device while the server is away: person, form and entry. */
  storageKey: string
  /** When the draft was last saved, ISO. */
  savedAt?: string | null
  /** Values of read-only fields, by the name the form derives them under. */
  derived?: Readonly<Record<string, Derived>>
  /** The version signed last. */
  signed?: Answers | null
  changedBy?: ChangedBy
  signatures?: Readonly<Record<string, SignatureView>>
  /** Said under the completeness: when the next review is due. */
  note?: string
  /** Stands at the right, above what is to do: where the writer has it from. */
  aside?: ReactNode
  /** On the button that sends the whole: to hand it in, unless told. */
  submitWord?: string
  printHref?: string
  excelHref?: string
  onSaveDraft: (answers: Answers, baseVersion: number) => Promise<Outcome<SavedDraft>>
  /** Gets the answers a person fills; masked ones are left out. */
  onSubmit: (answers: Answers, baseVersion: number) => Promise<Outcome<unknown>>
  onSubmitted?: () => void
  /** Draws the reasons of a refusal. */
  showReasons?: (reasons: Reason[]) => ReactNode
}
