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
    ['the head office, to the whole company', viewer('general-manager', 'HQ', 'all'), [post('head-of-marketing', 'HQ')], false],
    ['a rep, to somebody who reads only his own papers', viewer('cashier', 'B', 'own'), [post('sales-rep', 'M')], false],
    ['a rep, to somebody who reads the papers of one unit', viewer('ka-clerk', 'B', 'unit'), [post('sales-rep', 'M')], false],
    ['a rep, to somebody who reads none', viewer('cashier', 'B', null), [post('sales-rep', 'M')], false],
  ])('%s', (_, who, posts, expected) => {
    expect(below(who, ...posts)).toBe(expected)
  }) // prettier-ignore

  it('nobody is below himself', () => {
    expect(isBelow(manager, { personId: 'me', posts: [post('sales-rep', 'M')] }, rank)).toBe(false)
  })

  it('the rank is the house’s own', () => {
    const turned: RoleCode[] = ['sales-rep', 'branch-sales-manager', 'branch-gm', 'regional-manager', 'marketing-director']
    const director = viewer('marketing-director', 'R', 'subtree')
    expect(isBelow(director, { personId: 'he', posts: [post('regional-manager', 'R')] }, turned)).toBe(true)
  }) // prettier-ignore
})
