import { businessDate } from '@/lib/core/dates'
import type { SqlTx } from '@/lib/core/db'
import { allow } from '@/lib/core/decision'
import { ConflictError, defineSqlMutation } from '@/lib/core/mutation'
import { mayEditPeople, maySeePersonal } from '../people/policy'
import { decideAgendas } from '../people/rules/agendas'
import { peopleEvents } from '../people/rules/people-events'
import { decidePersonChanges, reconcilePerson } from '../people/rules/person-changes'
import { changePerson, lockPeople } from '../people/writes'
import { mapEvent, recordSeen, withdrawSeen } from '../power/writes'
import { decideBehaviours, type KnownBehaviour, reconcileBehaviours } from './rules/behaviour-changes'
import { keepProfileInput } from './schema'

async function knownBehaviours(tx: SqlTx, postId: string): Promise<KnownBehaviour[]> {
  return tx.query<KnownBehaviour>(
    `SELECT "id","number","seenOn"::text,"note" FROM "Behaviour" WHERE "postId"=$1::uuid AND "withdrawnAt" IS NULL ORDER BY "number","id"`,
    [postId],
  )
}

const dayOrNull = (day: unknown) => (typeof day === 'string' ? businessDate(day) : null)

/**
 * Keeps the profile of somebody (G3): facts of the contact and days of behaviours, all of it or, where one was changed
 * meanwhile, nothing. A day changed is withdrawn and recorded anew; a stance given is dated today (TAS-15, R-TAS1).
 */
export const keepProfile = defineSqlMutation({
  name: 'contacts.keep-profile',
  input: keepProfileInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const people = await lockPeople(tx, input.customerId)
    const person = people?.people.find(({ postId }) => postId === input.postId)
    return people && person ? { people, person, known: await knownBehaviours(tx, input.postId) } : null
  },
  authorize: (viewer, { people }) => mayEditPeople(viewer, people),
  decide: ({ changes, behaviours }, { people, person }, at, viewer) => {
    const { facts, endsOn } = person
    const rights = { personal: maySeePersonal(viewer, people), today: at.today }
    const post = { name: String(facts.name), startsOn: dayOrNull(facts.startsOn), endsOn: dayOrNull(endsOn) }
    const decisions = [
      decidePersonChanges(changes, facts, rights),
      decideAgendas(changes, facts, rights.personal),
      decideBehaviours(behaviours, post, at.today),
    ]
    const reasons = decisions.flatMap((decision) => (decision.allowed ? [] : decision.reasons))
    return reasons.length > 0 ? { allowed: false, reasons } : allow(null)
  },
  save: async (tx, _, input, { people, person, known }, at, viewer) => {
    const { withdrawn, seen, conflicts } = reconcileBehaviours(input.behaviours, known)
    const stale = [...reconcilePerson(input.changes, person.facts).conflicts, ...conflicts]
    if (stale.length > 0) throw new ConflictError(stale, person.postVersion)
    const { postId, contactId } = person
    const trace = { source: input.source, personId: viewer.personId }
    const deed = await changePerson(tx, at, people, person, input.changes, trace)
    const post = { id: postId, contactId, customerId: people.id }
    await withdrawSeen(tx, at, post, withdrawn, viewer.personId)
    await recordSeen(tx, at, post, seen, viewer.personId)
    await tx.query(
      `DELETE FROM "Draft" WHERE "personId"=$1::uuid AND "formId"='G3' AND "subjectId"=$2::text`,
      [viewer.personId, postId],
    )
    const changed = (deed?.changes.length ?? 0) + withdrawn.length + seen.length
    return { postId, version: person.postVersion, changed, deed, withdrawn, seen }
  },
  audit: (_, { people, person }, __, { deed, withdrawn, seen }) => [
    ...peopleEvents(people, [deed]),
    ...withdrawn.map(({ number, seenOn }) =>
      mapEvent('power.behaviour-withdrawn', people, {
        person: String(person.facts.name),
        number,
        date: seenOn,
      }),
    ),
    ...seen.map(({ number, seenOn }) =>
      mapEvent('power.behaviour-seen', people, { person: String(person.facts.name), number, date: seenOn }),
    ),
  ],
})
