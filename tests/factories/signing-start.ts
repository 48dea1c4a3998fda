import { createCustomer } from '@/lib/areas/customers/mutations'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from './company'

export let company: Company
export let manager: Viewer
export let rep: Viewer
export let gm: Viewer
export let director: Viewer

/** A company, and who hands in and signs the papers of its first branch. */
export async function startSigning(): Promise<void> {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
  rep = await company.viewer('sales-rep', 0)
  gm = await company.viewer('branch-gm', 0)
  director = await company.viewer('marketing-director', 0)
}

/** A customer of the rep, its file just opened. */
export async function openFile(name: string): Promise<string> {
  const made = await runMutation(createCustomer, manager, {
    name,
    unitId: company.offices[0],
    ownerId: rep.personId,
  })
  if (made.kind !== 'ok') throw new Error(made.kind)
  return made.value.id
}

/** Signs, or returns, the paper of the customer that is on its way. */
export async function sign(viewer: Viewer, customerId: string, verdict: 'approve' | 'return' = 'approve') {
  const paper = await db().approval.findFirstOrThrow({
    where: { customerId, plan: 'forms.sign', state: 'pending' },
  })
  const remark = verdict === 'approve' ? '' : '付款接洽请补电话'
  return runMutation(decideApprovals, viewer, { verdict, remark, ids: [paper.id] })
}
