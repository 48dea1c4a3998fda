import { z } from 'zod'
import { recordKindNames } from '../records/rules/record-kinds'

/** Longest note, in characters. */
export const LONGEST_NOTE = 4000
/** Colleagues one note may mention. */
export const MOST_MENTIONS = 10

const text = z.string().trim().min(1, 'required').max(LONGEST_NOTE)
const mentions = z
  .array(z.uuid())
  .max(MOST_MENTIONS)
  .default([])
  .transform((ids) => [...new Set(ids)])

export const addNoteInput = z.strictObject({
  subjectType: z.enum(recordKindNames),
  subjectId: z.uuid(),
  text,
  mentions,
})
export const editNoteInput = z.strictObject({ id: z.uuid(), version: z.int().min(1), text, mentions })
export const noteInput = z.strictObject({ id: z.uuid() })
