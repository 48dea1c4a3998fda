import { expect } from 'vitest'
import { proposeChange } from '@/lib/areas/customers/changes/mutations'
import type { ChangeKind } from '@/lib/areas/customers/changes/schema'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { changeAnswers, makeCandidate } from '@/tests/factories/candidates'
import { type Company, makeCompany } from '@/tests/factories/company'
import { freezeClock } from '@/tests/setup/clock'

export let company: Company
export let manager: Viewer
export let gm: Viewer
export let head: Viewer
export let officer: Viewer

/** A company with everybody who signs a change. */
export async function startChanges(): Promise<void> {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  gm = await company.viewer('branch-gm')
  head = await company.viewer('head-of-marketing')
  officer = await company.viewer('marketing-officer')
}
/** Before each test. */
export async function startEachChanges(): Promise<void> {
  freezeClock('2026-11-23T09:00:00+08:00')
  await quota(1000)
}

export type Outcome = { kind: string; value?: unknown; reasons?: { code: string }[] }
export function okValue<T>(outcome: { kind: string; value?: T }): T {
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'ok' })
  return outcome.value as T
}
export const codesOf = (outcome: Outcome) =>
  outcome.reasons?.map((reason) => reason.code).sort() ?? [outcome.kind]
export const stateOf = async (id: string) => (await db().customer.findUniqueOrThrow({ where: { id } })).state
export const changeOf = (id: string) => db().customerChange.findUniqueOrThrow({ where: { id } })

export async function quota(customerQuota: number | null, at = 0): Promise<void> {
  await db().unit.update({ where: { id: company.branches[at]! }, data: { customerQuota } })
}

export const selection = changeAnswers.add
export const answersFor = changeAnswers
export const candidate = (change: Record<string, unknown> = {}, at = 0) => makeCandidate(company, change, at)

export const propose = (viewer: Viewer, customerId: string, kind: ChangeKind, answers = answersFor[kind]) =>
  runMutation(proposeChange, viewer, { customerId, kind, answers })
export const sign = (viewer: Viewer, id: string, verdict = 'approve', remark = '') =>
  runMutation(decideApprovals, viewer, { ids: [id], verdict, remark })

/** Hands in and signs to the end. */
export async function carried(
  customerId: string,
  kind: ChangeKind,
): Promise<{ id: string; approvalId: string }> {
  const made = okValue(await propose(kind === 'end' ? gm : manager, customerId, kind))
  if (kind !== 'end') okValue(await sign(gm, made.approvalId))
  okValue(await sign(head, made.approvalId))
  return made
}
