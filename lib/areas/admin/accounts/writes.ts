import { newId } from '@/lib/core/audit'
import { type Tx, sqlOf } from '@/lib/core/db'
import { InvalidError, type Moment } from '@/lib/core/mutation'
import { hashPassword } from '@/lib/core/passwords'
import { securitySettings } from '@/lib/core/security-settings'
import { newSecret, revokeSessionsOf, secretHash } from '@/lib/core/sessions'
import { contextWords, passwordErrors } from './rules/password'

export type LinkPurpose = 'first-administrator' | 'password'

/** Makes a one-time link and voids earlier ones of the same person. Returns its secret, which is kept nowhere. */
export async function createLink(
  tx: Tx,
  link: { purpose: LinkPurpose; personId: string | null; hours: number; at: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const { purpose, personId, at } = link
  await tx.setupLink.updateMany({ where: { personId, purpose, usedAt: null }, data: { usedAt: at } })
  const token = newSecret()
  const expiresAt = new Date(at.getTime() + link.hours * 3_600_000)
  await tx.setupLink.create({
    data: { id: newId(at), tokenHash: secretHash(token), personId, purpose, expiresAt, createdAt: at },
  })
  return { token, expiresAt }
}

export type OpenLink = { id: string; purpose: LinkPurpose; personId: string | null; expiresAt: Date }

/** Locks a link that can still be used; null when it is unknown, used or run out. */
export async function lockLink(tx: Tx, token: string, at: Date): Promise<OpenLink | null> {
  const [link] = await sqlOf(tx).query<OpenLink>(
    `SELECT "id", "purpose", "personId", "expiresAt" FROM "SetupLink"
     WHERE "tokenHash" = $1 AND "usedAt" IS NULL AND "expiresAt" > $2::timestamptz FOR UPDATE`,
    [secretHash(token), at.toISOString()],
  )
  return link ?? null
}

type Owner = {
  name: string
  username: string
  namePinyin: string
  employeeNo: string | null
  phone: string | null
}

/** Throws InvalidError at `field` with the reason a password is not good enough (SEC-02). */
export async function requireGoodPassword(
  tx: Tx,
  at: Moment,
  field: string,
  password: string,
  owner: Owner,
): Promise<void> {
  const company = await tx.unit.findFirst({ where: { parentId: null }, select: { name: true } })
  const words = contextWords([...Object.values(owner), company?.name, 'dakehu', '大客户'])
  const minLength = at.settings.valueOf(securitySettings, 'security.password-min-length')
  const errors = passwordErrors(password, { minLength, words })
  if (errors.length > 0) throw new InvalidError({ [field]: errors })
}

/** Sets a password and ends every session of the person but `keep`. */
export async function setPassword(
  tx: Tx,
  at: Date,
  personId: string,
  password: string,
  keep: string | null,
): Promise<void> {
  const passwordHash = await hashPassword(password)
  const data = { passwordHash, passwordSetAt: at, version: { increment: 1 } }
  await tx.person.update({ where: { id: personId }, data })
  await revokeSessionsOf(sqlOf(tx), personId, at, keep)
}
