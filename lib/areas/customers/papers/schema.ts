import { z } from 'zod'
import { factChangesOf, sentChanges, statedSource } from '../dossier/schema'
import { dossierPapers } from './rules/dossier-papers'

const lines = z.array(z.record(z.string().max(60), z.json())).max(300)

export const submitPaperInput = z
  .strictObject({
    customerId: z.uuid(),
    formId: z.enum(dossierPapers),
    formVersion: z.int().min(1),
    changes: z.array(sentChanges).max(200),
    /** What no fact holds. */
    answers: z.record(z.string().max(60), z.json()),
    /** The same as the writer saw it, so that two writers notice each other; left out, his words go over the others. */
    seen: z.record(z.string().max(60), z.json()).optional(),
    /** Tables whose lines are people or departments: the lines the writer saw, and as they shall be. */
    records: z
      .array(z.strictObject({ field: z.string().max(60), from: lines, to: lines }))
      .max(10)
      .default([]),
    reason: z.string().trim().max(500).optional(),
    /** Where the writer has it from, and who said it outside the house. */
    source: statedSource.default('form'),
    sourceName: z.string().trim().max(60).optional(),
  })
  .transform((input, ctx) => ({ ...input, changes: factChangesOf(input.changes, ctx) }))
