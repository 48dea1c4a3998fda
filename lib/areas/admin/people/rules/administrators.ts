import type { Reason } from '@/lib/core/decision'
import type { Permission, RoleCode, Scope } from '@/lib/core/permissions'

/** A post without an end, held by somebody who can sign in. */
export type StandingPost = { postId: string; personId: string; role: RoleCode }

/** How far each role may do what; a role that is missing may do nothing. */
export type RoleReach = ReadonlyMap<RoleCode, ReadonlyMap<Permission, Scope>>

const NEEDED = ['admin.people', 'admin.roles'] as const

/** Can somebody with these roles put everything else right again? */
export function isAdministrator(roles: readonly RoleCode[], reach: RoleReach): boolean {
  return NEEDED.every((permission) => roles.some((role) => reach.get(role)?.get(permission) === 'all'))
}

/** The people among `posts` who are administrators. */
export function administratorsOf(posts: readonly StandingPost[], reach: RoleReach): Set<string> {
  const byPerson = new Map<string, RoleCode[]>()
  for (const { personId, role } of posts) byPerson.set(personId, [...(byPerson.get(personId) ?? []), role])
  return new Set(
    [...byPerson].filter(([, roles]) => isAdministrator(roles, reach)).map(([personId]) => personId),
  )
}

/**
 * SEC-03: somebody must remain who may administer people and roles, can sign in and holds his post without an end.
 * Refuses a change that leaves nobody; a change that was never about administrators is not stopped by their lack.
 */
export function lastAdministratorReasons(
  before: { posts: readonly StandingPost[]; reach: RoleReach },
  after: { posts: readonly StandingPost[]; reach: RoleReach },
): Reason[] {
  const had = administratorsOf(before.posts, before.reach).size
  const remain = administratorsOf(after.posts, after.reach).size
  return had > 0 && remain === 0 ? [{ rule: 'SEC-03', code: 'people.last-administrator' }] : []
}
