import type { AuditEntry } from '@/lib/core/audit'
import type { CustomerPlace } from '../../policy'
import { placedOf } from '../../policy'
import { withoutAgenda } from './agendas'
import { type PersonChanged, shownPersonFact } from './person-changes'
import type { PersonFactValues } from './person-facts'

/** One thing that happened to the people of a customer, as the trail tells it: personal data masked. */
export type PeopleDeed = {
  kind: 'added' | 'changed' | 'ended' | 'reopened'
  person: string
  changes: PersonChanged[]
  values?: Record<string, unknown>
}

/** Changes as they may be told: agendas masked, a number masked where it was, or is now, marked. */
export function toldChanges(changes: readonly PersonChanged[], facts: PersonFactValues): PersonChanged[] {
  return changes.map(({ fact, before, after }) => ({
    fact,
    before: withoutAgenda(fact, shownPersonFact(fact, before, facts)),
    after: withoutAgenda(fact, shownPersonFact(fact, after, facts)),
  }))
}

/** What happened to people as events of the trail. */
export function peopleEvents(
  people: CustomerPlace & { id: string; name: string },
  deeds: readonly (PeopleDeed | null)[],
): AuditEntry[] {
  return deeds.flatMap((deed): AuditEntry[] =>
    deed
      ? [
          {
            kind: `contacts.${deed.kind}`,
            subjectType: 'customer',
            subjectId: people.id,
            customerId: people.id,
            unitId: placedOf(people).unitId,
            values: { name: people.name, person: deed.person, ...deed.values, changes: deed.changes },
          },
        ]
      : [],
  )
}
