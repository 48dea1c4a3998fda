import { z } from 'zod'
import { schemaOfField } from '@/lib/core/forms/schema-faces'
import { isEmpty } from '@/lib/core/forms/values'
import { placementFacts } from '../dossier/rules/fact-changes'
import { isFactKey } from '../dossier/schema'
import { chosenCustomers } from '../list/schema'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'

/** Most customers one bulk change may touch. */
export const mostBulk = 10_000
export const BULK = 'customers.bulk-change'
export const BULK_UNDO = 'customers.bulk-undo'

const UNIQUE: readonly DossierFactKey[] = ['name', 'fileNumber', 'taxNumber']

/** May many customers get the same value of this fact: none that tells customers apart, none with its own way. */
export function isBulkFact(fact: DossierFactKey): boolean {
  return (
    !UNIQUE.includes(fact) && !placementFacts.includes(fact) && dossierFacts[fact].kind !== 'bank-account'
  )
}

const change = z
  .strictObject({ fact: z.string(), to: z.json() })
  .transform(({ fact, to }, ctx): { fact: DossierFactKey; to: unknown } | typeof z.NEVER => {
    if (!isFactKey(fact) || !isBulkFact(fact)) {
      ctx.addIssue({ code: 'custom', path: ['fact'], message: 'unknown-fact', input: fact })
      return z.NEVER
    }
    if (isEmpty(to)) return { fact, to: null }
    const read = schemaOfField(dossierFacts[fact]).safeParse(to)
    if (read.success) return { fact, to: read.data }
    for (const issue of read.error.issues)
      ctx.addIssue({ code: 'custom', path: ['to'], message: issue.message, input: to })
    return z.NEVER
  })

/** What every chosen customer shall have: facts, an owner (null: nobody), a unit. */
export const bulkSet = z
  .strictObject({
    facts: z.array(change).max(10).default([]),
    ownerId: z.uuid().nullish(),
    unitId: z.uuid().optional(),
  })
  .refine(({ facts, ownerId, unitId }) => facts.length > 0 || ownerId !== undefined || unitId, 'required')
export type BulkSet = z.output<typeof bulkSet>

export const bulkPreviewInput = z.strictObject({ chosen: chosenCustomers, set: bulkSet })
export const startBulkInput = bulkPreviewInput.extend({
  reason: z.string().trim().min(1, 'required').max(500),
})
export const bulkTaskInput = z.strictObject({ taskId: z.uuid() })
