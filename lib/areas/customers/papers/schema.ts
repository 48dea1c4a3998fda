import { z } from 'zod'
import { factChangesOf, sentChanges } from '../dossier/schema'

/** Papers of the dossier that are filled in as a form: file card, basic data, credit-investigation report. */
export const dossierPapers = ['A1', 'A6', 'A11'] as const
export type DossierPaperId = (typeof dossierPapers)[number]

/** Is this the id of a paper of the dossier? */
export function isDossierPaper(id: string): id is DossierPaperId {
  return (dossierPapers as readonly string[]).includes(id)
}

export const submitPaperInput = z
  .strictObject({
    customerId: z.uuid(),
    formId: z.enum(dossierPapers),
    formVersion: z.int().min(1),
    changes: z.array(sentChanges).max(200),
    /** What no fact holds. */
    answers: z.record(z.string().max(60), z.json()),
    reason: z.string().trim().max(500).optional(),
  })
  .transform((input, ctx) => ({ ...input, changes: factChangesOf(input.changes, ctx) }))
