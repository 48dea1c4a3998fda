import type { BusinessDate } from '@/lib/core/dates'
import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import { clashesOf, type Permission, type RoleCode } from '@/lib/core/permissions'

/** A role held in a unit from a day on, `endsOn` being the last day. */
export type Term = { role: RoleCode; unitId: string; startsOn: BusinessDate; endsOn: BusinessDate | null }

/** What each role may do, whatever the reach. */
export type RolePermissions = ReadonlyMap<RoleCode, readonly Permission[]>

/** Are both held on some day? */
export function overlaps(
  a: Pick<Term, 'startsOn' | 'endsOn'>,
  b: Pick<Term, 'startsOn' | 'endsOn'>,
): boolean {
  return (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)
}

/** The name of a right as a sentence can choose by it. */
export function word(permission: Permission): string {
  return permission.replace(/[.-]/g, '_')
}

/** The segregations one person would break by holding these roles together, as reasons. */
export function segregationReasons(roles: readonly RoleCode[], granted: RolePermissions): Reason[] {
  const held = roles.flatMap((role) => granted.get(role) ?? [])
  return clashesOf(held).map(({ rule, pair }) => ({
    rule,
    code: 'people.segregated',
    values: { first: word(pair[0]), second: word(pair[1]) },
    field: 'role',
  }))
}

/**
 * May a person who already holds `others` also hold `post`? Not the same post twice at one time, not an end before
 * the beginning, and no two rights in one hand that must stay apart (R-D02, R-A07).
 */
export function decidePost(post: Term, others: readonly Term[], granted: RolePermissions): Decision<null> {
  const reasons: Reason[] = []
  if (post.endsOn !== null && post.endsOn < post.startsOn)
    reasons.push({ rule: 'PST-01', code: 'people.ends-before-start', field: 'endsOn' })
  const together = others.filter((other) => overlaps(other, post))
  if (together.some((other) => other.role === post.role && other.unitId === post.unitId))
    reasons.push({ rule: 'PST-01', code: 'people.post-held-already', field: 'role' })
  reasons.push(...segregationReasons([post.role, ...together.map((other) => other.role)], granted))
  return allowUnless(reasons, null)
}
