import { z } from 'zod'
import { isForeignKeyError } from '@/lib/core/db'
import { always, defineSqlMutation } from '@/lib/core/mutation'
import { isJob } from '@/lib/core/scope'
import { customerSettings } from '../contributes'

const BATCH = 100

/**
 * Removes for good what lay in the recycle bin longer than the setting says, a hundred at a time; the trail and
 * the history of facts keep that it was there. Customers that were merged into others stay: their papers lead to the one they became. One that
 * something still points at stays too.
 */
export const purgeBin = defineSqlMutation({
  name: 'customers.purge-bin',
  input: z.strictObject({ after: z.uuid().nullable().default(null) }),
  load: async (tx, _, { after }, at) => {
    const days = at.settings.valueOf(customerSettings, 'customers.bin-days')
    const rows = await tx.query<{ id: string; name: string; fileNumber: string }>(
      `SELECT "id","name","fileNumber" FROM "Customer" WHERE "deletedAt" < $1::timestamptz - make_interval(days => $2)
         AND "mergedIntoId" IS NULL AND ($3::uuid IS NULL OR "id" > $3::uuid) ORDER BY "id" LIMIT $4 FOR UPDATE SKIP LOCKED`,
      [at.now.toISOString(), days, after, BATCH],
    )
    return { rows }
  },
  authorize: (viewer) => isJob(viewer),
  decide: (_, { rows }) => always(rows),
  save: async (tx, rows) => {
    const gone: string[] = []
    for (const { id } of rows) {
      await tx.query('SAVEPOINT one')
      try {
        await tx.query(`DELETE FROM "Draft" WHERE "subjectId" = $1`, [id])
        await tx.query(`DELETE FROM "Customer" WHERE "id" = $1::uuid`, [id])
        gone.push(id)
      } catch (error) {
        if (!isForeignKeyError(error)) throw error
        await tx.query('ROLLBACK TO SAVEPOINT one')
      }
      await tx.query('RELEASE SAVEPOINT one')
    }
    return { purged: gone, last: rows.length === BATCH ? rows.at(-1)!.id : null }
  },
  audit: (_, { rows }, __, { purged }) =>
    purged.length === 0
      ? []
      : {
          kind: 'customers.purged',
          subjectType: 'task',
          subjectId: 'bin',
          values: {
            count: purged.length,
            fileNumbers: rows.filter(({ id }) => purged.includes(id)).map(({ fileNumber }) => fileNumber),
          },
        },
})
