'use server'

import { endDepartment, saveDepartment } from '@/lib/areas/customers/departments/mutations'
import { knownPeople } from '@/lib/areas/customers/known-people/queries'
import type { KnownPerson } from '@/lib/areas/customers/known-people/rules/known-person'
import { saveOpportunity } from '@/lib/areas/customers/opportunities/mutations'
import {
  addPerson,
  changePerson,
  endPost,
  reopenPost,
  unmaskPerson,
} from '@/lib/areas/customers/people/mutations'
import { act, type Submission } from '@/lib/core/action'
import { requireViewer } from '@/lib/core/viewer'

export async function add(submission: Submission) {
  return act(addPerson, submission)
}
export async function save(submission: Submission) {
  return act(changePerson, submission)
}
export async function end(submission: Submission) {
  return act(endPost, submission)
}
export async function reopen(submission: Submission) {
  return act(reopenPost, submission)
}
/** Without a key: the answer is personal data, which must not be kept. */
export async function unmask({ input }: Submission) {
  return act(unmaskPerson, { input })
}
export async function keepDepartment(submission: Submission) {
  return act(saveDepartment, submission)
}
export async function closeDepartment(submission: Submission) {
  return act(endDepartment, submission)
}
export async function keepOpportunity(submission: Submission) {
  return act(saveOpportunity, submission)
}
/** Who of that name or number is known within reach. */
export async function findKnown(typed: string): Promise<KnownPerson[]> {
  const viewer = await requireViewer()
  return typeof typed === 'string' ? knownPeople(viewer, typed) : []
}
