import { expect, test } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import type { Permission, RoleCode } from '@/lib/core/permissions'
import { decidePost, overlaps, type Term } from './posts'

const granted = new Map<RoleCode, Permission[]>([
  ['cashier', ['trade.release', 'trade.remit']],
  ['branch-sales-manager', ['trade.order-create', 'trade.order-sign']],
  ['archivist', ['archive.lend']],
  ['gm-office-head', ['archive.approve-loan']],
  ['accountant', ['trade.match-papers']],
])
const term = (role: RoleCode, startsOn: string, endsOn: string | null = null, unitId = 'suzhou'): Term => ({
  role,
  unitId,
  startsOn: businessDate(startsOn),
  endsOn: endsOn === null ? null : businessDate(endsOn),
})

test.each<[string, Term, Term[], string[]]>([
  ['a first post', term('cashier', '2026-01-01'), [], []],
  ['two posts that go together', term('accountant', '2026-01-01'), [term('cashier', '2025-01-01')], []],
  [
    'the same post twice',
    term('cashier', '2026-01-01'),
    [term('cashier', '2025-01-01')],
    ['people.post-held-already'],
  ],
  [
    'the same post in another unit',
    term('cashier', '2026-01-01', null, 'hangzhou'),
    [term('cashier', '2025-01-01')],
    [],
  ],
  [
    'the same post again after it ended',
    term('cashier', '2026-01-02'),
    [term('cashier', '2025-01-01', '2026-01-01')],
    [],
  ],
  [
    'the same post on its last day',
    term('cashier', '2026-01-01'),
    [term('cashier', '2025-01-01', '2026-01-01')],
    ['people.post-held-already'],
  ],
  [
    'an end before the beginning',
    term('cashier', '2026-01-02', '2026-01-01'),
    [],
    ['people.ends-before-start'],
  ],
  [
    'who signs slips does not release goods',
    term('cashier', '2026-01-01'),
    [term('branch-sales-manager', '2025-01-01')],
    ['people.segregated', 'people.segregated'],
  ],
  [
    'not even in another unit',
    term('cashier', '2026-01-01', null, 'hangzhou'),
    [term('branch-sales-manager', '2025-01-01')],
    ['people.segregated', 'people.segregated'],
  ],
  [
    'one after the other is allowed',
    term('cashier', '2026-01-02'),
    [term('branch-sales-manager', '2025-01-01', '2026-01-01')],
    [],
  ],
  [
    'who lends files does not approve loans',
    term('gm-office-head', '2026-01-01'),
    [term('archivist', '2025-01-01')],
    ['people.segregated'],
  ],
])('%s', (_, post, others, expected) => {
  const decision = decidePost(post, others, granted)
  expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(expected)
})

test.each<[string, Term, Term, boolean]>([
  ['without ends', term('cashier', '2026-01-01'), term('cashier', '2020-01-01'), true],
  ['touching on one day', term('cashier', '2026-01-01', '2026-02-01'), term('cashier', '2026-02-01'), true],
  ['one day apart', term('cashier', '2026-01-01', '2026-01-31'), term('cashier', '2026-02-01'), false],
])('overlap: %s', (_, a, b, expected) => {
  expect(overlaps(a, b)).toBe(expected)
  expect(overlaps(b, a)).toBe(expected)
})
