import { sql } from '@/lib/core/db'
import { cursorOf, keyOf } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { isId, shownFact } from '../dossier/queries'
import { customerPlace } from '../queries'

export type FactEvent = {
  id: string
  at: string
  fact: string
  before: unknown
  after: unknown
  source: string
  personName: string | null
  reason: string | null
}

/** Changes of facts, newest first, one fact or all; guarded values masked. Null beyond reach. */
export async function factHistory(
  viewer: Viewer,
  customerId: string,
  wanted: { fact?: string; before?: string; size?: number },
): Promise<{ rows: FactEvent[]; next: string | null } | null> {
  if (!isId(customerId) || !(await customerPlace(viewer, customerId))) return null
  const size = wanted.size ?? 50
  const after = wanted.before ? keyOf(wanted.before, 1)?.[0] : null
  const rows = await sql<Omit<FactEvent, 'at'> & { at: Date }>(
    `SELECT f."id", f."at", f."fact", f."before", f."after", f."source", f."reason", p."name" AS "personName"
     FROM "FactChange" f LEFT JOIN "Person" p ON p."id" = f."personId"
     WHERE f."customerId" = $1::uuid AND ($2::text IS NULL OR f."fact" = $2) AND ($3::uuid IS NULL OR f."id" < $3::uuid)
     ORDER BY f."id" DESC LIMIT $4`,
    [customerId, wanted.fact ?? null, typeof after === 'string' && isId(after) ? after : null, size + 1],
  )
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      before: shownFact(row.fact, row.before),
      after: shownFact(row.fact, row.after),
    })),
    next: rows.length > size && last ? cursorOf([last.id]) : null,
  }
}

export type DossierEvent = {
  id: string
  at: string
  kind: string
  personName: string | null
  onBehalfOf: string | null
  values: Record<string, unknown>
}

/** What happened with a customer, newest first. Null beyond reach. */
export async function dossierEvents(
  viewer: Viewer,
  customerId: string,
  wanted: { before?: string; size?: number },
): Promise<{ rows: DossierEvent[]; next: string | null } | null> {
  if (!isId(customerId) || !(await customerPlace(viewer, customerId))) return null
  const size = wanted.size ?? 50
  const after = wanted.before ? keyOf(wanted.before, 1)?.[0] : null
  const rows = await sql<Omit<DossierEvent, 'at'> & { at: Date }>(
    `SELECT e."id", e."at", e."kind", e."values", p."name" AS "personName", b."name" AS "onBehalfOf"
     FROM "AuditEvent" e LEFT JOIN "Person" p ON p."id" = e."personId" LEFT JOIN "Person" b ON b."id" = e."onBehalfOfId"
     WHERE e."customerId" = $1::uuid AND ($2::uuid IS NULL OR e."id" < $2::uuid) ORDER BY e."id" DESC LIMIT $3`,
    [customerId, typeof after === 'string' && isId(after) ? after : null, size + 1],
  )
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: rows.length > size && last ? cursorOf([last.id]) : null,
  }
}
