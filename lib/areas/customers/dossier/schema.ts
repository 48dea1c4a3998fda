import { z } from 'zod'
import { schemaOfField } from '@/lib/core/forms/schema-faces'
import { isEmpty } from '@/lib/core/forms/values'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'

const id = z.uuid()
export const factSources = ['form', 'visit', 'customer', 'survey', 'import', 'system'] as const
export type FactSource = (typeof factSources)[number]

/** A fact to be changed: what the writer saw, and what it shall be (null empties it). */
export type FactChange = { fact: DossierFactKey; from: unknown; to: unknown }

/** Is this the key of a fact? */
export function isFactKey(key: string): key is DossierFactKey {
  return Object.hasOwn(dossierFacts, key)
}

const factKey = z.string().refine(isFactKey, 'unknown-fact') as unknown as z.ZodType<DossierFactKey>
/** A change as it is sent: the new value is not yet read. */
export const sentChanges = z.strictObject({ fact: factKey, from: z.json(), to: z.json() })

/** Each new value read by the kind of its fact; a fault stands at `facts.<key>`. */
export function factChangesOf(
  sent: readonly z.output<typeof sentChanges>[],
  ctx: z.RefinementCtx,
): FactChange[] {
  const seen = new Set<string>()
  return sent.map(({ fact, from, to }) => {
    const at = ['facts', fact]
    if (seen.has(fact)) ctx.addIssue({ code: 'custom', path: at, message: 'repeated', input: to })
    seen.add(fact)
    if (isEmpty(to)) return { fact, from, to: null }
    const read = schemaOfField(dossierFacts[fact]).safeParse(to)
    if (read.success) return { fact, from, to: read.data }
    for (const issue of read.error.issues)
      ctx.addIssue({ code: 'custom', path: [...at, ...issue.path], message: issue.message, input: to })
    return { fact, from, to: null }
  })
}

/** Where a writer may say that he has it from. */
export const statedSource = z.enum(['form', 'visit', 'customer', 'survey'])

export const saveFactsInput = z
  .strictObject({
    customerId: id,
    source: statedSource,
    /** Who said it outside the house: the customer's person, the survey firm. */
    sourceName: z.string().trim().max(60).optional(),
    /** Form the changes were typed in, e.g. `A1`. */
    formId: z.string().max(20).optional(),
    reason: z.string().trim().max(500).optional(),
    changes: z.array(sentChanges).min(1).max(200),
  })
  .transform((input, ctx) => ({ ...input, changes: factChangesOf(input.changes, ctx) }))
export const unmaskInput = z.strictObject({
  customerId: id,
  facts: z.array(factKey).min(1).max(30),
  /** Why the personal data is looked at; kept in the trail. */
  purpose: z.string().trim().min(1, 'required').min(2).max(200),
})

/** Characters of a draft as JSON: every field of the largest paper filled to its limit, and far from what hurts. */
const LONGEST_DRAFT = 1_000_000

export const saveDraftInput = z.strictObject({
  formId: z.string().min(1).max(20),
  /** What the form is about: a customer, an order … */
  subjectId: z.string().min(1).max(64),
  answers: z
    .record(z.string().max(100), z.json())
    .refine((answers) => JSON.stringify(answers).length <= LONGEST_DRAFT, 'errors.draft-too-long'),
  /** Version of the subject when typing began. */
  base: z.int().nonnegative(),
  /** Version of the draft the typing went on from, 0 when there was none; left out, it goes over whatever is there. */
  version: z.int().nonnegative().max(1_000_000_000).optional(),
})
export const dropDraftInput = saveDraftInput.pick({ formId: true, subjectId: true })
