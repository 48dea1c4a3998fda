import { describe, expect, it } from 'vitest'
import type { RoleCode, Scope } from '@/lib/core/permissions'
import { type HeldPost, reachOfPosts, type Viewer } from '@/lib/core/scope'
import { isBelow } from './below'

const PLACES = {
  HQ: ['head-office', ['HQ']],
  R: ['region', ['HQ', 'R']],
  B: ['branch', ['HQ', 'R', 'B']],
  B2: ['branch', ['HQ', 'R', 'B2']],
  M: ['market-office', ['HQ', 'R', 'B', 'M']],
} as const
type Place = keyof typeof PLACES

function post(role: RoleCode, at: Place): HeldPost {
  const [kind, path] = PLACES[at]
  return { role, unitId: at, unitKind: kind, unitName: at, anchorId: at, anchorKind: kind, unitPath: [...path], acting: false }
} // prettier-ignore

function viewer(role: RoleCode, at: Place, scope: Scope | null): Viewer {
  const posts = [post(role, at)]
  const grants = scope ? [{ role, permission: 'approvals.read', scope }] : []
  return { personId: 'me', posts, reach: reachOfPosts(posts, grants) } as unknown as Viewer
}

const rank: RoleCode[] = [
  'sales-rep',
  'branch-sales-manager',
  'branch-gm',
  'marketing-director',
  'regional-manager',
]
const below = (who: Viewer, ...posts: HeldPost[]) => isBelow(who, { personId: 'he', posts }, rank) // prettier-ignore

describe('who is below whom', () => {
  const manager = viewer('branch-sales-manager', 'B', 'subtree')
  const gm = viewer('branch-gm', 'B', 'subtree')
  const gmOfAll = viewer('general-manager', 'HQ', 'all')
  const kaManager = viewer('ka-manager', 'HQ', 'all')
  it.each<[string, Viewer, HeldPost[], boolean]>([
    ['a rep of the branch’s office, to its manager', manager, [post('sales-rep', 'M')], true],
    ['a rep at the branch itself', manager, [post('sales-rep', 'B')], true],
    ['a rep of another branch', manager, [post('sales-rep', 'B2')], false],
    ['a rep who also holds a post elsewhere', manager, [post('sales-rep', 'M'), post('sales-rep', 'B2')], false],
    ['somebody without a post', manager, [], false],
    ['the general manager, to the sales manager', manager, [post('branch-gm', 'B')], false],
    ['another sales manager', manager, [post('branch-sales-manager', 'B')], false],
    ['the sales manager, to the general manager', gm, [post('branch-sales-manager', 'B')], true],
    ['the cashier of the branch, who is beside the sales line', gm, [post('cashier', 'B')], false],
    ['the cashier of a branch, to the region', viewer('marketing-director', 'R', 'subtree'), [post('cashier', 'B')], true],
    ['the director, to the regional manager', viewer('regional-manager', 'R', 'subtree'), [post('marketing-director', 'R')], true],
    ['the regional manager, to the director', viewer('marketing-director', 'R', 'subtree'), [post('regional-manager', 'R')], false],
    ['a branch, to the whole company', viewer('general-manager', 'HQ', 'all'), [post('branch-gm', 'B')], true],
    ['the head office, to the general manager', gmOfAll, [post('head-of-marketing', 'HQ')], true],
    ['the key-account manager, to the general manager', gmOfAll, [post('ka-manager', 'HQ')], true],
    ['the general manager, to his deputy', viewer('deputy-gm', 'HQ', 'all'), [post('general-manager', 'HQ')], false],
    ['his own specialist, to the key-account manager', kaManager, [post('ka-specialist', 'HQ')], true],
    ['a specialist in a region, to the key-account manager', kaManager, [post('ka-specialist', 'R')], true],
    ['his superior, to the key-account manager', kaManager, [post('marketing-director', 'R')], false],
    ['the regional manager, to the key-account manager', kaManager, [post('regional-manager', 'R')], false],
    ['a branch, to the key-account manager', kaManager, [post('branch-gm', 'B')], false],
    ['the key-account manager, to his supervisor', viewer('ka-supervisor', 'HQ', 'subtree'), [post('ka-manager', 'HQ')], false],
    ['the key-account manager of the region, to its director', viewer('marketing-director', 'R', 'subtree'), [post('ka-manager', 'R')], true],
    ['a region, to the head of marketing', viewer('head-of-marketing', 'HQ', 'all'), [post('regional-manager', 'R')], true],
    ['his officer, to the head of marketing', viewer('head-of-marketing', 'HQ', 'all'), [post('marketing-officer', 'HQ')], true],
    ['the general manager, to the head of marketing', viewer('head-of-marketing', 'HQ', 'all'), [post('general-manager', 'HQ')], false],
    ['a branch, to the auditor', viewer('auditor', 'HQ', 'all'), [post('branch-gm', 'B')], false],
    ['the regional manager, to a director at the head office', viewer('marketing-director', 'HQ', 'all'), [post('regional-manager', 'R')], false],
    ['a rep, to a cashier who reads all papers', viewer('cashier', 'B', 'subtree'), [post('sales-rep', 'M')], false],
    ['a rep, to somebody who reads only his own papers', viewer('cashier', 'B', 'own'), [post('sales-rep', 'M')], false],
    ['a rep, to somebody who reads the papers of one unit', viewer('ka-clerk', 'B', 'unit'), [post('sales-rep', 'M')], false],
    ['a rep, to somebody who reads none', viewer('cashier', 'B', null), [post('sales-rep', 'M')], false],
  ])('%s', (_, who, posts, expected) => {
    expect(below(who, ...posts)).toBe(expected)
  }) // prettier-ignore

  it('a department manager has his own department below him, not the unit it belongs to', () => {
    const inside = { unitId: 'D', unitKind: 'department', unitPath: ['HQ', 'D'] }
    const head = viewer('department-manager', 'HQ', 'subtree')
    const of = { ...head, posts: [{ ...head.posts[0]!, ...inside }] }
    expect(below(of, { ...post('service-officer', 'HQ'), ...inside })).toBe(true)
    expect(below(of, post('service-officer', 'HQ'))).toBe(false)
    expect(below(of, post('branch-gm', 'B'))).toBe(false)
  })

  it('nobody is below himself', () => {
    expect(isBelow(manager, { personId: 'me', posts: [post('sales-rep', 'M')] }, rank)).toBe(false)
  })

  it('the rank is the house’s own', () => {
    const turned: RoleCode[] = ['sales-rep', 'branch-sales-manager', 'branch-gm', 'regional-manager', 'marketing-director']
    const director = viewer('marketing-director', 'R', 'subtree')
    expect(isBelow(director, { personId: 'he', posts: [post('regional-manager', 'R')] }, turned)).toBe(true)
  }) // prettier-ignore
})
