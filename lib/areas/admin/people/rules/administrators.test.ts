import { expect, test } from 'vitest'
import type { Permission, RoleCode, Scope } from '@/lib/core/permissions'
import { lastAdministratorReasons, type RoleReach, type StandingPost } from './administrators'

const reachWith = (people: Scope | null, roles: Scope | null): RoleReach => {
  const grants = new Map<Permission, Scope>()
  if (people) grants.set('admin.people', people)
  if (roles) grants.set('admin.roles', roles)
  return new Map<RoleCode, ReadonlyMap<Permission, Scope>>([
    ['administrator', grants],
    ['auditor', new Map<Permission, Scope>([['admin.roles', 'all']])],
  ])
}
const full = reachWith('all', 'all')
const post = (personId: string, role: RoleCode = 'administrator'): StandingPost => ({
  postId: `${personId}-${role}`,
  personId,
  role,
})
const [yan, xu] = [post('yan'), post('xu')]

test.each<[string, StandingPost[], StandingPost[], RoleReach, boolean]>([
  ['one of two administrators goes', [yan, xu], [xu], full, false],
  ['the last administrator goes', [yan], [], full, true],
  ['somebody else goes', [yan, post('si', 'auditor')], [yan], full, false],
  ['the role may no longer change roles', [yan], [yan], reachWith('all', null), true],
  ['the role may no longer change people', [yan], [yan], reachWith(null, 'all'), true],
  ['the role reaches only a part of the company', [yan], [yan], reachWith('subtree', 'all'), true],
  [
    'two posts of one person together are enough',
    [yan],
    [yan, post('yan', 'auditor')],
    reachWith('all', null),
    false,
  ],
  ['two halves in two hands are not', [yan], [yan, post('si', 'auditor')], reachWith('all', null), true],
])('%s', (_, before, after, reach, refused) => {
  const reasons = lastAdministratorReasons({ posts: before, reach: full }, { posts: after, reach })
  expect(reasons.map((reason) => reason.code)).toEqual(refused ? ['people.last-administrator'] : [])
})

test('where there never was an administrator nothing is stopped', () => {
  expect(lastAdministratorReasons({ posts: [], reach: full }, { posts: [], reach: full })).toEqual([])
})
