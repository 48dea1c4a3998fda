import { newId } from '@/lib/core/audit'
import { sameValue } from '@/lib/core/forms/diff'
import { ConflictError, defineSqlMutation, InvalidError } from '@/lib/core/mutation'
import { mayEditPeople } from '../people/policy'
import { lockPeople } from '../people/writes'
import { placedOf } from '../policy'
import { readOpportunity } from './queries'
import { decideRoles } from './rules/opportunity-roles'
import type { StoredOpportunity } from './rules/opportunity-view'
import { saveOpportunityInput } from './schema'
import { type OpportunityWish, storeOpportunity } from './writes'

const FIELDS = ['name', 'state', 'amount', 'closesOn', 'salesRepId', 'note', 'roles'] as const

const plain = (field: (typeof FIELDS)[number], one: OpportunityWish): unknown =>
  field === 'roles'
    ? one.roles.toSorted((a, b) => (a.postId < b.postId ? -1 : 1))
    : field === 'amount'
      ? one.amount && Number(one.amount)
      : one[field]

function changedFields(stored: StoredOpportunity, wish: OpportunityWish) {
  return FIELDS.filter((field) => !sameValue(plain(field, stored), plain(field, wish)))
}

/**
 * Opens an opportunity or changes it: name, state, amount, day, who sells and who takes part at the customer with which
 * role (R-TAS3). A stale edit is a conflict that shows both values.
 */
export const saveOpportunity = defineSqlMutation({
  name: 'opportunities.save',
  input: saveOpportunityInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const people = await lockPeople(tx, input.customerId)
    const stored = input.opportunityId
      ? await readOpportunity(tx, input.customerId, input.opportunityId)
      : null
    return people && (stored || input.opportunityId === null) ? { people, stored } : null
  },
  authorize: (viewer, { people }) => mayEditPeople(viewer, people),
  decide: (input, { people, stored }, at) => {
    const { name, state, amount, closesOn, salesRepId, note, roles } = input
    const id = stored?.id ?? newId(at.now)
    const wish: OpportunityWish = { id, name, state, amount, closesOn, salesRepId, note, roles }
    const known = people.people.map(({ postId, facts, endsOn }) => ({
      postId,
      name: String(facts.name),
      ended: endsOn !== null,
    }))
    return decideRoles(wish, roles, known, stored?.roles ?? [])
  },
  save: async (tx, wish, input, { people, stored }, at, viewer) => {
    const changed = stored ? changedFields(stored, wish) : []
    if (stored && changed.length === 0)
      return { opportunityId: stored.id, version: stored.version, opened: false, changed }
    if (stored && input.version !== stored.version)
      throw new ConflictError(
        changed.map((field) => ({ field, base: null, theirs: stored[field], mine: wish[field] })),
        stored.version,
      )
    if (wish.salesRepId && wish.salesRepId !== stored?.salesRepId) {
      const found = await tx.query(`SELECT 1 FROM "Person" WHERE "id" = $1::uuid AND "disabledAt" IS NULL`, [
        wish.salesRepId,
      ])
      if (found.length === 0) throw new InvalidError({ salesRepId: [{ code: 'customers.no-such-person' }] })
    }
    const version = await storeOpportunity(tx, at, people.id, wish, viewer.personId)
    return { opportunityId: wish.id, version, opened: stored === null, changed }
  },
  audit: (_, { people, stored }, wish, { opened, changed }) =>
    !opened && changed.length === 0
      ? []
      : {
          kind: opened ? 'opportunities.opened' : 'opportunities.changed',
          subjectType: 'customer',
          subjectId: people.id,
          customerId: people.id,
          unitId: placedOf(people).unitId,
          values: {
            name: people.name,
            opportunity: wish.name,
            from: stored?.state ?? null,
            state: wish.state,
          },
        },
})
