import { now } from '@/lib/core/clock'
import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'

export type TokenRow = {
  id: string
  name: string
  scopes: string[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  state: 'open' | 'expired' | 'revoked'
}

/** The viewer's own tokens, newest first; their secrets are nowhere. */
export async function myTokens(viewer: Viewer): Promise<TokenRow[]> {
  const rows = await sql<
    Omit<TokenRow, 'createdAt' | 'expiresAt' | 'lastUsedAt'> & {
      createdAt: Date
      expiresAt: Date | null
      lastUsedAt: Date | null
    }
  >(
    `SELECT "id"::text,"name","scopes","createdAt","expiresAt","lastUsedAt",
       CASE WHEN "revokedAt" IS NOT NULL THEN 'revoked' WHEN "expiresAt" <= $2::timestamptz THEN 'expired' ELSE 'open' END AS "state"
     FROM "ApiToken" WHERE "personId" = $1::uuid ORDER BY "id" DESC LIMIT 60`,
    [viewer.personId, now().toISOString()],
  )
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}
