'use server'

import { saveDraft, saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { draftOf } from '@/lib/areas/customers/dossier/queries'
import { paperFactsOf } from '@/lib/areas/customers/paper-people/queries'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { draftForm } from '@/lib/areas/customers/papers/rules/draft-merge'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import { act, type Submission } from '@/lib/core/action'
import { recordsOf } from '@/lib/core/forms/facts'
import { currentViewer } from '@/lib/core/viewer'

/** Facts that came back in a workbook, all or none. */
export async function save(submission: Submission) {
  return act(saveFacts, submission)
}

/** What only the paper holds goes into the writer's draft of it, over what he typed before. */
export async function draft(
  { formId, period }: { formId: string; period: string | null },
  customerId: string,
  own: Record<string, unknown>,
) {
  const viewer = await currentViewer()
  if (!viewer) return { kind: 'signed-out' as const }
  const name = draftForm(formId, period)
  const before = (await draftOf(viewer, name, customerId))?.answers as
    { answers?: object; seen?: object; own?: object } | undefined
  const seen = { ...before?.seen, ...(await seenRecords(formId, customerId, own)) }
  const answers = { ...before, answers: { ...before?.answers, ...own }, seen }
  return act(saveDraft, { input: { formId: name, subjectId: customerId, answers, base: 0 } })
}

/** People and departments as they stand, where a table of them came back: what its writer saw. */
async function seenRecords(formId: string, customerId: string, own: Record<string, unknown>) {
  const viewer = await currentViewer()
  const form = isDossierPaper(formId) ? paperForm(formId) : null
  const kinds = Object.entries(form ? recordsOf(form) : {}).filter(([field]) => field in own)
  const view = viewer && kinds.length > 0 ? await paperFactsOf(viewer, customerId) : null
  return Object.fromEntries(kinds.map(([, kind]) => [kind, view?.facts[kind] ?? []]))
}
