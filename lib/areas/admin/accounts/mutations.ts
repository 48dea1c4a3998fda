import { type AuditEntry, newId } from '@/lib/core/audit'
import { countingTries } from '@/lib/core/counted-tries'
import { dateColumn, lockRow, sqlOf } from '@/lib/core/db'
import { allow, refuse } from '@/lib/core/decision'
import { always, defineMutation, InvalidError } from '@/lib/core/mutation'
import { isPassword } from '@/lib/core/passwords'
import type { Limit } from '@/lib/core/rate-limit'
import type { Viewer } from '@/lib/core/scope'
import { revokeSessionsOf } from '@/lib/core/sessions'
import { adminSettings } from '../contributes'
import { pathUnder } from '../organisation/rules/tree'
import { personPinyin } from '../people/rules/person-name'
import { mayChangePeople } from '../policy'
import {
  beginInput,
  changePasswordInput,
  endOtherSessionsInput,
  endSessionInput,
  endSessionsOfInput,
  issueLinkInput,
  operatorLinkInput,
  useLinkInput,
} from './schema'
import { createLink, lockLink, requireGoodPassword, setPassword } from './writes'

/** Whoever holds a link acts through this job's viewer: nobody is signed in yet. */
export const LINK_JOB = 'setup-link'

function holdsLink(viewer: Viewer): boolean {
  return viewer.channel === `job:${LINK_JOB}`
}

function about(personId: string, kind: string, values: Record<string, unknown>): AuditEntry {
  return { kind, subjectType: 'person', subjectId: personId, values }
}

/** Wrong current passwords at the change of a password, by person. */
const CHANGES: Limit = { name: 'change-password', points: 5, seconds: 900 }
const WRONG_PASSWORD = 'auth.currentWrong'

const owner = {
  id: true,
  name: true,
  username: true,
  namePinyin: true,
  employeeNo: true,
  phone: true,
} as const

/** Issues a one-time link on which a person sets his password. Send without an idempotency key: the answer is a secret. */
export const issueLink = defineMutation({
  name: 'admin.issue-link',
  input: issueLinkInput,
  load: async (tx, viewer, { personId }) => {
    if (!mayChangePeople(viewer) || !(await lockRow(tx, 'Person', personId))) return null
    return tx.person.findFirst({
      where: { id: personId, disabledAt: null },
      select: { id: true, name: true },
    })
  },
  authorize: mayChangePeople,
  decide: () => always(null),
  save: async (tx, _step, { personId }, _facts, at) => {
    const hours = at.settings.valueOf(adminSettings, 'admin.setup-link-hours')
    return createLink(tx, { purpose: 'password', personId, hours, at: at.now })
  },
  audit: (_input, person, _step, { expiresAt }) =>
    about(person.id, 'people.link-issued', { name: person.name, until: expiresAt.toISOString() }),
})

/** What the command `npm run admin:link` acts as. */
export const OPERATOR_JOB = 'admin-link'

function isOperator(viewer: Viewer): boolean {
  return viewer.channel === `job:${OPERATOR_JOB}`
}

/** The way in for whoever runs the server: the first administrator's link while nobody is there, else a new password for one named person. */
export const operatorLink = defineMutation({
  name: 'account.operator-link',
  input: operatorLinkInput,
  load: async (tx, _viewer, { username }) => ({
    people: await tx.person.count(),
    person: username
      ? await tx.person.findFirst({ where: { username, disabledAt: null }, select: { id: true, name: true } })
      : null,
  }),
  authorize: isOperator,
  decide: (_input, { people, person }) =>
    people === 0 || person ? allow(null) : refuse({ rule: 'SEC-02', code: 'auth.name-the-person' }),
  save: (tx, _step, _input, { person }, at) =>
    createLink(tx, {
      purpose: person ? 'password' : 'first-administrator',
      personId: person?.id ?? null,
      hours: 24,
      at: at.now,
    }),
  audit: (_input, { person }, _step, { expiresAt }) => ({
    kind: 'people.link-issued',
    subjectType: 'person',
    subjectId: person?.id ?? 'first-administrator',
    values: { name: person?.name ?? '', until: expiresAt.toISOString() },
  }),
})

/** Sets a password through a one-time link. A used, unknown or expired link looks like nothing. */
export const useLink = defineMutation({
  name: 'account.use-link',
  input: useLinkInput,
  load: async (tx, viewer, { token, password }, at) => {
    const link = holdsLink(viewer) ? await lockLink(tx, token, at.now) : null
    if (!link?.personId || link.purpose !== 'password') return null
    const person = await tx.person.findFirst({
      where: { id: link.personId, disabledAt: null },
      select: owner,
    })
    if (!person) return null
    const { id, ...names } = person
    await requireGoodPassword(tx, at, 'password', password, names)
    return { linkId: link.id, personId: id, name: person.name, username: person.username }
  },
  authorize: holdsLink,
  decide: () => always(null),
  save: async (tx, _step, { password }, { linkId, personId, username }, at) => {
    await tx.setupLink.update({ where: { id: linkId }, data: { usedAt: at.now } })
    await setPassword(tx, at.now, personId, password, null)
    return { username }
  },
  audit: (_input, { personId, name }) => about(personId, 'auth.password-set', { name }),
})

/** The first administrator of an empty installation: company, person, post and password in one step. */
export const begin = defineMutation({
  name: 'account.begin',
  input: beginInput,
  load: async (tx, viewer, input, at) => {
    const link = holdsLink(viewer) ? await lockLink(tx, input.token, at.now) : null
    if (link?.purpose !== 'first-administrator' || (await tx.person.count()) > 0) return null
    const { name, username } = input
    const names = { name, username, namePinyin: personPinyin(name), employeeNo: null, phone: null }
    await requireGoodPassword(tx, at, 'password', input.password, names)
    const head = await tx.unit.findFirst({ where: { parentId: null }, select: { id: true } })
    return { linkId: link.id, headOffice: head?.id ?? null, names }
  },
  authorize: holdsLink,
  decide: () => always(null),
  save: async (tx, _step, input, { linkId, headOffice, names }, at) => {
    const personId = newId(at.now)
    const unitId = headOffice ?? newId(at.now)
    const path = pathUnder(null, unitId)
    const unit = { id: unitId, code: 'HQ', name: input.company, kind: 'head-office', path, createdAt: at.now }
    if (headOffice === null) await tx.unit.create({ data: unit })
    await tx.person.create({ data: { id: personId, ...names, createdAt: at.now } })
    const post = {
      id: newId(at.now),
      personId,
      unitId,
      role: 'administrator',
      startsOn: dateColumn(at.today),
    }
    await tx.post.create({ data: post })
    await tx.setupLink.update({ where: { id: linkId }, data: { usedAt: at.now } })
    await setPassword(tx, at.now, personId, input.password, null)
    return { personId, username: names.username }
  },
  audit: (input, _facts, _step, { personId }) =>
    about(personId, 'auth.first-administrator', { name: input.name, company: input.company }),
})

const changeOnce = defineMutation({
  name: 'account.change-password',
  input: changePasswordInput,
  load: async (tx, viewer, input, at) => {
    if (!viewer.sessionId) return null
    await lockRow(tx, 'Person', viewer.personId)
    const { passwordHash, ...person } = await tx.person.findUniqueOrThrow({
      where: { id: viewer.personId },
      select: { ...owner, passwordHash: true },
    })
    if (!(await isPassword(passwordHash, input.current)))
      throw new InvalidError({ current: [{ code: WRONG_PASSWORD }] })
    if (input.next.normalize('NFKC') === input.current.normalize('NFKC'))
      throw new InvalidError({ next: [{ code: 'auth.passwordSame' }] })
    const { id: _, ...names } = person
    await requireGoodPassword(tx, at, 'next', input.next, names)
    return person
  },
  authorize: (viewer) => viewer.sessionId !== null,
  decide: () => always(null),
  save: async (tx, _step, input, person, at, viewer) => {
    await setPassword(tx, at.now, person.id, input.next, viewer.sessionId)
    return {}
  },
  audit: (_input, person) => about(person.id, 'auth.password-changed', { name: person.name }),
})

/** Changes one's own password; every other device is signed out. Wrong present passwords are counted. */
export const changePassword = countingTries(changeOnce, {
  limit: CHANGES,
  key: (viewer) => viewer.personId,
  isWrong: (outcome) => outcome.kind === 'invalid' && outcome.errors['current']?.[0]?.code === WRONG_PASSWORD,
})

/** Ends one of one's own sessions: the device is signed out. */
export const endSession = defineMutation({
  name: 'account.end-session',
  input: endSessionInput,
  load: (tx, viewer, { sessionId }) =>
    tx.session.findFirst({ where: { id: sessionId, personId: viewer.personId, revokedAt: null } }),
  authorize: (viewer, session) => session.personId === viewer.personId,
  decide: () => always(null),
  save: async (tx, _step, { sessionId }, _facts, at) => {
    await tx.session.update({ where: { id: sessionId }, data: { revokedAt: at.now } })
    return { sessionId }
  },
  audit: (_input, session) => about(session.personId, 'auth.session-ended', { count: 1 }),
})

/** Signs out everywhere but here. */
export const endOtherSessions = defineMutation({
  name: 'account.end-other-sessions',
  input: endOtherSessionsInput,
  load: async (_tx, viewer) =>
    viewer.sessionId ? { personId: viewer.personId, keep: viewer.sessionId } : null,
  authorize: (viewer) => viewer.sessionId !== null,
  decide: () => always(null),
  save: async (tx, _step, _input, { personId, keep }, at) => ({
    count: await revokeSessionsOf(sqlOf(tx), personId, at.now, keep),
  }),
  audit: (_input, { personId }, _step, { count }) => about(personId, 'auth.session-ended', { count }),
})

/** Signs a person out everywhere, by an administrator. */
export const endSessionsOf = defineMutation({
  name: 'admin.end-sessions',
  input: endSessionsOfInput,
  load: (tx, viewer, { personId }) =>
    mayChangePeople(viewer)
      ? tx.person.findUnique({ where: { id: personId }, select: { id: true, name: true } })
      : Promise.resolve(null),
  authorize: mayChangePeople,
  decide: () => always(null),
  save: async (tx, _step, { personId }, _facts, at) => ({
    count: await revokeSessionsOf(sqlOf(tx), personId, at.now),
  }),
  audit: (_input, person, _step, { count }) =>
    about(person.id, 'people.sessions-ended', { name: person.name, count }),
})
