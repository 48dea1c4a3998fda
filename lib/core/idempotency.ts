import { createHash } from 'node:crypto'
import type { SqlTx } from './db'
import type { Outcome } from './outcome'

/** The key was used before, for another request. */
export class KeyReusedError extends Error {}

/** Same mutation and same input give the same hash, whatever the order of keys. */
export function requestHash(mutation: string, raw: unknown): string {
  return createHash('sha256').update(mutation).update('\0').update(canonical(raw)).digest('hex')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

/**
 * Claims the key inside the transaction. A parallel twin waits here until the first commits, then gets its answer.
 * Returns the kept outcome of an earlier run, or null when this run is the first. Throws KeyReusedError.
 */
export async function claimKey(
  tx: SqlTx,
  personId: string,
  key: string,
  mutation: string,
  hash: string,
  at: Date,
): Promise<Outcome<unknown> | null> {
  const claimed = await tx.kept(
    `INSERT INTO "IdempotencyKey" ("personId","key","mutation","requestHash","response","createdAt")
     VALUES ($1::uuid,$2,$3,$4,'null'::jsonb,$5::timestamptz) ON CONFLICT DO NOTHING RETURNING 1`,
    [personId, key, mutation, hash, at.toISOString()],
  )
  if (claimed.length > 0) return null
  const [kept] = await tx.query<{ requestHash: string; response: Outcome<unknown> | null }>(
    `SELECT "requestHash","response" FROM "IdempotencyKey" WHERE "personId"=$1::uuid AND "key"=$2`,
    [personId, key],
  )
  if (!kept || kept.requestHash !== hash) throw new KeyReusedError()
  return kept.response
}

/** Keeps what the first run answered, in its own transaction. */
export async function keepResponse(
  tx: SqlTx,
  personId: string,
  key: string,
  outcome: Outcome<unknown>,
): Promise<void> {
  await tx.kept(`UPDATE "IdempotencyKey" SET "response"=$3::jsonb WHERE "personId"=$1::uuid AND "key"=$2`, [
    personId,
    key,
    JSON.stringify(outcome),
  ])
}
