import { z } from 'zod'
import { factChangesOf, sentChanges, statedSource } from '../dossier/schema'
import { dossierPapers, isPerPeriod } from './rules/dossier-papers'
import { isFiscalKey, type FiscalKey } from './rules/fiscal-period'

const lines = z.array(z.record(z.string().max(60), z.json())).max(300)

/** The key of a fiscal year or quarter: `2025`, `2025Q3`. */
export const fiscalPeriod = z.string().refine((text): text is FiscalKey => isFiscalKey(text), 'not-period')

export const submitPaperInput = z
  .strictObject({
    customerId: z.uuid(),
    formId: z.enum(dossierPapers),
    formVersion: z.int().min(1),
    /** Fiscal year or quarter (`2025`, `2025Q3`) of a paper each period has one of (A5); no other paper has any. */
    period: fiscalPeriod.nullable().default(null),
    /** The writer knows that the period has its paper and corrects it; else a second one is refused. */
    correcting: z.boolean().default(false),
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
  .superRefine(({ formId, period }, ctx) => {
    if (isPerPeriod(formId) !== (period !== null))
      ctx.addIssue({ code: 'custom', path: ['period'], message: period === null ? 'required' : 'not-period' })
  })
  .transform((input, ctx) => ({ ...input, changes: factChangesOf(input.changes, ctx) }))
