import { sql } from '@/lib/core/db'
import { isPermission, isRoleCode, type Permission, type RoleCode, type Scope } from '@/lib/core/permissions'
import { today } from '@/lib/core/clock'
import type { Viewer } from '@/lib/core/scope'
import { mayChangeRoles } from '../policy'

export type GrantRow = { role: RoleCode; permission: Permission; scope: Scope }
export type RoleMatrix = {
  grants: GrantRow[]
  /** How many people hold each role today. */
  holders: Partial<Record<RoleCode, number>>
}

/** The whole matrix. Null for a viewer who may not change it. */
export async function roleMatrix(viewer: Viewer): Promise<RoleMatrix | null> {
  if (!mayChangeRoles(viewer)) return null
  const [grants, holders] = await Promise.all([
    sql<GrantRow>('SELECT "role", "permission", "scope" FROM "RoleGrant"'),
    sql<{ role: string; count: number }>(
      `SELECT po."role", count(DISTINCT po."personId")::int AS "count" FROM "Post" po JOIN "Person" p ON p."id" = po."personId"
       WHERE p."disabledAt" IS NULL AND po."startsOn" <= $1::date AND (po."endsOn" IS NULL OR po."endsOn" >= $1::date)
       GROUP BY po."role"`,
      [today()],
    ),
  ])
  return {
    grants: grants.filter(({ role, permission }) => isRoleCode(role) && isPermission(permission)),
    holders: Object.fromEntries(holders.map(({ role, count }) => [role, count])),
  }
}
