import { expect } from 'vitest'
import { proposeChange } from '@/lib/areas/customers/changes/mutations'
import { type ChangeKind } from '@/lib/areas/customers/changes/schema'
import { decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { changeAnswers } from '@/tests/factories/candidates'
import { type Company, makeCompany } from '@/tests/factories/company'

export let company: Company
export let manager: Viewer
export let gm: Viewer
export let head: Viewer
export let cashier: Viewer

/** A company with everybody who has a part in the life of a customer. */
export async function startLife(): Promise<void> {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  gm = await company.viewer('branch-gm')
  head = await company.viewer('head-of-marketing')
  cashier = await company.viewer('cashier')
}

export type Outcome = { kind: string; value?: unknown; reasons?: { rule: string; code: string }[] }
export function okValue<T>(outcome: { kind: string; value?: T }): T {
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'ok' })
  return outcome.value as T
}
export const codesOf = (outcome: Outcome) => outcome.reasons?.map(({ code }) => code) ?? [outcome.kind]
export const rowOf = (id: string) => db().customer.findUniqueOrThrow({ where: { id } })
export const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
export const propose = (viewer: Viewer, customerId: string, kind: ChangeKind) =>
  runMutation(proposeChange, viewer, { customerId, kind, answers: changeAnswers[kind] })
export const sign = (viewer: Viewer, id: string, verdict = 'approve', remark = '') =>
  runMutation(decideApprovals, viewer, { ids: [id], verdict, remark })
export const withdraw = (viewer: Viewer, id: string) => runMutation(withdrawApproval, viewer, { id })

export async function carried(customerId: string, kind: ChangeKind): Promise<void> {
  const made = okValue(await propose(kind === 'end' ? gm : manager, customerId, kind))
  if (kind !== 'end') okValue(await sign(gm, made.approvalId))
  okValue(await sign(head, made.approvalId))
}
