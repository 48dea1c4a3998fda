import { z } from 'zod'
import { schemaOfField } from '@/lib/core/forms/schema-faces'
import { isEmpty } from '@/lib/core/forms/values'
import { dayInput } from '@/lib/core/day-input'
import type { PersonChange } from './rules/person-changes'
import { isPersonFact, type PersonFactKey, personFacts } from './rules/person-facts'

const id = z.uuid()
const day = dayInput
/** Where a change of a person may come from; `customer`, `import` and `system` are written by their own paths. */
const sources = ['form', 'visit', 'survey'] as const
export const personSources = [...sources, 'customer', 'import', 'system'] as const
export type PersonSource = (typeof personSources)[number]

const factKey = z.string().refine(isPersonFact, 'unknown-fact') as unknown as z.ZodType<PersonFactKey>
/** A change as it is sent: the new value is not yet read. */
export const sentPersonChange = z.strictObject({ fact: factKey, from: z.json(), to: z.json() })

/** Each new value read by the kind of its fact; a fault stands at the fact. */
export function personChangesOf(
  sent: readonly z.output<typeof sentPersonChange>[],
  ctx: z.RefinementCtx,
  path: readonly (string | number)[] = [],
): PersonChange[] {
  const seen = new Set<string>()
  return sent.map(({ fact, from, to }) => {
    if (seen.has(fact))
      ctx.addIssue({ code: 'custom', path: [...path, fact], message: 'repeated', input: to })
    seen.add(fact)
    if (isEmpty(to)) return { fact, from, to: null }
    const read = schemaOfField(personFacts[fact]).safeParse(to)
    if (read.success) return { fact, from, to: read.data }
    for (const issue of read.error.issues)
      ctx.addIssue({
        code: 'custom',
        path: [...path, fact, ...issue.path],
        message: issue.message,
        input: to,
      })
    return { fact, from, to: null }
  })
}

const changes = z.array(sentPersonChange).max(60)

export const addPersonInput = z
  .strictObject({
    customerId: id,
    /** Somebody already known within reach; null: a new person, named by the facts. */
    contactId: id.nullable(),
    source: z.enum(sources),
    changes,
    /** He is added although somebody of this name or number is there. */
    despiteNamesake: z.boolean().default(false),
  })
  .transform((input, ctx) => ({ ...input, changes: personChangesOf(input.changes, ctx) }))

export const changePersonInput = z
  .strictObject({
    customerId: id,
    postId: id,
    source: z.enum(sources),
    /** Form the changes were typed in, e.g. `G3`. */
    formId: z.string().max(20).optional(),
    changes: changes.min(1),
  })
  .transform((input, ctx) => ({ ...input, changes: personChangesOf(input.changes, ctx) }))

export const endPostInput = z.strictObject({
  customerId: id,
  postId: id,
  /** The day he left; from then on he is no longer there. */
  endsOn: day,
  /** Where he went; null when nobody knows. */
  leftFor: z.string().trim().max(100).nullable(),
  source: z.enum(sources),
})
export const reopenPostInput = z.strictObject({ customerId: id, postId: id })

export const unmaskPersonInput = z.strictObject({
  customerId: id,
  postId: id,
  facts: z.array(factKey).min(1).max(30),
  /** Why the personal data is looked at; kept in the trail. */
  purpose: z.string().trim().min(1, 'required').min(2).max(200),
})
