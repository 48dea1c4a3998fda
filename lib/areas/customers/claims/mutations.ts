import { defineSqlMutation } from '@/lib/core/mutation'
import { lockDossier } from '../dossier/writes'
import { mayOnCustomer } from '../policy'
import { judgeClaims } from './policy'
import { factOrigins, lockClaims } from './queries'
import { decideClaimsInput } from './schema'
import { settleClaims, settledEvents } from './writes'

/** Decides what other sources say of facts: accepted, turned down, or written otherwise; all of it or nothing. */
export const decideClaims = defineSqlMutation({
  name: 'customers.decide-claims',
  input: decideClaimsInput,
  usesSettings: false,
  load: async (tx, _, { customerId, decisions }) => {
    const dossier = await lockDossier(tx, customerId)
    if (!dossier) return null
    const ids = [...new Set(decisions.map(({ claimId }) => claimId))]
    const claims = await lockClaims(tx, customerId, ids)
    if (claims.size < decisions.length) return null
    const origins = (await factOrigins(tx, [customerId])).get(customerId)!
    return { dossier, claims, origins }
  },
  authorize: (viewer, { dossier }) =>
    mayOnCustomer(viewer, 'customers.read', dossier) && mayOnCustomer(viewer, 'customers.edit', dossier),
  decide: ({ decisions }, { dossier, claims }, _, viewer) => judgeClaims(viewer, dossier, claims, decisions),
  save: (tx, _, { decisions }, facts, at, viewer) => settleClaims(tx, at, viewer, facts, decisions),
  audit: (_, { dossier }, __, settled) => settledEvents(dossier, 'claim', settled),
})
