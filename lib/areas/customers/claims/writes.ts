import { type AuditEntry, newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { schemaOfField } from '@/lib/core/forms/schema-faces'
import { isEmpty } from '@/lib/core/forms/values'
import { ConflictError, InvalidError, type Moment } from '@/lib/core/mutation'
import type { Conflict } from '@/lib/core/outcome'
import type { Viewer } from '@/lib/core/scope'
import { traceable } from '../dossier/policy'
import { type LockedDossier, shownFact } from '../dossier/queries'
import { type FactChange, type FactSource, isFactKey } from '../dossier/schema'
import { changeFacts, claimTaxNumber, type FactTrace } from '../dossier/writes'
import { placedOf } from '../policy'
import { type DossierFactKey, dossierFacts, ownSideFacts } from '../rules/dossier-facts'
import { factOrigins } from './queries'
import { agrees, type LockedClaim, markOf, mustWait, type Origin } from './rules/conflicts'
import type { ClaimDecision } from './schema'

export type NewClaim = { customerId: string; fact: string; value: unknown; against: unknown }
export type ClaimOrigin = {
  source: FactSource
  personId: string | null
  byName: string | null
  ref: { type: string; id: string } | null
}

/** The same word of the same source is kept once: not again while it waits, nor after it was turned down. */
const OPEN = `
INSERT INTO "FactClaim" ("id","customerId","fact","value","against","source","personId","byName","refType","refId","at","state","decidedAt")
SELECT (r->>'id')::uuid,(r->>'customerId')::uuid,r->>'fact',nullif(r->'value','null'),nullif(r->'against','null'),$2,$3::uuid,$4,$5,$6,$7::timestamptz,
  r->>'state',CASE WHEN r->>'state'='agreed' THEN $7::timestamptz END
FROM jsonb_array_elements($1::jsonb) r
WHERE NOT EXISTS (SELECT 1 FROM "FactClaim" c WHERE c."customerId"=(r->>'customerId')::uuid AND c."fact"=r->>'fact' AND c."source"=$2
  AND c."state" IN ('open','rejected','agreed') AND c."value" IS NOT DISTINCT FROM nullif(r->'value','null')
  AND c."against" IS NOT DISTINCT FROM nullif(r->'against','null'))
RETURNING "state"`

/** Keeps what a source says, to be decided; returns how many wait. What says the same as the file is closed at once. */
export async function insertClaims(
  tx: SqlTx,
  at: Moment,
  claims: readonly NewClaim[],
  origin: ClaimOrigin,
): Promise<number> {
  if (claims.length === 0) return 0
  const rows = await tx.query<{ state: string }>(OPEN, [
    JSON.stringify(
      claims.map((claim) => ({
        ...claim,
        id: newId(at.now),
        value: claim.value ?? null,
        against: claim.against ?? null,
        state: isFactKey(claim.fact) && agrees(claim.fact, claim.value, claim.against) ? 'agreed' : 'open',
      })),
    ),
    origin.source,
    origin.personId,
    origin.byName,
    origin.ref?.type ?? null,
    origin.ref?.id ?? null,
    at.now.toISOString(),
  ])
  return rows.filter(({ state }) => state === 'open').length
}

/** Takes back what is still open of one origin (an import that was undone). */
export async function withdrawClaims(tx: SqlTx, at: Moment, refType: string, refId: string): Promise<void> {
  await tx.query(
    `UPDATE "FactClaim" SET "state"='withdrawn',"decidedAt"=$3::timestamptz WHERE "refType"=$1 AND "refId"=$2 AND "state"='open'`,
    [refType, refId, at.now.toISOString()],
  )
}

/** Lets what a merge closed as agreeing wait again, where it was taken back. */
export async function reopenClaims(tx: SqlTx, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE "FactClaim" SET "state"='open',"decidedBy"=NULL,"decidedAt"=NULL WHERE "id"=ANY($1::uuid[]) AND "state"='agreed'`,
    [ids],
  )
}

/** Changes that may be written at once, and those that wait because another source says otherwise. */
export function splitByOrigin(
  changes: readonly FactChange[],
  facts: Readonly<Record<string, unknown>>,
  source: FactSource,
  origins: ReadonlyMap<string, Origin>,
): { write: FactChange[]; wait: FactChange[] } {
  const waits = ({ fact, to }: FactChange) => mustWait(fact, to, facts[fact], source, origins.get(fact))
  return { write: changes.filter((change) => !waits(change)), wait: changes.filter(waits) }
}

export type Settled = {
  changes: { fact: DossierFactKey; before: unknown; after: unknown }[]
  version: number
  kept: DossierFactKey[]
}

/** The value a decision writes; throws InvalidError at the fact when an edited one cannot be read. */
function valueOf(claim: LockedClaim, decision: ClaimDecision): unknown {
  if (decision.verdict === 'accept') return claim.value
  if (isEmpty(decision.value)) return null
  const read = schemaOfField(dossierFacts[claim.fact]).safeParse(decision.value)
  if (read.success) return read.data
  throw new InvalidError({
    [`facts.${claim.fact}`]: read.error.issues.map((issue) => ({ code: `forms.checks.${issue.message}` })),
  })
}

function stale(
  dossier: LockedDossier,
  decisions: readonly ClaimDecision[],
  claims: ReadonlyMap<string, LockedClaim>,
  origins: ReadonlyMap<string, Origin>,
): Conflict[] {
  return decisions.flatMap(({ claimId, seen }) => {
    const { fact, state, value, against } = claims.get(claimId)!
    if (state === 'open' && seen === markOf(origins.get(fact))) return []
    const [base, theirs, mine] = [against, dossier.facts[fact], value].map((one) => shownFact(fact, one))
    return [{ field: `facts.${fact}`, base, theirs, mine }]
  })
}

/**
 * Writes what was decided of locked claims: accepted values as changes of the source that said them, edited ones as the
 * decider's own. Throws ConflictError (nothing saved) when a claim was decided or a fact changed since it was looked at.
 */
export async function settleClaims(
  tx: SqlTx,
  at: Moment,
  viewer: Viewer,
  facts: {
    dossier: LockedDossier
    claims: ReadonlyMap<string, LockedClaim>
    origins: ReadonlyMap<string, Origin>
  },
  decisions: readonly ClaimDecision[],
): Promise<Settled> {
  const { claims, origins } = facts
  let { dossier } = facts
  const conflicts = stale(dossier, decisions, claims, origins)
  if (conflicts.length > 0) throw new ConflictError(conflicts, dossier.version)
  const settled: Settled = { changes: [], version: dossier.version, kept: [] }
  // Decided before the facts change: what changes then closes only what nobody decided.
  await tx.query(
    `UPDATE "FactClaim" c SET "state"=CASE WHEN r->>'verdict'='keep' THEN 'rejected' ELSE 'accepted' END,
       "settled"=CASE WHEN r->>'verdict'='edit' THEN nullif(r->'value','null') END,"decidedBy"=$2::uuid,"decidedAt"=$3::timestamptz
     FROM jsonb_array_elements($1::jsonb) r WHERE c."id"=(r->>'claimId')::uuid`,
    [JSON.stringify(decisions), viewer.personId, at.now.toISOString()],
  )
  for (const group of grouped(decisions, claims)) {
    const wanted = group.rows.map(({ claim, decision }) => {
      const from = dossier.facts[claim.fact] ?? null
      return { fact: claim.fact, from, to: valueOf(claim, decision) }
    })
    const tax = wanted.find(({ fact, to }) => fact === 'taxNumber' && !isEmpty(to))
    if (tax) await claimTaxNumber(tx, viewer, tax.to as string, dossier.id, 'facts.taxNumber')
    const { changes, version } = await changeFacts(tx, at, dossier, wanted, {
      ...group.trace,
      personId: viewer.personId,
    })
    settled.changes.push(...changes)
    settled.version = version
    const after = Object.fromEntries(changes.map((change) => [change.fact, change.after]))
    dossier = { ...dossier, version, facts: { ...dossier.facts, ...after } }
  }
  settled.kept = decisions.flatMap(({ claimId, verdict }) =>
    verdict === 'keep' ? [claims.get(claimId)!.fact] : [],
  )
  return settled
}

type Group = { trace: Omit<FactTrace, 'personId'>; rows: { claim: LockedClaim; decision: ClaimDecision }[] }

/** Decisions that write something, together by where their values come from. */
function grouped(decisions: readonly ClaimDecision[], claims: ReadonlyMap<string, LockedClaim>): Group[] {
  const groups = new Map<string, Group>()
  for (const decision of decisions) {
    if (decision.verdict === 'keep') continue
    const claim = claims.get(decision.claimId)!
    const own = decision.verdict === 'edit'
    const ref = claim.refType && claim.refId ? { type: claim.refType, id: claim.refId } : null
    const trace = own
      ? { source: 'form' as const, reason: null, byName: null, ref: { type: 'fact-claim', id: claim.id } }
      : { source: claim.source, reason: null, byName: claim.byName, ref }
    const key = JSON.stringify(trace)
    const group = groups.get(key) ?? { trace, rows: [] }
    group.rows.push({ claim, decision })
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** What the trail tells of settled claims: changed facts with before and after, and how many stayed as they were. */
export function settledEvents(dossier: LockedDossier, source: string, settled: Settled): AuditEntry[] {
  const at = {
    subjectType: 'customer',
    subjectId: dossier.id,
    customerId: dossier.id,
    unitId: placedOf(dossier).unitId,
  }
  const changes = settled.changes.map(({ fact, before, after }) => ({
    fact,
    before: traceable(fact, before),
    after: traceable(fact, after),
  }))
  const name = dossier.facts['name']
  return [
    ...(changes.length > 0
      ? [{ ...at, kind: 'customers.facts-changed', values: { name, source, changes } }]
      : []),
    ...(settled.kept.length > 0
      ? [{ ...at, kind: 'customers.claims-turned-down', values: { name, facts: settled.kept } }]
      : []),
  ]
}

/**
 * Writes facts as a source states them. What an outside survey says otherwise than another source waits as a claim; what
 * only our side writes is ours whatever the paper came from. Throws ConflictError as `changeFacts` does.
 */
export async function stateFacts(
  tx: SqlTx,
  at: Moment,
  dossier: LockedDossier,
  changes: readonly FactChange[],
  trace: FactTrace,
): Promise<{ changes: Settled['changes']; version: number; waiting: number }> {
  const isOutside = trace.source === 'survey'
  const origins = isOutside ? await factOrigins(tx, [dossier.id]) : new Map<string, Map<string, Origin>>()
  const { write, wait } = isOutside
    ? splitByOrigin(
        changes,
        dossier.facts,
        trace.source,
        origins.get(dossier.id) ?? new Map<string, Origin>(),
      )
    : { write: [...changes], wait: [] }
  const isOurs = ({ fact }: FactChange) => ownSideFacts.includes(fact)
  const said = await changeFacts(
    tx,
    at,
    dossier,
    write.filter((change) => !isOurs(change)),
    trace,
  )
  const told = Object.fromEntries(said.changes.map(({ fact, after }) => [fact, after]))
  const { personId, reason, ref = null } = trace
  const ours = await changeFacts(
    tx,
    at,
    { ...dossier, version: said.version, facts: { ...dossier.facts, ...told } },
    write.filter(isOurs),
    { source: trace.source === 'customer' ? 'form' : trace.source, personId, reason, ref },
  )
  const claims = wait.map(({ fact, to }) => ({
    customerId: dossier.id,
    fact,
    value: to,
    against: dossier.facts[fact] ?? null,
  }))
  const origin = { source: trace.source, personId, byName: trace.byName ?? null, ref }
  const waiting = await insertClaims(tx, at, claims, origin)
  return { changes: [...said.changes, ...ours.changes], version: ours.version, waiting }
}
