'use server'

import { startBulk, undoBulk } from '@/lib/areas/customers/bulk/mutations'
import { startExport } from '@/lib/areas/customers/export/mutations'
import { handOverCustomers } from '@/lib/areas/customers/hand-over/mutations'
import { changeView, deleteView, orderViews, saveView } from '@/lib/areas/customers/list/mutations'
import { createCustomer, deleteCustomers, restoreCustomers } from '@/lib/areas/customers/mutations'
import { act, type Submission } from '@/lib/core/action'
import { cancelTask } from '@/lib/core/tasks'

export async function create(submission: Submission) {
  return act(createCustomer, submission)
}
export async function handOver(submission: Submission) {
  return act(handOverCustomers, submission)
}
export async function remove(submission: Submission) {
  return act(deleteCustomers, submission)
}
export async function restore(submission: Submission) {
  return act(restoreCustomers, submission)
}
export async function keepView(submission: Submission) {
  return act(saveView, submission)
}
export async function dropView(submission: Submission) {
  return act(deleteView, submission)
}
export async function changeKeptView(submission: Submission) {
  return act(changeView, submission)
}
export async function orderKeptViews(submission: Submission) {
  return act(orderViews, submission)
}
export async function exportList(submission: Submission) {
  return act(startExport, submission)
}
export async function startBulkChange(submission: Submission) {
  return act(startBulk, submission)
}
export async function undoBulkChange(submission: Submission) {
  return act(undoBulk, submission)
}
export async function cancel(submission: Submission) {
  return act(cancelTask, submission)
}
