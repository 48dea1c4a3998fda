'use server'

import { planImport, runImport, undoImport } from '@/lib/areas/customers/import/mutations'
import { act, type Submission } from '@/lib/core/action'
import { cancelTask } from '@/lib/core/tasks'

export async function plan(submission: Submission) {
  return act(planImport, submission)
}

export async function run(submission: Submission) {
  return act(runImport, submission)
}

export async function undo(submission: Submission) {
  return act(undoImport, submission)
}

export async function cancel(submission: Submission) {
  return act(cancelTask, submission)
}
