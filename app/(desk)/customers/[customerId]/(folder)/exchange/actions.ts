'use server'

import { saveDraft, saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { draftOf } from '@/lib/areas/customers/dossier/queries'
import { act, type Submission } from '@/lib/core/action'
import { currentViewer } from '@/lib/core/viewer'

/** Facts that came back in a workbook, all or none. */
export async function save(submission: Submission) {
  return act(saveFacts, submission)
}

/** What only the paper holds goes into the writer's draft of it, over what he typed before. */
export async function draft(formId: string, customerId: string, own: Record<string, unknown>) {
  const viewer = await currentViewer()
  if (!viewer) return { kind: 'signed-out' as const }
  const before = (await draftOf(viewer, formId, customerId))?.answers as
    { answers?: object; seen?: object } | undefined
  const answers = { answers: { ...before?.answers, ...own }, seen: { ...before?.seen } }
  return act(saveDraft, { input: { formId, subjectId: customerId, answers, base: 0 } })
}
