'use server'

import {
  addUnit,
  editUnit,
  endUnit,
  foundCompany,
  moveUnit,
  reopenUnit,
  setArea,
} from '@/lib/areas/admin/organisation/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function add(submission: Submission) {
  return act(addUnit, submission)
}
export async function edit(submission: Submission) {
  return act(editUnit, submission)
}
export async function move(submission: Submission) {
  return act(moveUnit, submission)
}
export async function end(submission: Submission) {
  return act(endUnit, submission)
}
export async function reopen(submission: Submission) {
  return act(reopenUnit, submission)
}
export async function area(submission: Submission) {
  return act(setArea, submission)
}
export async function found(submission: Submission) {
  return act(foundCompany, submission)
}
