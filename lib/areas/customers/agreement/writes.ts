import { type AuditEntry, writeTrail } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import { agrees } from '../claims/rules/conflicts'
import { isFactKey } from '../dossier/schema'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'

/** A fact as it stands now. */
export type StandingFact = { customerId: string; fact: DossierFactKey; value: unknown }

/** All facts of a customer as they stand. */
export function standingFacts(customerId: string, facts: Readonly<Record<string, unknown>>): StandingFact[] {
  return (Object.keys(dossierFacts) as DossierFactKey[]).map((fact) => ({
    customerId,
    fact,
    value: facts[fact] ?? null,
  }))
}

type Waiting = { id: string; customerId: string; fact: string; value: unknown }

/** That another source says what is on file, as the trail tells it: facts alone, no values. */
function agreedEvent(customerId: string, facts: readonly string[]): AuditEntry {
  return {
    kind: 'customers.claims-agreed',
    subjectType: 'customer',
    subjectId: customerId,
    customerId,
    values: { facts: [...new Set(facts)], count: facts.length },
  }
}

/**
 * Closes what waits to be decided and now says the same as the file (R-A12): nobody need choose between two equal
 * values. Kept as agreeing, with who changed the fact and when. The customers are locked by the caller. Returns their ids.
 */
export async function closeAgreeing(
  tx: SqlTx,
  at: Moment,
  standing: readonly StandingFact[],
  personId: string | null,
): Promise<string[]> {
  if (standing.length === 0) return []
  const waiting = await tx.kept<Waiting>(
    `SELECT "id","customerId","fact","value" FROM "FactClaim" WHERE "customerId"=ANY($1::uuid[]) AND "state"='open' ORDER BY "id" FOR UPDATE`,
    [[...new Set(standing.map(({ customerId }) => customerId))]],
  )
  if (waiting.length === 0) return []
  const now = new Map(standing.map(({ customerId, fact, value }) => [`${customerId} ${fact}`, { value }]))
  const agreeing = waiting.filter(({ customerId, fact, value }) => {
    const here = now.get(`${customerId} ${fact}`)
    return here !== undefined && isFactKey(fact) && agrees(fact, value, here.value)
  })
  if (agreeing.length === 0) return []
  const ids = agreeing.map(({ id }) => id)
  await tx.query(
    `UPDATE "FactClaim" SET "state"='agreed',"decidedBy"=$2::uuid,"decidedAt"=$3::timestamptz WHERE "id"=ANY($1::uuid[])`,
    [ids, personId, at.now.toISOString()],
  )
  const byCustomer = Map.groupBy(agreeing, ({ customerId }) => customerId)
  await writeTrail(tx, {
    at: at.now,
    personId,
    channel: 'system',
    correlationId: at.correlationId,
    audit: [...byCustomer].map(([id, rows]) =>
      agreedEvent(
        id,
        rows.map(({ fact }) => fact),
      ),
    ),
    outbox: [],
  })
  return ids
}
