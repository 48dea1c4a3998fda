import { sql, type SqlTx } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { dossierFactsOf, isId, shownFact } from '../dossier/queries'
import { type FactSource, isFactKey } from '../dossier/schema'
import { customerPlace } from '../queries'
import { mayOnCustomer } from '../policy'
import { type DossierFactKey, dossierFacts } from '../rules/dossier-facts'
import { type LockedClaim, markOf, type Origin } from './rules/conflicts'

/** Claims of one customer by id, locked; those of somebody else, or about nothing known, are not among them. */
export async function lockClaims(
  tx: SqlTx,
  customerId: string,
  ids: readonly string[],
): Promise<Map<string, LockedClaim>> {
  const rows = await tx.query<LockedClaim>(
    `SELECT "id","customerId","fact","value","against","source","byName","refType","refId","state" FROM "FactClaim"
     WHERE "customerId"=$1::uuid AND "id"=ANY($2::uuid[]) ORDER BY "id" FOR UPDATE`,
    [customerId, ids],
  )
  return new Map(rows.filter((row) => isFactKey(row.fact)).map((row) => [row.id, row]))
}

type OriginRow = { customerId: string; fact: string; changeId: string; source: FactSource }

/** The newest change of each fact of these customers: customer → fact → where it came from. */
export async function factOrigins(
  tx: SqlTx,
  customerIds: readonly string[],
): Promise<Map<string, Map<string, Origin>>> {
  const rows = await tx.query<OriginRow>(
    `SELECT DISTINCT ON ("customerId","fact") "customerId","fact","id" AS "changeId","source" FROM "FactChange"
     WHERE "customerId"=ANY($1::uuid[]) ORDER BY "customerId","fact","id" DESC`,
    [customerIds],
  )
  const found = new Map<string, Map<string, Origin>>(customerIds.map((id) => [id, new Map()]))
  for (const { customerId, fact, ...origin } of rows) found.get(customerId)!.set(fact, origin)
  return found
}

/** Where a value comes from, as people read it. */
export type SourceView = {
  source: FactSource
  personName: string | null
  /** Who said it outside the house. */
  byName: string | null
  at: string
  reason: string | null
  ref: { type: string; id: string } | null
}

type SourceRow = Omit<SourceView, 'at' | 'ref'> & {
  id: string
  fact: string
  at: Date
  refType: string | null
  refId: string | null
}

function viewOf({ source, personName, byName, at, reason, refType, refId }: SourceRow): SourceView {
  const ref = refType && refId ? { type: refType, id: refId } : null
  // The reason of an imported change is the id of its import.
  return {
    source,
    personName,
    byName,
    at: at.toISOString(),
    reason: source === 'import' ? null : reason,
    ref,
  }
}

async function newestChanges(customerId: string): Promise<Map<string, SourceRow>> {
  const rows = await sql<SourceRow>(
    `SELECT DISTINCT ON (f."fact") f."id",f."fact",f."source",f."byName",f."at",f."reason",f."refType",f."refId",p."name" AS "personName"
     FROM "FactChange" f LEFT JOIN "Person" p ON p."id"=f."personId" WHERE f."customerId"=$1::uuid ORDER BY f."fact",f."id" DESC`,
    [customerId],
  )
  return new Map(rows.map((row) => [row.fact, row]))
}

async function opening(customerId: string): Promise<SourceView> {
  const [row] = await sql<{ importId: string | null; at: Date; personName: string | null }>(
    `SELECT c."importId",c."createdAt" AS "at",p."name" AS "personName" FROM "Customer" c LEFT JOIN "Person" p ON p."id"=c."createdBy" WHERE c."id"=$1::uuid`,
    [customerId],
  )
  return {
    source: row?.importId ? 'import' : 'form',
    personName: row?.personName ?? null,
    byName: null,
    at: (row?.at ?? new Date(0)).toISOString(),
    reason: null,
    ref: row?.importId ? { type: 'import', id: row.importId } : null,
  }
}

export type FactSourceView = SourceView & { fact: DossierFactKey; value: unknown; openClaims: number }

/** Every filled fact in the order of the dossier with where it came from; guarded values masked. Null beyond reach. */
export async function factSources(viewer: Viewer, customerId: string): Promise<FactSourceView[] | null> {
  const view = await dossierFactsOf(viewer, customerId)
  if (!view) return null
  const [changes, first, counts] = await Promise.all([
    newestChanges(customerId),
    opening(customerId),
    sql<{ fact: string; count: number }>(
      `SELECT "fact",count(*)::int AS "count" FROM "FactClaim" WHERE "customerId"=$1::uuid AND "state"='open' GROUP BY "fact"`,
      [customerId],
    ),
  ])
  const open = new Map(counts.map(({ fact, count }) => [fact, count]))
  return (Object.keys(dossierFacts) as DossierFactKey[]).flatMap((fact) => {
    const change = changes.get(fact)
    const value = view.facts[fact] ?? null
    if (value === null) return []
    return [{ ...(change ? viewOf(change) : first), fact, value, openClaims: open.get(fact) ?? 0 }]
  })
}

export type ClaimView = {
  id: string
  fact: DossierFactKey
  ours: unknown
  theirs: unknown
  /** What the decider saw on file, sent back with the decision. */
  seen: string
  /** Where ours comes from. */
  from: SourceView
  /** Where theirs comes from. */
  said: SourceView
  state: string
  decidedByName: string | null
}

type ClaimRow = SourceRow & { value: unknown; state: string; settled: unknown; decidedByName: string | null }

const CLAIMS = `SELECT c."id",c."fact",c."value",c."source",c."byName",c."at",NULL AS "reason",c."refType",c."refId",c."state",c."settled",
  p."name" AS "personName",d."name" AS "decidedByName"
  FROM "FactClaim" c LEFT JOIN "Person" p ON p."id"=c."personId" LEFT JOIN "Person" d ON d."id"=c."decidedBy"`

async function claimViews(
  viewer: Viewer,
  customerId: string,
  rows: readonly ClaimRow[],
): Promise<ClaimView[]> {
  const [view, changes, first] = await Promise.all([
    dossierFactsOf(viewer, customerId),
    newestChanges(customerId),
    opening(customerId),
  ])
  return rows.flatMap((row) => {
    if (!isFactKey(row.fact)) return []
    const change = changes.get(row.fact)
    return [
      {
        id: row.id,
        fact: row.fact,
        ours: view?.facts[row.fact] ?? null,
        theirs: shownFact(row.fact, row.value),
        seen: markOf(change && { changeId: change.id }),
        from: change ? viewOf(change) : first,
        said: viewOf(row),
        state: row.state,
        decidedByName: row.decidedByName,
      },
    ]
  })
}

const LONGEST = 300

/** What other sources say otherwise and nobody decided yet, oldest first; guarded values masked. Null beyond reach. */
export async function openClaims(
  viewer: Viewer,
  customerId: string,
): Promise<{ rows: ClaimView[]; mayDecide: boolean } | null> {
  const place = isId(customerId) ? await customerPlace(viewer, customerId) : null
  if (!place) return null
  const rows = await sql<ClaimRow>(
    `${CLAIMS} WHERE c."customerId"=$1::uuid AND c."state"='open' ORDER BY c."id" LIMIT ${LONGEST}`,
    [customerId],
  )
  return {
    rows: await claimViews(viewer, customerId, rows),
    mayDecide: mayOnCustomer(viewer, 'customers.edit', place),
  }
}

/** Claims a returned sheet made, decided ones too. For a caller that has checked the customer. */
export async function claimsOfSheet(
  viewer: Viewer,
  customerId: string,
  linkId: string,
): Promise<ClaimView[]> {
  const rows = await sql<ClaimRow>(
    `${CLAIMS} WHERE c."refType"='fill-link' AND c."refId"=$2 AND c."customerId"=$1::uuid ORDER BY c."id" LIMIT ${LONGEST}`,
    [customerId, linkId],
  )
  return claimViews(viewer, customerId, rows)
}
