import { always, defineSqlMutation } from '@/lib/core/mutation'
import { markReadInput } from './schema'

/** Marks notices of the viewer as read; somebody else's are left alone. Leaves no trail: only the reader is concerned. */
export const markRead = defineSqlMutation({
  name: 'notices.mark-read',
  input: markReadInput,
  usesSettings: false,
  load: async (_tx, viewer) => ({ personId: viewer.personId }),
  authorize: (viewer, { personId }) => viewer.personId === personId,
  decide: () => always(null),
  save: async (tx, _step, { ids }, { personId }, at) => {
    const rows = await tx.query(
      `UPDATE "Notice" SET "readAt" = $3::timestamptz
       WHERE "personId" = $1::uuid AND "readAt" IS NULL AND (cardinality($2::uuid[]) = 0 OR "id" = ANY($2::uuid[])) RETURNING 1`,
      [personId, ids, at.now.toISOString()],
    )
    return { count: rows.length }
  },
  audit: () => [],
})
