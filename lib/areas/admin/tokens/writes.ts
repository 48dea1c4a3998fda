import { newId } from '@/lib/core/audit'
import type { Tx } from '@/lib/core/db'
import { newSecret, secretHash } from '@/lib/core/sessions'

const DAY = 86_400_000

export type NewToken = { id: string; token: string; expiresAt: Date }

/** Makes a token of a person. Returns its secret, which is kept nowhere. */
export async function insertToken(
  tx: Tx,
  at: Date,
  personId: string,
  wanted: { name: string; scopes: string[]; days: number },
): Promise<NewToken> {
  const { name, scopes, days } = wanted
  const token = newSecret()
  const expiresAt = new Date(at.getTime() + days * DAY)
  const id = newId(at)
  const tokenHash = secretHash(token)
  await tx.apiToken.create({ data: { id, tokenHash, personId, name, scopes, createdAt: at, expiresAt } })
  return { id, token, expiresAt }
}
