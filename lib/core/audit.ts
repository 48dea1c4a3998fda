import type { SqlTx } from './db'

/** One thing that happened, as the trail keeps it. `values` renders the sentence `audit.<kind>`; personal data is masked before. */
export type AuditEntry = {
  kind: string
  subjectType: string
  subjectId: string
  customerId?: string | null
  unitId?: string | null
  onBehalfOfId?: string | null
  values?: Record<string, unknown>
}

/** A message that leaves after commit. */
export type OutboxEntry = { kind: string; payload: Record<string, unknown> }

export type Trail = {
  at: Date
  personId: string | null
  channel: string
  correlationId: string
  audit: readonly AuditEntry[]
  outbox: readonly OutboxEntry[]
}

/** Text as the trail may hold it: line breaks and control characters shown, not obeyed. */
function plain(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd')
  if (Array.isArray(value)) return value.map(plain)
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}

const INSERT = `
WITH audit AS (
  INSERT INTO "AuditEvent" ("id","at","kind","personId","onBehalfOfId","channel","subjectType","subjectId","customerId","unitId","values","correlationId")
  SELECT (r->>'id')::uuid, $2::timestamptz, r->>'kind', $3::uuid, (r->>'onBehalfOfId')::uuid, $4, r->>'subjectType', r->>'subjectId',
         (r->>'customerId')::uuid, (r->>'unitId')::uuid, coalesce(r->'values','{}'::jsonb), $5::uuid
  FROM jsonb_array_elements($1::jsonb) r)
INSERT INTO "OutboxMessage" ("id","at","kind","payload","correlationId")
SELECT (r->>'id')::uuid, $2::timestamptz, r->>'kind', r->'payload', $5::uuid FROM jsonb_array_elements($6::jsonb) r`

/** Writes audit and outbox rows inside the transaction of what they tell, in one statement. */
export async function writeTrail(tx: SqlTx, trail: Trail): Promise<void> {
  if (trail.audit.length === 0 && trail.outbox.length === 0) return
  await tx.kept(INSERT, [
    JSON.stringify(trail.audit.map((entry) => ({ ...(plain(entry) as object), id: newId(trail.at) }))),
    trail.at.toISOString(),
    trail.personId,
    trail.channel,
    trail.correlationId,
    JSON.stringify(trail.outbox.map((entry) => ({ ...entry, id: newId(trail.at) }))),
  ])
}

/** One for the process: the framework bundles this file more than once. */
const counted = globalThis as { __dakehuIds?: number }

/**
 * A uuid v7 of this moment; ids made by one process keep their order, also the thousands of one moment: the first 26 of its
 * bits behind the moment count (RFC 9562, 6.2), the last 48 are chance.
 */
export function newId(at: Date = new Date()): string {
  const counter = ((counted.__dakehuIds ?? 0) + 1) & 0x3ffffff
  counted.__dakehuIds = counter
  const hex = Math.max(at.getTime(), 0).toString(16).padStart(12, '0')
  const high = (counter >> 14).toString(16).padStart(3, '0')
  const low = ((counter & 0x3fff) | 0x8000).toString(16)
  const chance = Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${high}-${low}-${chance}`
}
