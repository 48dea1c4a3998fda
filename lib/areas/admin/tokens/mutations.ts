import { allowUnless, allow, refuse } from '@/lib/core/decision'
import { always, defineMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { createTokenInput, operatorTokenInput, revokeTokenInput } from './schema'
import { insertToken } from './writes'

/** Open tokens one person may have at a time. */
const MOST = 20

/** What the command `npm run token` acts as. */
export const TOKEN_JOB = 'api-token'

function atDesk(viewer: Viewer): boolean {
  return viewer.sessionId !== null
}

/** Makes a token of one's own, from the page only: a token makes no tokens. Send without an idempotency key: the answer is a secret. */
export const createToken = defineMutation({
  name: 'account.create-token',
  input: createTokenInput,
  load: async (tx, viewer, _input, at) => ({
    personId: viewer.personId,
    name: viewer.name,
    open: await tx.apiToken.count({
      where: { personId: viewer.personId, revokedAt: null, expiresAt: { gt: at.now } },
    }),
  }),
  authorize: atDesk,
  decide: (input, { open }) =>
    allowUnless(
      open >= MOST ? [{ rule: 'API-01', code: 'account.too-many-tokens', values: { count: open } }] : [],
      input,
    ),
  save: (tx, wanted, _input, { personId }, at) => insertToken(tx, at.now, personId, wanted),
  audit: (input, { personId, name }, _step, { expiresAt }) => ({
    kind: 'auth.token-created',
    subjectType: 'person',
    subjectId: personId,
    values: { name, token: input.name, scopes: input.scopes.join(' '), until: expiresAt.toISOString() },
  }),
})

/** Ends a token of one's own at once. */
export const revokeToken = defineMutation({
  name: 'account.revoke-token',
  input: revokeTokenInput,
  load: (tx, viewer, { tokenId }) =>
    tx.apiToken.findFirst({ where: { id: tokenId, personId: viewer.personId, revokedAt: null } }),
  authorize: (viewer, token) => token.personId === viewer.personId,
  decide: () => always(null),
  save: async (tx, _step, { tokenId }, _facts, at) => {
    await tx.apiToken.update({ where: { id: tokenId }, data: { revokedAt: at.now } })
    return { tokenId }
  },
  audit: (_input, token, _step, _result) => ({
    kind: 'auth.token-revoked',
    subjectType: 'person',
    subjectId: token.personId,
    values: { token: token.name },
  }),
})

/** A token for a named person, for whoever runs the server. */
export const operatorToken = defineMutation({
  name: 'account.operator-token',
  input: operatorTokenInput,
  load: async (tx, _viewer, { username }) => ({
    person: await tx.person.findFirst({
      where: { username, disabledAt: null },
      select: { id: true, name: true },
    }),
  }),
  authorize: (viewer) => viewer.channel === `job:${TOKEN_JOB}`,
  decide: (_input, { person }) =>
    person ? allow(person) : refuse({ rule: 'API-01', code: 'account.no-such-person', field: 'username' }),
  save: (tx, person, wanted, _facts, at) => insertToken(tx, at.now, person.id, wanted),
  audit: (input, _facts, person, { expiresAt }) => ({
    kind: 'auth.token-created',
    subjectType: 'person',
    subjectId: person.id,
    values: {
      name: person.name,
      token: input.name,
      scopes: input.scopes.join(' '),
      until: expiresAt.toISOString(),
    },
  }),
})
