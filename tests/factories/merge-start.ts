import { expect } from 'vitest'
import { mergeCustomers, undoMerge } from '@/lib/areas/customers/merge/mutations'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { type Hangs } from '@/tests/factories/merge-world'
import { freezeClock } from '@/tests/setup/clock'

export let company: Company
export let gm: Viewer
export let manager: Viewer
export let cashier: Viewer

/** A company, its customers and the people who merge them. */
export async function startMerge(): Promise<void> {
  freezeClock('2026-11-23T10:00:00+08:00')
  company = await makeCompany()
  gm = await company.viewer('branch-gm', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  cashier = await company.viewer('cashier', 0)
}

export async function merge(
  keptId: string,
  loserIds: string[],
  more: { choices?: Record<string, string>; viewer?: Viewer } = {},
) {
  const rows = await db().customer.findMany({
    where: { id: { in: [keptId, ...loserIds] } },
    select: { id: true, version: true },
  })
  return runMutation(mergeCustomers, more.viewer ?? gm, {
    keptId,
    loserIds,
    choices: more.choices ?? {},
    versions: Object.fromEntries(rows.map(({ id, version }) => [id, version])),
    reason: '同一家',
  })
}

export function okValue<T>(outcome: { kind: string; value?: T }): T {
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'ok' })
  return outcome.value as T
}
export const codesOf = (outcome: { kind: string; reasons?: { code: string }[] }) =>
  outcome.reasons?.map((reason) => reason.code) ?? [outcome.kind]
export const undo = (mergeId: string, viewer = gm) =>
  runMutation(undoMerge, viewer, { mergeId, reason: '其实是两家' })

export const bare: Hangs = {
  contacts: 0,
  visits: 0,
  orders: 0,
  receipts: 0,
  papers: 0,
  sales: [],
  lines: [],
  rated: false,
}
export const busy: Hangs = {
  contacts: 2,
  visits: 2,
  orders: 2,
  receipts: 1,
  papers: 2,
  sales: ['2026-08', '2026-09'],
  lines: ['2026-09', '2026-11'],
  rated: true,
}
