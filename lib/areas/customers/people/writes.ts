import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { isEmpty } from '@/lib/core/forms/values'
import { ConflictError, InvalidError, type Moment } from '@/lib/core/mutation'
import { insertPost, storeContact, storePost } from '../contact-rows/writes'
import { type ContactTrace, type PersonTrace, traceContacts } from '../contact-history/writes'
import { departmentNamed } from '../departments/writes'
import { type CustomerPeople, readPeople } from './queries'
import { type PeopleDeed, toldChanges } from './rules/people-events'
import { type PersonChange, type PersonChanged, reconcilePerson } from './rules/person-changes'
import { isContactFact, type PersonFactValues } from './rules/person-facts'
import type { StoredPerson } from './rules/person-row'
import { type LinePost, movedUp, superiorFaults } from './rules/reporting-line'

/**
 * Locks the customer, then everybody at it, and reads them in a statement of its own: read together with the lock they
 * could be older than what the lock waited for. Null when there is no such living customer.
 */
export async function lockPeople(tx: SqlTx, customerId: string): Promise<CustomerPeople | null> {
  const locked = await tx.query(
    `SELECT 1 FROM "Customer" WHERE "id" = $1::uuid AND "deletedAt" IS NULL FOR UPDATE`,
    [customerId],
  )
  if (locked.length === 0) return null
  await tx.query(
    `SELECT 1 FROM "Contact" WHERE "id" IN (SELECT "contactId" FROM "ContactPost" WHERE "customerId" = $1::uuid) ORDER BY "id" FOR UPDATE`,
    [customerId],
  )
  return readPeople(tx, customerId)
}

/** The reporting line of a customer today. */
export function lineOf(people: CustomerPeople): LinePost[] {
  return people.people.map(({ postId, facts, endsOn }) => ({
    postId,
    reportsTo: (facts.reportsTo as { id: string } | null)?.id ?? null,
    ended: endsOn !== null,
  }))
}

async function checkColleagues(tx: SqlTx, changes: readonly PersonChanged[]): Promise<void> {
  for (const { fact, after } of changes) {
    if ((fact !== 'counterpart' && fact !== 'responsible') || after === null) continue
    const found = await tx.query(`SELECT 1 FROM "Person" WHERE "id"::text = $1 AND "disabledAt" IS NULL`, [
      (after as { id: string | null }).id,
    ])
    if (found.length === 0) throw new InvalidError({ [fact]: [{ code: 'customers.no-such-person' }] })
  }
}

/** Departments by name become records; superiors and colleagues are checked. Throws InvalidError at the fact. */
async function resolved(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  postId: string | null,
  changes: readonly PersonChanged[],
  trace: PersonTrace,
): Promise<PersonChanged[]> {
  await checkColleagues(tx, changes)
  const done: PersonChanged[] = []
  for (const change of changes) {
    if (change.fact === 'department' && !isEmpty(change.after)) {
      const { id, name } = await departmentNamed(tx, at, people, String(change.after), trace)
      done.push({ ...change, after: { id, label: name } })
    } else if (change.fact === 'reportsTo' && change.after !== null) {
      const superiorId = (change.after as { id: string }).id
      const [fault] = superiorFaults(lineOf(people), postId, superiorId)
      if (fault) throw new InvalidError({ reportsTo: [{ code: fault.code }] })
      const superior = people.people.find((one) => one.postId === superiorId)
      done.push({ ...change, after: { id: superiorId, label: String(superior?.facts.name) } })
    } else done.push(change)
  }
  return done
}

const sidesOf = (changes: readonly PersonChanged[], side: 'before' | 'after') =>
  Object.fromEntries(changes.map((change) => [change.fact, change[side]]))

/** Who is added: somebody known, or a new person with the facts given. */
export type Joining = {
  contact: { id: string; facts: PersonFactValues } | null
  facts: readonly PersonChange[]
}

/** Adds somebody to a locked customer: a new contact unless he is known, and his post. Returns what happened. */
export async function addPerson(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  joining: Joining,
  trace: PersonTrace,
): Promise<{ postId: string; contactId: string; deed: PeopleDeed }> {
  const known = joining.contact
  const wanted = joining.facts.filter(({ fact, to }) => !isEmpty(to) && !(known && isContactFact(fact)))
  const sent = wanted.map(({ fact, to }): PersonChanged => ({ fact, before: null, after: to }))
  const changes = await resolved(tx, at, people, null, sent, trace)
  const facts: PersonFactValues = { ...known?.facts, ...sidesOf(changes, 'after') }
  const contactId = known?.id ?? newId(at.now)
  const postId = newId(at.now)
  if (!known) await storeContact(tx, at, contactId, facts, trace.personId)
  const allianceOn = isEmpty(facts.alliance) ? null : at.today
  const position = people.people.length
  const person: StoredPerson = {
    postId,
    contactId,
    postVersion: 1,
    contactVersion: 1,
    endsOn: null,
    leftFor: null,
    allianceOn,
    position,
    mapX: null,
    mapY: null,
    facts,
  }
  await insertPost(tx, at, people.id, person, trace.personId)
  people.people.push(person)
  const own = changes.filter(({ fact }) => !isContactFact(fact))
  const identity = changes.filter(({ fact }) => isContactFact(fact))
  await traceContacts(
    tx,
    at,
    people.id,
    [
      ...(known
        ? []
        : [
            {
              contactId,
              subjectType: 'contact',
              subjectId: contactId,
              deed: 'added',
              before: null,
              after: sidesOf(identity, 'after'),
            } as const,
          ]),
      {
        contactId,
        subjectType: 'post',
        subjectId: postId,
        deed: 'added',
        before: null,
        after: sidesOf(own, 'after'),
      },
    ],
    trace,
  )
  return {
    postId,
    contactId,
    deed: {
      kind: 'added',
      person: String(facts.name),
      changes: toldChanges(changes, facts),
      values: { title: facts.title ?? null },
    },
  }
}

/**
 * Changes facts of somebody at a locked customer, with the history. Throws ConflictError (nothing saved) when a fact is
 * no longer as the writer saw it, InvalidError when a superior or colleague cannot be. Null: nothing really changes.
 */
export async function changePerson(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  person: StoredPerson,
  wanted: readonly PersonChange[],
  trace: PersonTrace,
): Promise<PeopleDeed | null> {
  const { changes: found, conflicts } = reconcilePerson(wanted, person.facts)
  if (conflicts.length > 0) throw new ConflictError(conflicts, person.postVersion)
  if (found.length === 0) return null
  const changes = await resolved(tx, at, people, person.postId, found, trace)
  const before = { ...person.facts }
  Object.assign(person.facts, sidesOf(changes, 'after'))
  const own = changes.filter(({ fact }) => !isContactFact(fact))
  const identity = changes.filter(({ fact }) => isContactFact(fact))
  const stanceBefore = person.allianceOn
  const stance = own.some(({ fact }) => fact === 'alliance')
  if (stance) person.allianceOn = isEmpty(person.facts.alliance) ? null : at.today
  if (own.length > 0) await storePost(tx, at, person)
  if (identity.length > 0) await storeContact(tx, at, person.contactId, person.facts, trace.personId)
  const { contactId, postId } = person
  const traceOf = (type: 'contact' | 'post', subjectId: string, list: PersonChanged[]): ContactTrace[] =>
    list.length === 0
      ? []
      : [
          {
            contactId,
            subjectType: type,
            subjectId,
            deed: 'changed',
            before: {
              ...sidesOf(list, 'before'),
              ...(stance && type === 'post' && { allianceOn: stanceBefore }),
            },
            after: {
              ...sidesOf(list, 'after'),
              ...(stance && type === 'post' && { allianceOn: person.allianceOn }),
            },
          },
        ]
  await traceContacts(
    tx,
    at,
    people.id,
    [...traceOf('contact', contactId, identity), ...traceOf('post', postId, own)],
    trace,
  )
  const marked = { phonePrivate: before.phonePrivate === true || person.facts.phonePrivate === true }
  return { kind: 'changed', person: String(person.facts.name), changes: toldChanges(changes, marked) }
}

/** Ends a post; those who reported to it move up, a department it headed has no head. Nothing is deleted. */
export async function endPost(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  person: StoredPerson,
  { endsOn, leftFor }: { endsOn: string; leftFor: string | null },
  trace: PersonTrace,
): Promise<PeopleDeed> {
  await tx.query(
    `UPDATE "ContactPost" SET "endsOn"=$2::date,"leftFor"=$3,"version"="version"+1,"updatedAt"=$4::timestamptz WHERE "id"=$1::uuid`,
    [person.postId, endsOn, leftFor, at.now.toISOString()],
  )
  const below = movedUp(lineOf(people), person.postId)
  for (const { postId, reportsTo } of below) {
    const one = people.people.find((other) => other.postId === postId)!
    const above = people.people.find((other) => other.postId === reportsTo)
    const to = above ? { id: above.postId, label: String(above.facts.name) } : null
    await changePerson(tx, at, people, one, [{ fact: 'reportsTo', from: one.facts.reportsTo, to }], trace)
  }
  const headed = people.departments.filter(({ headPostId }) => headPostId === person.postId)
  if (headed.length > 0)
    await tx.query(
      `UPDATE "Department" SET "headPostId"=NULL,"version"="version"+1 WHERE "id"=ANY($1::uuid[])`,
      [headed.map(({ id }) => id)],
    )
  const { contactId, postId } = person
  await traceContacts(
    tx,
    at,
    people.id,
    [
      {
        contactId,
        subjectType: 'post',
        subjectId: postId,
        deed: 'ended',
        before: { endsOn: null, leftFor: null },
        after: { endsOn, leftFor },
      },
      ...headed.map((department): ContactTrace => ({
        contactId: null,
        subjectType: 'department',
        subjectId: department.id,
        deed: 'changed',
        before: { headPostId: postId },
        after: { headPostId: null },
      })),
    ],
    trace,
  )
  for (const department of headed) department.headPostId = null
  Object.assign(person, { endsOn, leftFor, postVersion: person.postVersion + 1 })
  const values = { endsOn, leftFor: leftFor ?? '—', title: person.facts.title ?? null }
  return { kind: 'ended', person: String(person.facts.name), changes: [], values }
}
