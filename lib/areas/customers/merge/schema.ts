import { z } from 'zod'

const id = z.uuid()

/** Records that may be merged at once. */
export const MOST_RECORDS = 6

export const mergeInput = z
  .strictObject({
    /** The record that stays. */
    keptId: id,
    loserIds: z
      .array(id)
      .min(1)
      .max(MOST_RECORDS - 1),
    /** By fact: the record whose value stays. A fact not named keeps what the kept record has. */
    choices: z.record(z.string().max(60), id).default({}),
    /** By record: its version when the choice was made. */
    versions: z.record(id, z.int()),
    reason: z.string().trim().min(1, 'required').min(2).max(500),
  })
  .refine((input) => !input.loserIds.includes(input.keptId), { path: ['loserIds'], message: 'same-record' })

export const undoMergeInput = z.strictObject({
  mergeId: id,
  reason: z.string().trim().min(1, 'required').min(2).max(500),
})
export const moveStragglersInput = z.strictObject({})

/** What a merge changed, kept so that it can be taken back. */
export type MergeImage = {
  /** The kept record and the others, as they were called. */
  kept: { id: string; name: string; fileNumber: string }
  losers: { id: string; name: string; fileNumber: string }[]
  facts: { fact: string; before: unknown; after: unknown }[]
  columns: Record<MergedColumn, { before: unknown; after: unknown }>
  /** Where its file moved because signed papers came to it (W2); absent where it did not, and in merges before. */
  fileState?: { before: string; after: string }
  sales: { from: string; month: string; amount: string; orders: number }[]
  groups: GroupLinkChange[]
  ratings: string[]
  papers: string[]
  /** What another source said of any of them and the kept file now says too; absent in merges before. */
  claims?: string[]
  pairs: { id: string; state: string }[]
}

/** Columns of the kept record that take something from the others by themselves. */
export const mergedColumns = ['formerNames', 'lastOrderOn', 'lastVisitOn', 'nextVisitOn'] as const
export type MergedColumn = (typeof mergedColumns)[number]

export type GroupLink = { parentId: string | null; tie: string | null; root: string | null }
export type GroupLinkChange = { id: string; before: GroupLink; after: GroupLink }
