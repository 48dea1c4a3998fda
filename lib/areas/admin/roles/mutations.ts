import type { BusinessDate } from '@/lib/core/dates'
import { sqlOf, type Tx } from '@/lib/core/db'
import { allowUnless } from '@/lib/core/decision'
import { type Conflict } from '@/lib/core/outcome'
import { ConflictError, defineMutation } from '@/lib/core/mutation'
import { lastAdministratorReasons } from '../people/rules/administrators'
import { lockAdministrators, roleReach, standingPosts } from '../people/writes'
import { mayChangeRoles } from '../policy'
import { changedMatrix, type GrantChange, grantReasons, type Holder, type Matrix } from './rules/grants'
import { setGrantsInput } from './schema'

/** Everybody with the roles he holds today or will hold, where they are more than one. */
async function holdersOf(tx: Tx, today: BusinessDate): Promise<Holder[]> {
  return sqlOf(tx).query<Holder & { roles: Holder['roles'] }>(
    `SELECT p."name", array_agg(DISTINCT po."role") AS "roles" FROM "Post" po JOIN "Person" p ON p."id" = po."personId"
     WHERE p."disabledAt" IS NULL AND (po."endsOn" IS NULL OR po."endsOn" >= $1::date)
     GROUP BY p."id" HAVING count(DISTINCT po."role") > 1`,
    [today],
  )
}

function requireFresh(matrix: Matrix, changes: readonly GrantChange[]): void {
  const conflicts = changes.flatMap(({ role, permission, from, to }): Conflict[] => {
    const theirs = matrix.get(role)?.get(permission) ?? null
    return theirs === from ? [] : [{ field: `${role} ${permission}`, base: from, theirs, mine: to }]
  })
  if (conflicts.length > 0) throw new ConflictError(conflicts, 0)
}

/** Changes cells of the matrix role × permission. Refuses what breaks the separation of duties or leaves no administrator (SEC-03). */
export const setGrants = defineMutation({
  name: 'admin.set-grants',
  input: setGrantsInput,
  load: async (tx, viewer, input, at) => {
    if (!mayChangeRoles(viewer)) return null
    await lockAdministrators(tx)
    const matrix = await roleReach(tx)
    requireFresh(matrix, input.changes)
    return { matrix, posts: await standingPosts(tx, at.today), holders: await holdersOf(tx, at.today) }
  },
  authorize: mayChangeRoles,
  decide: ({ changes }, { matrix, posts, holders }) => {
    const reach = changedMatrix(matrix, changes)
    const left = lastAdministratorReasons({ posts, reach: matrix }, { posts, reach })
    return allowUnless([...grantReasons(matrix, changes, holders), ...left], null)
  },
  save: async (tx, _step, { changes }) => {
    for (const { role, permission, to } of changes) {
      const key = { role_permission: { role, permission } }
      if (to === null) await tx.roleGrant.delete({ where: key })
      else
        await tx.roleGrant.upsert({
          where: key,
          create: { role, permission, scope: to },
          update: { scope: to },
        })
    }
    return { count: changes.length }
  },
  audit: ({ changes }) =>
    changes.map(({ role, permission, from, to }) => ({
      kind: 'roles.grant-changed',
      subjectType: 'role',
      subjectId: role,
      values: { role, permission, before: from, after: to },
    })),
})
