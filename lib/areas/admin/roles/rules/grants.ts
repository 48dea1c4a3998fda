import type { Reason } from '@/lib/core/decision'
import { clashesOf, type Permission, type RoleCode, type Scope } from '@/lib/core/permissions'
import { word } from '../../posts/rules/posts'

/** One cell of the matrix: what a role may do and how far; null = not at all. */
export type GrantChange = { role: RoleCode; permission: Permission; from: Scope | null; to: Scope | null }

export type Matrix = ReadonlyMap<RoleCode, ReadonlyMap<Permission, Scope>>

/** The matrix with the changes in it. */
export function changedMatrix(before: Matrix, changes: readonly GrantChange[]): Matrix {
  const after = new Map([...before].map(([role, grants]) => [role, new Map(grants)]))
  for (const { role, permission, to } of changes) {
    const grants = after.get(role) ?? new Map<Permission, Scope>()
    after.set(role, grants)
    if (to === null) grants.delete(permission)
    else grants.set(permission, to)
  }
  return after
}

/** Rights that have no reach: either over the whole house or not at all. */
export function isWholeHouse(permission: Permission): boolean {
  return permission.startsWith('admin.') || permission === 'audit.read' || permission === 'forms.design'
}

/** A person with the roles he holds now or will hold. */
export type Holder = { name: string; roles: readonly RoleCode[] }

function heldBy(holder: Holder, matrix: Matrix): Permission[] {
  return holder.roles.flatMap((role) => [...(matrix.get(role)?.keys() ?? [])])
}

function clashKeys(
  permissions: readonly Permission[],
): Map<string, { rule: string; pair: readonly [Permission, Permission] }> {
  return new Map(clashesOf(permissions).map((clash) => [clash.pair.join(' '), clash]))
}

/**
 * Why the changed matrix may not stand: rights that must stay in two hands meet in one role or one person
 * (R-D02, R-A07), or a right over the whole house is given for a part of it.
 */
export function grantReasons(
  before: Matrix,
  changes: readonly GrantChange[],
  holders: readonly Holder[],
): Reason[] {
  const after = changedMatrix(before, changes)
  const partial = changes.some(
    ({ permission, to }) => to !== null && to !== 'all' && isWholeHouse(permission),
  )
  const reasons: Reason[] = partial ? [{ rule: 'ROLE-01', code: 'roles.whole-house' }] : []
  for (const role of new Set(changes.map((change) => change.role))) {
    const known = clashKeys([...(before.get(role)?.keys() ?? [])])
    for (const [key, { rule, pair }] of clashKeys([...(after.get(role)?.keys() ?? [])]))
      if (!known.has(key))
        reasons.push({ rule, code: 'roles.clash', values: { first: word(pair[0]), second: word(pair[1]) } })
  }
  if (reasons.length > 0) return reasons
  for (const holder of holders) {
    const known = clashKeys(heldBy(holder, before))
    for (const [key, { rule, pair }] of clashKeys(heldBy(holder, after)))
      if (!known.has(key))
        reasons.push({
          rule,
          code: 'roles.person-clash',
          values: { name: holder.name, first: word(pair[0]), second: word(pair[1]) },
        })
  }
  return reasons
}
