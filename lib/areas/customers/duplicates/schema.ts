import { z } from 'zod'
import type { MatchReason } from './rules/likeness'

/** The job that looks for duplicates among all customers, and the task that shows how far it is. */
export const SEARCH = 'customers.search-duplicates'

export const pairStates = ['open', 'different', 'merged'] as const
export type PairState = (typeof pairStates)[number]

/** How the list of duplicates may be narrowed. */
export const duplicateViews = ['likely', 'possible', 'different'] as const
export type DuplicateView = (typeof duplicateViews)[number]

const id = z.uuid()

/** What somebody types about a firm, before it is saved. */
export const typedFirmInput = z.strictObject({
  name: z.string().trim().max(100).default(''),
  taxNumber: z.string().trim().max(40).default(''),
  phone: z.string().trim().max(40).default(''),
  website: z.string().trim().max(200).default(''),
  /** The customer being edited: it is no duplicate of itself. */
  exceptId: id.optional(),
})
export type TypedFirm = z.output<typeof typedFirmInput>

export const judgePairsInput = z.strictObject({
  pairIds: z.array(id).min(1).max(100),
  verdict: z.enum(['different', 'open']),
  note: z.string().trim().max(500).default(''),
})
export const startSearchInput = z.strictObject({})
export const refreshKeysInput = z.strictObject({ after: id.nullable() })
export const comparePartInput = z.strictObject({ part: z.int().nonnegative(), parts: z.int().positive() })
export const finishSearchInput = z.strictObject({ began: z.iso.datetime() })
export const markComparedInput = z.strictObject({
  began: z.iso.datetime(),
  after: id.nullable(),
  limit: z.int().positive(),
})

/** A pair as the list shows it. */
export type DuplicateRow = {
  id: string
  aId: string
  bId: string
  score: number
  reasons: MatchReason[]
  state: PairState
  judgedBy: string | null
  judgedAt: string | null
  note: string | null
}
