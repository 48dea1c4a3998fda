import type { BusinessDate } from '@/lib/core/dates'
import { dateColumn, type Tx } from '@/lib/core/db'
import { isPermission, isRoleCode, type Permission, type RoleCode, type Scope } from '@/lib/core/permissions'
import { InvalidError } from '@/lib/core/mutation'
import type { RoleReach, StandingPost } from './rules/administrators'
import type { RolePermissions } from '../posts/rules/posts'

/** Serialises everything that could take the last administrator away, until the transaction ends. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtext('dakehu.administrators'))`
}

/** Every post without an end that a person who can sign in holds on `today`. */
export async function standingPosts(tx: Tx, today: BusinessDate): Promise<StandingPost[]> {
  const rows = await tx.post.findMany({
    where: {
      endsOn: null,
      startsOn: { lte: dateColumn(today) },
      person: { disabledAt: null, passwordHash: { not: null } },
      role: { in: await rolesReachingAdministration(tx) },
    },
    select: { id: true, personId: true, role: true },
  })
  return rows.map(({ id, personId, role }) => ({ postId: id, personId, role: role as RoleCode }))
}

async function rolesReachingAdministration(tx: Tx): Promise<string[]> {
  const rows = await tx.roleGrant.findMany({
    where: { permission: { in: ['admin.people', 'admin.roles'] } },
    select: { role: true },
  })
  return rows.map((row) => row.role)
}

/** What every role may do, and how far. */
export async function roleReach(tx: Tx): Promise<RoleReach> {
  const reach = new Map<RoleCode, Map<Permission, Scope>>()
  for (const { role, permission, scope } of await tx.roleGrant.findMany()) {
    if (!isRoleCode(role) || !isPermission(permission)) continue
    const of = reach.get(role) ?? new Map<Permission, Scope>()
    reach.set(role, of.set(permission, scope as Scope))
  }
  return reach
}

/** What every role may do, whatever the reach. */
export function permissionsOf(reach: RoleReach): RolePermissions {
  return new Map([...reach].map(([role, grants]) => [role, [...grants.keys()]]))
}

/** Throws InvalidError at the field whose value another person already has. */
export async function requireFreeNames(
  tx: Tx,
  wanted: { username: string; employeeNo: string | null },
  except: string | null,
): Promise<void> {
  const other = except ? { id: { not: except } } : {}
  if (await tx.person.findFirst({ where: { username: wanted.username, ...other }, select: { id: true } }))
    throw new InvalidError({ username: [{ code: 'errors.taken' }] })
  if (!wanted.employeeNo) return
  if (await tx.person.findFirst({ where: { employeeNo: wanted.employeeNo, ...other }, select: { id: true } }))
    throw new InvalidError({ employeeNo: [{ code: 'errors.taken' }] })
}

/** An enabled person's name; throws InvalidError at `field` when there is none. */
export async function requirePerson(
  tx: Tx,
  id: string,
  field: string,
): Promise<{ id: string; name: string }> {
  const person = await tx.person.findFirst({
    where: { id, disabledAt: null },
    select: { id: true, name: true },
  })
  if (!person) throw new InvalidError({ [field]: [{ code: 'errors.unknown-person' }] })
  return person
}
