'use server'

import { endSessionsOf, issueLink } from '@/lib/areas/admin/accounts/mutations'
import { delegate, revokeDelegation } from '@/lib/areas/admin/delegations/mutations'
import { handOverCustomers } from '@/lib/areas/admin/hand-over/mutations'
import { addPerson, disablePerson, editPerson, enablePerson } from '@/lib/areas/admin/people/mutations'
import { changePost, endPost, givePost } from '@/lib/areas/admin/posts/mutations'
import { act, type Submission } from '@/lib/core/action'

export async function add(submission: Submission) {
  return act(addPerson, submission)
}
export async function edit(submission: Submission) {
  return act(editPerson, submission)
}
export async function disable(submission: Submission) {
  return act(disablePerson, submission)
}
export async function enable(submission: Submission) {
  return act(enablePerson, submission)
}
/** Without a key: the answer is a secret, which must not be kept. */
export async function link({ input }: Submission) {
  return act(issueLink, { input })
}
export async function endSessions(submission: Submission) {
  return act(endSessionsOf, submission)
}
export async function give(submission: Submission) {
  return act(givePost, submission)
}
export async function change(submission: Submission) {
  return act(changePost, submission)
}
export async function end(submission: Submission) {
  return act(endPost, submission)
}
export async function giveLetter(submission: Submission) {
  return act(delegate, submission)
}
export async function revokeLetter(submission: Submission) {
  return act(revokeDelegation, submission)
}
export async function handOver(submission: Submission) {
  return act(handOverCustomers, submission)
}
