import { z } from 'zod'

/** Whose gaps are asked for: everything within reach, a branch, or a person's. */
export const gapsOf = z.object({
  branchId: z.uuid().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
  after: z.string().max(200).nullable().default(null),
})
export type GapsOf = z.output<typeof gapsOf>
export const countInput = z.strictObject({})

/** How complete the dossiers of one person in one branch are, as last counted. */
export type CompletenessRow = {
  regionId: string
  regionName: string
  /** null: customers of the region itself. */
  branchId: string | null
  branchName: string | null
  /** null: nobody's. */
  ownerId: string | null
  ownerName: string | null
  customers: number
  complete: number
  /** Mean completeness in whole per cent. */
  percent: number
  missing: number
  /** Values sources disagree on that nobody decided yet. */
  conflicts: number
}
