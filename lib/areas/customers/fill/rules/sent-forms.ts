import type { Form } from '@/lib/core/forms/definition'
import { formA7 } from '../../forms/a7'

/** Papers that may be sent out for the customer to fill, each in its versions, the newest last. */
const sheets = { A7: [formA7] } as const satisfies Record<string, readonly [Form, ...Form[]]>
export type SentFormId = keyof typeof sheets
export const sentForms = Object.keys(sheets) as [SentFormId, ...SentFormId[]]

/** May this paper be sent out? */
export function isSentForm(id: string): id is SentFormId {
  return Object.hasOwn(sheets, id)
}

/** A paper as it is sent today, or in the version a link was made with; null when there is none such. */
export function sentForm(id: string, version?: number): Form | null {
  if (!isSentForm(id)) return null
  const versions: readonly Form[] = sheets[id]
  return (version === undefined ? versions.at(-1) : versions.find((form) => form.version === version)) ?? null
}

/** Who filled it and when stand on the paper, and on the link. */
export const WRITER = 'filledBy'
export const WRITTEN_ON = 'filledOn'
