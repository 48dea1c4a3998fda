import { describe, expect, test } from 'vitest'
import {
  clashesOf,
  permissions,
  reachOf,
  roleCodes,
  type Permission,
  type RoleCode,
} from '@/lib/core/permissions'
import { defaultGrants } from './default-grants'

const holdersOf = (permission: Permission) =>
  roleCodes.filter((role) => reachOf(defaultGrants, [role], permission) !== null)

describe('who may decide what on a fresh installation (roles 3.5)', () => {
  test.each<[string, Permission, RoleCode[]]>([
    ['only the branch sales manager selects customers', 'customers.select', ['branch-sales-manager']],
    ['only the branch general manager reviews a selection', 'customers.review-selection', ['branch-gm']],
    ['only the head of marketing approves a selection', 'customers.approve-selection', ['head-of-marketing']],
    ['only the branch sales manager rates credit', 'grading.rate', ['branch-sales-manager']],
    ['only the branch general manager reviews a rating', 'grading.review', ['branch-gm']],
    ['only the marketing director approves a rating', 'grading.approve', ['marketing-director']],
    ['only the branch sales manager applies for a line', 'credit.apply', ['branch-sales-manager']],
    [
      'the four of R-C07 decide lines, each for his grade',
      'credit.decide',
      ['branch-sales-manager', 'branch-gm', 'regional-manager', 'marketing-director'],
    ],
    ['marketing sets the credit totals', 'credit.set-totals', ['head-of-marketing', 'marketing-officer']],
    ['the head of marketing approves the credit totals', 'credit.approve-totals', ['head-of-marketing']],
    ['only the branch general manager allows an exception to cash', 'trade.approve-exception', ['branch-gm']],
    ['two may say "may ship"', 'trade.order-sign', ['branch-sales-manager', 'branch-gm']],
    ['only the cashier releases goods', 'trade.release', ['cashier']],
    ['only finance relaxes the remittance limit', 'trade.relax-remittance', ['finance-manager']],
    ['only the archivist lends', 'archive.lend', ['archivist']],
    ['only the head of the office approves plain loans', 'archive.approve-loan', ['gm-office-head']],
    [
      'the general manager and his deputy approve secret loans',
      'archive.approve-secret-loan',
      ['general-manager', 'deputy-gm'],
    ],
    ['only the administrator changes rights', 'admin.roles', ['administrator']],
  ])('%s', (_, permission, roles) => {
    expect(holdersOf(permission)).toEqual(roles)
  })

  test.each(roleCodes)('%s holds no two rights that must be in different hands', (role) => {
    expect(clashesOf(Object.keys(defaultGrants[role]) as Permission[])).toEqual([])
  })

  test('a cashier who also signs "may ship" is a clash, and so is an archivist who approves loans', () => {
    expect(clashesOf(['trade.release', 'trade.order-sign'])).toHaveLength(1)
    expect(clashesOf(['archive.lend', 'archive.approve-loan', 'archive.approve-secret-loan'])).toHaveLength(2)
  })

  test('the administrator sees no business data', () => {
    const held = Object.keys(defaultGrants.administrator)
    expect(held.filter((name) => !/^(admin|audit|approvals|forms)\./.test(name))).toEqual([])
  })

  test('every permission is given to somebody', () => {
    expect(permissions.filter((permission) => holdersOf(permission).length === 0)).toEqual([])
  })
})

describe('reach of several roles together', () => {
  test('the widest reach counts', () => {
    expect(reachOf(defaultGrants, ['sales-rep', 'branch-gm'], 'customers.read')).toBe('subtree')
  })
  test('what no role has is refused', () => {
    expect(reachOf(defaultGrants, ['sales-rep', 'courier'], 'credit.decide')).toBeNull()
  })
  test('a person without a role may do nothing', () => {
    expect(permissions.filter((permission) => reachOf(defaultGrants, [], permission) !== null)).toEqual([])
  })
})
