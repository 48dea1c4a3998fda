import { type AuditEntry, newId } from '@/lib/core/audit'
import { lockRow, sqlOf, type Tx } from '@/lib/core/db'
import { allowUnless, type Reason } from '@/lib/core/decision'
import type { Viewer } from '@/lib/core/scope'
import { always, ConflictError, defineMutation } from '@/lib/core/mutation'
import { revokeSessionsOf } from '@/lib/core/sessions'
import { mayChangePeople } from '../policy'
import { lastAdministratorReasons } from './rules/administrators'
import { personPinyin } from './rules/person-name'
import { addPersonInput, disablePersonInput, editPersonInput, enablePersonInput } from './schema'
import { lockAdministrators, requireFreeNames, roleReach, standingPosts } from './writes'

type PersonRef = { personId: string; version: number }

/** What the trail keeps of a person's facts: who and how to sign in; telephone and mail are masked. */
function factsOf(person: {
  name: string
  username: string
  employeeNo: string | null
  phone: string | null
  email: string | null
}) {
  const { name, username, employeeNo, phone, email } = person
  return {
    name,
    username,
    employeeNo,
    phone: phone && `…${phone.slice(-4)}`,
    email: email && `…${email.slice(email.lastIndexOf('@'))}`,
  }
}

function about(personId: string, kind: string, values: Record<string, unknown>): AuditEntry {
  return { kind, subjectType: 'person', subjectId: personId, values }
}

const columns = {
  id: true,
  name: true,
  username: true,
  employeeNo: true,
  phone: true,
  email: true,
  version: true,
  disabledAt: true,
} as const

/** Locks a person and checks the version; null when there is none. */
export async function lockPerson(tx: Tx, viewer: Viewer, ref: PersonRef) {
  if (!mayChangePeople(viewer)) return null
  if (!(await lockRow(tx, 'Person', ref.personId))) return null
  const person = await tx.person.findUniqueOrThrow({ where: { id: ref.personId }, select: columns })
  if (person.version !== ref.version)
    throw new ConflictError([{ field: 'name', base: null, theirs: person.name, mine: null }], person.version)
  return person
}

/** Adds a person, who cannot sign in until he has set a password. */
export const addPerson = defineMutation({
  name: 'admin.add-person',
  input: addPersonInput,
  load: async (tx, viewer, input) => {
    if (!mayChangePeople(viewer)) return null
    await requireFreeNames(tx, input, null)
    return {}
  },
  authorize: mayChangePeople,
  decide: () => always(null),
  save: async (tx, _step, input, _facts, at) => {
    const id = newId(at.now)
    await tx.person.create({
      data: { id, ...input, namePinyin: personPinyin(input.name), createdAt: at.now },
    })
    return { personId: id }
  },
  audit: (input, _facts, _step, { personId }) => about(personId, 'people.person-added', factsOf(input)),
})

/** Changes name, sign-in name and how to reach a person. */
export const editPerson = defineMutation({
  name: 'admin.edit-person',
  input: editPersonInput,
  load: async (tx, viewer, input) => {
    const person = await lockPerson(tx, viewer, input)
    if (person) await requireFreeNames(tx, input, person.id)
    return person
  },
  authorize: mayChangePeople,
  decide: () => always(null),
  save: async (tx, _step, { personId, version: _, ...facts }) => {
    const namePinyin = personPinyin(facts.name)
    await tx.person.update({
      where: { id: personId },
      data: { ...facts, namePinyin, version: { increment: 1 } },
    })
    return { personId }
  },
  audit: (input, person) =>
    about(person.id, 'people.person-edited', {
      name: person.name,
      before: factsOf(person),
      after: factsOf(input),
    }),
})

/** Disables a person: every session, token and link of his is refused from the next request on. Never the last administrator (SEC-03). */
export const disablePerson = defineMutation({
  name: 'admin.disable-person',
  input: disablePersonInput,
  load: async (tx, viewer, input, at) => {
    await lockAdministrators(tx)
    const person = await lockPerson(tx, viewer, input)
    if (!person || person.disabledAt) return null
    const [posts, reach] = await Promise.all([standingPosts(tx, at.today), roleReach(tx)])
    const customers = await tx.customer.count({ where: { ownerId: person.id, deletedAt: null } })
    return { person, posts, reach, customers }
  },
  authorize: mayChangePeople,
  decide: (_input, { person, posts, reach, customers }, _at, viewer) => {
    const after = posts.filter((post) => post.personId !== person.id)
    const reasons: Reason[] = lastAdministratorReasons({ posts, reach }, { posts: after, reach })
    if (person.id === viewer.personId) reasons.push({ rule: 'SEC-03', code: 'people.not-oneself' })
    const notes =
      customers > 0 ? [{ rule: 'PST-02', code: 'people.still-owns', values: { count: customers } }] : []
    return allowUnless(reasons, null, notes)
  },
  save: async (tx, _step, { personId }, _facts, at) => {
    await tx.person.update({
      where: { id: personId },
      data: { disabledAt: at.now, version: { increment: 1 } },
    })
    await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: at.now } })
    await tx.setupLink.updateMany({ where: { personId, usedAt: null }, data: { usedAt: at.now } })
    return { sessions: await revokeSessionsOf(sqlOf(tx), personId, at.now) }
  },
  audit: (_input, { person }, _step, { sessions }) =>
    about(person.id, 'people.person-disabled', { name: person.name, count: sessions }),
})

/** Lets a disabled person sign in again. His posts are as they were. */
export const enablePerson = defineMutation({
  name: 'admin.enable-person',
  input: enablePersonInput,
  load: async (tx, viewer, input) => {
    const person = await lockPerson(tx, viewer, input)
    return person?.disabledAt ? person : null
  },
  authorize: mayChangePeople,
  decide: () => always(null),
  save: async (tx, _step, { personId }) => {
    await tx.person.update({ where: { id: personId }, data: { disabledAt: null, version: { increment: 1 } } })
    return { personId }
  },
  audit: (_input, person) => about(person.id, 'people.person-enabled', { name: person.name }),
})
