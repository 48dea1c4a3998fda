import { expect, test } from 'vitest'
import type { Permission, RoleCode, Scope } from '@/lib/core/permissions'
import { changedMatrix, type GrantChange, grantReasons, type Holder, type Matrix } from './grants'

const matrix: Matrix = new Map<RoleCode, ReadonlyMap<Permission, Scope>>([
  ['cashier', new Map<Permission, Scope>([['trade.release', 'subtree']])],
  ['branch-sales-manager', new Map<Permission, Scope>([['trade.order-sign', 'subtree']])],
  ['accountant', new Map<Permission, Scope>([['trade.match-papers', 'subtree']])],
])
const give = (role: RoleCode, permission: Permission, to: Scope | null = 'subtree'): GrantChange => ({
  role,
  permission,
  from: null,
  to,
})
const both: Holder = { name: '方静宜', roles: ['cashier', 'accountant'] }

test.each<[string, GrantChange[], Holder[], string[]]>([
  ['a right nobody minds', [give('cashier', 'reports.read')], [both], []],
  ['the cashier signs slips', [give('cashier', 'trade.order-sign')], [], ['roles.clash']],
  ['the sales manager releases goods', [give('branch-sales-manager', 'trade.release')], [], ['roles.clash']],
  [
    'in one person through two roles',
    [give('accountant', 'trade.order-sign')],
    [both],
    ['roles.person-clash'],
  ],
  [
    'in two persons',
    [give('accountant', 'trade.order-sign')],
    [{ name: '何知秋', roles: ['accountant'] }],
    [],
  ],
  [
    'one comes and the other goes',
    [give('cashier', 'trade.order-sign'), give('cashier', 'trade.release', null)],
    [],
    [],
  ],
  ['administration over a part', [give('auditor', 'admin.audit', 'subtree')], [], ['roles.whole-house']],
  ['administration over all', [give('auditor', 'admin.audit', 'all')], [], []],
])('%s', (_, changes, holders, expected) => {
  expect(grantReasons(matrix, changes, holders).map((reason) => reason.code)).toEqual(expected)
})

test('a clash that stood before does not stop another change', () => {
  const broken = changedMatrix(matrix, [give('cashier', 'trade.order-sign')])
  expect(grantReasons(broken, [give('cashier', 'reports.read')], [both])).toEqual([])
})

test('the matrix before is left as it was', () => {
  changedMatrix(matrix, [give('cashier', 'trade.release', null)])
  expect(matrix.get('cashier')?.get('trade.release')).toBe('subtree')
})
