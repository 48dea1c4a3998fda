'use server'

import { undoBulk } from '@/lib/areas/customers/bulk/mutations'
import { planImport, runImport, undoImport } from '@/lib/areas/customers/import/mutations'
import { planSheet, runSheet } from '@/lib/areas/customers/sheet/mutations'
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

export async function lookSheet(submission: Submission) {
  return act(planSheet, submission)
}

export async function runEditedList(submission: Submission) {
  return act(runSheet, submission)
}

export async function undoEditedList(submission: Submission) {
  return act(undoBulk, submission)
}

export async function cancel(submission: Submission) {
  return act(cancelTask, submission)
}
