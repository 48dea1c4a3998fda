import { newId } from '@/lib/core/audit'
import type { BusinessDate } from '@/lib/core/dates'
import { dateColumn, dateOf, lockRow } from '@/lib/core/db'
import { always, defineMutation } from '@/lib/core/mutation'
import { may, type Viewer } from '@/lib/core/scope'
import { adminSettings } from '../contributes'
import { requirePerson } from '../people/writes'
import { mayChangePeople } from '../policy'
import { decideDelegation } from './rules/delegation'
import { delegateInput, revokeDelegationInput } from './schema'
import { lettersFrom } from './writes'

/** May this viewer hand the signature of `personId` to another? His own; an administrator anybody's. */
function mayDelegateFor(viewer: Viewer, personId: string): boolean {
  return mayChangePeople(viewer) || (personId === viewer.personId && may(viewer, 'approvals.delegate'))
}

/** Writes a letter of delegation (委托书): another signs for a person on certain days (DLG-01). */
export const delegate = defineMutation({
  name: 'admin.delegate',
  input: delegateInput,
  load: async (tx, viewer, input, at) => {
    if (!mayDelegateFor(viewer, input.fromPersonId)) return null
    await lockRow(tx, 'Person', input.fromPersonId)
    const from = await requirePerson(tx, input.fromPersonId, 'fromPersonId')
    const to = await requirePerson(tx, input.toPersonId, 'toPersonId')
    return { from, to, others: await lettersFrom(tx, from.id, at.today) }
  },
  authorize: (viewer, { from }) => mayDelegateFor(viewer, from.id),
  decide: (input, { others }, at) => {
    const startsOn = input.startsOn as BusinessDate
    const endsOn = input.endsOn as BusinessDate
    const maxDays = at.settings.valueOf(adminSettings, 'admin.delegation-max-days')
    return decideDelegation({ ...input, startsOn, endsOn }, { today: at.today, maxDays, others })
  },
  save: async (tx, _step, input, _facts, at, viewer) => {
    const id = newId(at.now)
    const startsOn = dateColumn(input.startsOn as BusinessDate)
    const endsOn = dateColumn(input.endsOn as BusinessDate)
    const { fromPersonId, toPersonId, plans, reason } = input
    await tx.delegation.create({
      data: {
        id,
        fromPersonId,
        toPersonId,
        plans,
        reason,
        startsOn,
        endsOn,
        createdBy: viewer.personId,
        createdAt: at.now,
      },
    })
    return { delegationId: id }
  },
  audit: (input, { from, to }) => ({
    kind: 'people.delegated',
    subjectType: 'person',
    subjectId: from.id,
    values: {
      from: from.name,
      to: to.name,
      plans: input.plans,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      reason: input.reason,
    },
  }),
})

/** Takes a letter of delegation back; from the next request on it gives nothing. */
export const revokeDelegation = defineMutation({
  name: 'admin.revoke-delegation',
  input: revokeDelegationInput,
  load: async (tx, _viewer, { delegationId }) => {
    const letter = await tx.delegation.findFirst({ where: { id: delegationId, revokedAt: null } })
    if (!letter) return null
    await lockRow(tx, 'Person', letter.fromPersonId)
    const people = await tx.person.findMany({
      where: { id: { in: [letter.fromPersonId, letter.toPersonId] } },
      select: { id: true, name: true },
    })
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? ''
    return { letter, from: nameOf(letter.fromPersonId), to: nameOf(letter.toPersonId) }
  },
  authorize: (viewer, { letter }) => mayDelegateFor(viewer, letter.fromPersonId),
  decide: () => always(null),
  save: async (tx, _step, { delegationId }, _facts, at) => {
    await tx.delegation.update({ where: { id: delegationId }, data: { revokedAt: at.now } })
    return { delegationId }
  },
  audit: (_input, { letter, from, to }) => ({
    kind: 'people.delegation-revoked',
    subjectType: 'person',
    subjectId: letter.fromPersonId,
    values: { from, to, startsOn: dateOf(letter.startsOn), endsOn: dateOf(letter.endsOn) },
  }),
})
