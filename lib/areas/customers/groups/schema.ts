import { z } from 'zod'

/** How a firm belongs to the one above it: 子公司 (held), 关联单位 (tied otherwise). */
export const groupTies = ['subsidiary', 'affiliate'] as const
export type GroupTie = (typeof groupTies)[number]

/** Puts a customer under another one, moves it, or (`parentId` null) takes it out of its place. */
export const setParentInput = z
  .strictObject({
    customerId: z.uuid(),
    parentId: z.uuid().nullable(),
    tie: z.enum(groupTies).nullable().default(null),
    /** The parent the writer saw; another one by now is a conflict. */
    seenParentId: z.uuid().nullish(),
    /** Version of the customer the writer decided on, after a conflict. */
    version: z.int().optional(),
  })
  .refine(({ parentId, tie }) => parentId === null || tie !== null, { path: ['tie'], message: 'required' })

/** What changed of a firm's place in its group. */
export type GroupChange = {
  deed: 'joined' | 'moved' | 'left' | 'tied'
  before: { id: string; name: string } | null
  after: { id: string; name: string } | null
  tie: GroupTie | null
}
