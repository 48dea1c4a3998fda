import { newId } from '@/lib/core/audit'
import { sqlTransaction } from '@/lib/core/db'
import { type Grants, type Permission, permissions } from '@/lib/core/permissions'

const KNOWN = 'admin.known-permissions'

type GrantLine = { role: string; permission: string; scope: string }

function linesOf(defaults: Grants, wanted: ReadonlySet<Permission>): GrantLine[] {
  return Object.entries(defaults).flatMap(([role, grants]) =>
    Object.entries(grants)
      .filter(([permission]) => wanted.has(permission as Permission))
      .map(([permission, scope]) => ({ role, permission, scope })),
  )
}

/**
 * Gives every role its default rights on a fresh installation, and the default of a right that a new release brings.
 * What an administrator took away stays away. Several instances may start at once. Returns how many grants were added.
 */
export async function ensureDefaultGrants(defaults: Grants, at: Date): Promise<number> {
  return sqlTransaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('dakehu.default-grants'))::text`)
    const [kept] = await tx.query<{ value: string[] }>(
      `SELECT "value" FROM "SettingValue" WHERE "key" = $1 ORDER BY "setAt" DESC, "id" DESC LIMIT 1`,
      [KNOWN],
    )
    const [{ empty }] = (await tx.query<{ empty: boolean }>(
      'SELECT NOT EXISTS (SELECT 1 FROM "RoleGrant") AS "empty"',
    )) as [{ empty: boolean }]
    const known = new Set<string>(kept?.value ?? (empty ? [] : permissions))
    const fresh = new Set(permissions.filter((permission) => !known.has(permission)))
    if (kept && fresh.size === 0) return 0
    const lines = linesOf(defaults, fresh)
    await tx.query(
      `INSERT INTO "RoleGrant" ("role","permission","scope")
       SELECT r->>'role', r->>'permission', r->>'scope' FROM jsonb_array_elements($1::jsonb) r ON CONFLICT DO NOTHING`,
      [JSON.stringify(lines)],
    )
    await tx.query(
      `INSERT INTO "SettingValue" ("id","key","unitId","value","effectiveFrom","setById","setAt")
       VALUES ($1::uuid,$2,NULL,$3::jsonb,$4::date,NULL,$5::timestamptz)`,
      [newId(at), KNOWN, JSON.stringify(permissions), '1970-01-01', at.toISOString()],
    )
    return lines.length
  })
}
