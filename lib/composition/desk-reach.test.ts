import { describe, expect, it } from 'vitest'
import type { Permission } from '@/lib/core/permissions'
import type { HeldPost, Reach, Viewer } from '@/lib/core/scope'
import { lookingReach, reachWithin } from './desk-reach'

const reach = (change: Partial<Reach>): Reach => ({
  all: false,
  own: false,
  units: [],
  subtrees: [],
  ...change,
})
const post = (unitPath: string[]): HeldPost => {
  const id = unitPath.at(-1)!
  return { role: 'sales-rep', unitId: id, unitKind: '', unitName: id, anchorId: id, anchorKind: '', unitPath, acting: false }
} // prettier-ignore
const posts = [post(['HQ', 'R', 'B']), post(['HQ', 'R2', 'X'])]

describe('one reach within another', () => {
  it.each<[string, Partial<Reach>, Partial<Reach>, boolean, Partial<Reach> | null]>([
    ['all within all', { all: true }, { all: true }, false, { all: true }],
    ['all within a branch: nothing', { all: true }, { subtrees: ['B'] }, true, null],
    ['a branch within its region', { subtrees: ['B'] }, { subtrees: ['R'] }, false, { subtrees: ['B'] }],
    ['a branch within itself', { subtrees: ['B'] }, { subtrees: ['B'] }, false, { subtrees: ['B'] }],
    ['of two places the one inside', { subtrees: ['B', 'X'] }, { subtrees: ['R'] }, false, { subtrees: ['B'] }],
    ['a place he holds no post at', { subtrees: ['Z'] }, { subtrees: ['R'] }, false, null],
    ['a unit within the same unit', { units: ['B'] }, { units: ['B'] }, false, { units: ['B'] }],
    ['a subtree within a unit alone: wider, so nothing', { subtrees: ['B'] }, { units: ['B'] }, false, null],
    ['own, all inside', { own: true }, { subtrees: ['R'] }, true, { own: true }],
    ['own, some beyond', { own: true }, { subtrees: ['R'] }, false, null],
    ['own beyond, and a branch inside', { own: true, subtrees: ['B'] }, { subtrees: ['R'] }, false, { subtrees: ['B'] }],
    ['anything within nothing', { subtrees: ['B'] }, {}, false, null],
  ])('%s', (_, theirs, mine, ownInside, left) => {
    expect(reachWithin(reach(theirs), reach(mine), posts, ownInside)).toEqual(left && reach(left))
  }) // prettier-ignore
})

describe('the reach in which a desk is looked at', () => {
  const viewer = (grants: [Permission, Partial<Reach>][]) =>
    ({ posts, reach: new Map(grants.map(([name, one]) => [name, reach(one)])) }) as unknown as Viewer
  const looked = (
    mine: [Permission, Partial<Reach>][],
    theirs: [Permission, Partial<Reach>][],
    holds = true,
  ) => Object.fromEntries(lookingReach(viewer(mine), viewer(theirs), () => holds))

  it('a deed of his is seen by whoever may read the same, though he may not do it', () => {
    expect(looked([['credit.read', { subtrees: ['R'] }]], [['credit.apply', { subtrees: ['B'] }]])).toEqual({
      'credit.apply': reach({ subtrees: ['B'] }),
    })
  })

  it('what the viewer may not read himself is not seen', () => {
    const theirs: [Permission, Partial<Reach>][] = [['trade.read', { own: true }], ['customers.read', { own: true }]] // prettier-ignore
    expect(Object.keys(looked([['customers.read', { subtrees: ['B'] }]], theirs))).toEqual(['customers.read'])
  })

  it.each<Permission>(['approvals.sign', 'visits.record', 'customers.read-personal', 'customers.read-bank', 'approvals.read'])(
    '%s is not carried over, even to whoever may do everything',
    (permission) => {
      expect(looked([[permission, { all: true }]], [[permission, { all: true }]])).toEqual({})
    },
  ) // prettier-ignore

  it('orders of one’s own may be anybody’s customers: they are not carried over below the whole company', () => {
    const theirs: [Permission, Partial<Reach>][] = [['trade.carry', { own: true }], ['trade.read', { own: true }]] // prettier-ignore
    expect(Object.keys(looked([['trade.read', { subtrees: ['R'] }]], theirs))).toEqual(['trade.read'])
    expect(Object.keys(looked([['trade.read', { all: true }]], theirs))).toEqual([
      'trade.carry',
      'trade.read',
    ])
  })
})
