'use server'

import { removeFile, restoreFile } from '@/lib/areas/customers/attachments/mutations'
import { addNote, editNote, removeNote, restoreNote } from '@/lib/areas/customers/notes/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function writeNote(submission: Submission) {
  return act(addNote, submission)
}

export async function changeNote(submission: Submission) {
  return act(editNote, submission)
}

export async function takeNoteAway(submission: Submission) {
  return act(removeNote, submission)
}

export async function bringNoteBack(submission: Submission) {
  return act(restoreNote, submission)
}

export async function takeFileAway(submission: Submission) {
  return act(removeFile, submission)
}

export async function bringFileBack(submission: Submission) {
  return act(restoreFile, submission)
}
