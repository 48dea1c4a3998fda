import { z } from 'zod'
import { dayInput } from '@/lib/core/day-input'
import { behaviourNumbers } from './rules/standing'

const id = z.uuid()
const day = dayInput
const note = z.string().trim().max(300).nullish()

/** Kinds of lines between two people beside the reporting line (A9 关系网). */
export const tieKinds = ['influence', 'conflict'] as const

export const recordBehaviourInput = z.strictObject({
  postId: id,
  /** Number in TAS-15. */
  number: z.int().min(1).max(behaviourNumbers.length),
  /** The day it was seen. */
  seenOn: day,
  note,
})
export const withdrawBehaviourInput = z.strictObject({ behaviourId: id })

export const drawTieInput = z.strictObject({
  fromPostId: id,
  toPostId: id,
  kind: z.enum(tieKinds),
  note,
  /** Since when; today unless told. */
  startsOn: day.nullish(),
})
export const endTieInput = z.strictObject({
  tieId: id,
  version: z.int().positive(),
  /** The day it ended, from which on it is gone; today unless told. */
  endsOn: day.nullish(),
})

const coordinate = z.int().min(-20_000).max(20_000)
const spot = z.strictObject({ x: coordinate, y: coordinate })
export const moveCardsInput = z.strictObject({
  customerId: id,
  cards: z
    .array(
      z.strictObject({
        postId: id,
        /** Where the writer saw it; null: where the map itself puts it. */
        from: spot.nullable(),
        to: spot.nullable(),
      }),
    )
    .min(1)
    .max(300)
    .refine((cards) => new Set(cards.map(({ postId }) => postId)).size === cards.length, 'errors.twice'),
})
