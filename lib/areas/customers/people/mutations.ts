import type { SqlTx } from '@/lib/core/db'
import { allow, allowUnless, refusedUnless } from '@/lib/core/decision'
import { isEmpty } from '@/lib/core/forms/values'
import { always, defineSqlMutation, InvalidError } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { knownContact } from '../known-people/queries'
import { mayOnCustomer, placedOf } from '../policy'
import { traceContacts } from '../contact-history/writes'
import { mayEditPeople, maySeePersonal } from './policy'
import { type CustomerPeople, readPeople } from './queries'
import { decideAgendas } from './rules/agendas'
import { decideEnd, decideJoin } from './rules/leaving'
import { peopleEvents } from './rules/people-events'
import { decidePersonChanges, isPersonal, type PersonChange } from './rules/person-changes'
import type { PersonFactValues } from './rules/person-facts'
import type { StoredPerson } from './rules/person-row'
import { addPersonInput, changePersonInput, endPostInput, reopenPostInput, unmaskPersonInput } from './schema'
import {
  addPerson as writePerson,
  changePerson as writeChange,
  endPost as writeEnd,
  lockPeople,
} from './writes'

type Located = { people: CustomerPeople; person: StoredPerson }

/** The locked people of a customer and one of them; null when he is not there. */
async function locate(
  tx: SqlTx,
  _: Viewer,
  input: { customerId: string; postId: string },
): Promise<Located | null> {
  const people = await lockPeople(tx, input.customerId)
  const person = people?.people.find(({ postId }) => postId === input.postId)
  return people && person ? { people, person } : null
}

const mayEdit = (viewer: Viewer, { people }: { people: CustomerPeople }) => mayEditPeople(viewer, people)

const valueOf = (changes: readonly PersonChange[], fact: string) =>
  changes.find((change) => change.fact === fact)?.to ?? null

/**
 * Adds somebody to a customer: a new person, or one known at another customer within reach. Refuses the same person twice
 * and, until told that he is another one, a namesake already there (PPL-02).
 */
export const addPerson = defineSqlMutation({
  name: 'contacts.add',
  input: addPersonInput,
  usesSettings: false,
  load: async (tx, viewer, input) => {
    const people = await lockPeople(tx, input.customerId)
    const contact = input.contactId ? await knownContact(tx, viewer, input.contactId) : null
    return people && (contact || input.contactId === null) ? { people, contact } : null
  },
  authorize: mayEdit,
  decide: (input, { people, contact }, at, viewer) => {
    const facts: PersonFactValues = contact?.facts ?? {}
    const name = contact?.name ?? (valueOf(input.changes, 'name') as string | null)
    if (isEmpty(name)) return allow(null)
    const rights = { personal: maySeePersonal(viewer, people), today: at.today }
    const fit = decidePersonChanges(input.changes, facts, rights)
    if (!fit.allowed) return fit
    const there = people.people.map(({ postId, contactId, facts: known, endsOn }) => ({
      postId,
      contactId,
      name: String(known.name),
      phone: (known.phone ?? null) as string | null,
      ended: endsOn !== null,
    }))
    const phone = valueOf(input.changes, 'phone') as string | null
    const { contactId, despiteNamesake } = input
    return decideJoin(null, { contactId, name: String(name), phone, despiteNamesake }, there)
  },
  save: async (tx, _, input, { people, contact }, at, viewer) => {
    if (!contact && isEmpty(valueOf(input.changes, 'name')))
      throw new InvalidError({ name: [{ code: 'required' }] })
    const trace = { source: input.source, personId: viewer.personId }
    return writePerson(tx, at, people, { contact, facts: input.changes }, trace)
  },
  audit: (_, { people }, __, { deed }) => peopleEvents(people, [deed]),
})

/** Changes what is known of somebody and how he stands to us: all of it or, where one fact was changed meanwhile, nothing. */
export const changePerson = defineSqlMutation({
  name: 'contacts.change',
  input: changePersonInput,
  usesSettings: false,
  load: locate,
  authorize: mayEdit,
  decide: ({ changes }, { people, person: { facts } }, at, viewer) => {
    const rights = { personal: maySeePersonal(viewer, people), today: at.today }
    const agendas = decideAgendas(changes, facts, rights.personal)
    return refusedUnless(agendas.allowed ? [] : agendas.reasons, decidePersonChanges(changes, facts, rights))
  },
  save: async (tx, changes, input, { people, person }, at, viewer) => {
    const trace = { source: input.source, personId: viewer.personId }
    const deed = await writeChange(tx, at, people, person, changes, trace)
    return { postId: person.postId, version: person.postVersion, changed: deed?.changes.length ?? 0, deed }
  },
  audit: (_, { people }, __, { deed }) => peopleEvents(people, [deed]),
})

/** Ends a post with the day and where he went; those below move up (PPL-01, PPL-02). */
export const endPost = defineSqlMutation({
  name: 'contacts.end',
  input: endPostInput,
  usesSettings: false,
  load: locate,
  authorize: mayEdit,
  decide: ({ endsOn, leftFor }, { person }, at) =>
    decideEnd(
      {
        startsOn: (person.facts.startsOn ?? null) as string | null,
        endsOn: person.endsOn,
        name: String(person.facts.name),
      },
      { endsOn, leftFor },
      at.today,
    ),
  save: async (tx, leaving, input, { people, person }, at, viewer) => {
    const trace = { source: input.source, personId: viewer.personId }
    const deed = await writeEnd(tx, at, people, person, leaving, trace)
    return { postId: person.postId, contactId: person.contactId, deed }
  },
  audit: (_, { people }, __, { deed }) => peopleEvents(people, [deed]),
})

/** Takes back the end of a post that was set by mistake. */
export const reopenPost = defineSqlMutation({
  name: 'contacts.reopen',
  input: reopenPostInput,
  usesSettings: false,
  load: locate,
  authorize: mayEdit,
  decide: (_, { people, person }) => {
    const name = String(person.facts.name)
    const here = people.people.some((one) => one.contactId === person.contactId && one.endsOn === null)
    return allowUnless(
      [
        ...(person.endsOn === null ? [{ rule: 'PPL-02', code: 'contacts.not-ended', values: { name } }] : []),
        ...(person.endsOn !== null && here
          ? [{ rule: 'PPL-02', code: 'contacts.already-here', values: { name } }]
          : []),
      ],
      null,
    )
  },
  save: async (tx, _, __, { people, person }, at, viewer) => {
    await tx.query(
      `UPDATE "ContactPost" SET "endsOn"=NULL,"leftFor"=NULL,"version"="version"+1,"updatedAt"=$2::timestamptz WHERE "id"=$1::uuid`,
      [person.postId, at.now.toISOString()],
    )
    const { postId, contactId, endsOn, leftFor } = person
    const row = { contactId, subjectType: 'post', subjectId: postId, deed: 'changed' } as const
    await traceContacts(
      tx,
      at,
      people.id,
      [{ ...row, before: { endsOn, leftFor }, after: { endsOn: null, leftFor: null } }],
      { source: 'form', personId: viewer.personId },
    )
    return { postId }
  },
  audit: (_, { people, person }) =>
    peopleEvents(people, [{ kind: 'reopened', person: String(person.facts.name), changes: [] }]),
})

/** Shows personal data of somebody, for a stated purpose; who looked at what stays in the trail. */
export const unmaskPerson = defineSqlMutation({
  name: 'contacts.unmask',
  input: unmaskPersonInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const people = await readPeople(tx, input.customerId)
    const person = people?.people.find(({ postId }) => postId === input.postId)
    return people && person ? { people, person } : null
  },
  authorize: (viewer, { people, person }, input) =>
    mayOnCustomer(viewer, 'customers.read', people) &&
    (maySeePersonal(viewer, people) || !input.facts.some((fact) => isPersonal(fact, person.facts))),
  decide: () => always(null),
  save: async (_, __, input, { person }) =>
    Object.fromEntries(input.facts.map((fact) => [fact, person.facts[fact] ?? null])),
  audit: (input, { people, person }) => ({
    kind: 'contacts.unmasked',
    subjectType: 'customer',
    subjectId: people.id,
    customerId: people.id,
    unitId: placedOf(people).unitId,
    values: { name: people.name, person: person.facts.name, facts: input.facts, purpose: input.purpose },
  }),
})
