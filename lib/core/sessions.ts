import { createHash, randomBytes } from 'node:crypto'
import { newId } from './audit'
import { now, today } from './clock'
import { onPool, sql, type SqlTx } from './db'
import { securitySettings } from './security-settings'
import { settingsAsOf } from './settings'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A secret of 256 random bits for cookies, links and tokens. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a secret: enough to recognise it, nothing to use it with. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export type SessionTimes = { createdAt: Date; lastSeenAt: Date; expiresAt: Date }
export type SessionLimits = { idleMinutes: number; hours: number }

/** Has a session run out: idle too long, older than the limit, or past the end it was given? */
export function isExpired(session: SessionTimes, limits: SessionLimits, at: Date): boolean {
  const idle = at.getTime() - session.lastSeenAt.getTime()
  const age = at.getTime() - session.createdAt.getTime()
  return idle > limits.idleMinutes * MINUTE || age > limits.hours * HOUR || at > session.expiresAt
}

/** Is it a minute or more since the session was last seen? */
export function needsTouch(session: SessionTimes, at: Date): boolean {
  return at.getTime() - session.lastSeenAt.getTime() >= MINUTE
}

/** Where a sign-in came from. */
export type Device = { ip: string | null; userAgent: string | null }

/** Opens a session for a person who has just proved who he is. Returns the secret that goes into the cookie. */
export async function openSession(
  personId: string,
  device: Device,
): Promise<{ sid: string; sessionId: string }> {
  const at = now()
  const settings = await settingsAsOf(onPool, today())
  const hours = settings.valueOf(securitySettings, 'security.session-hours')
  const sid = newSecret()
  const sessionId = newId(at)
  await sql(
    `INSERT INTO "Session" ("id","tokenHash","personId","createdAt","lastSeenAt","expiresAt","ip","userAgent")
     VALUES ($1::uuid,$2,$3::uuid,$4,$4,$5,$6,$7)`,
    [
      sessionId,
      secretHash(sid),
      personId,
      at.toISOString(),
      new Date(at.getTime() + hours * HOUR).toISOString(),
      device.ip,
      device.userAgent?.slice(0, 300) ?? null,
    ],
  )
  return { sid, sessionId }
}

/** Marks a session as seen now. */
export async function touchSession(sessionId: string, at: Date): Promise<void> {
  await sql(`UPDATE "Session" SET "lastSeenAt" = $2 WHERE "id" = $1::uuid AND "revokedAt" IS NULL`, [
    sessionId,
    at.toISOString(),
  ])
}

/** Ends one session; it is refused from the next request on. */
export async function revokeSession(sessionId: string): Promise<void> {
  await sql(`UPDATE "Session" SET "revokedAt" = $2 WHERE "id" = $1::uuid AND "revokedAt" IS NULL`, [
    sessionId,
    now().toISOString(),
  ])
}

/** Ends every session of a person inside a transaction, but not `except`. Returns how many ended. */
export async function revokeSessionsOf(
  tx: SqlTx,
  personId: string,
  at: Date,
  except: string | null = null,
): Promise<number> {
  const ended = await tx.query(
    `UPDATE "Session" SET "revokedAt" = $2::timestamptz
     WHERE "personId" = $1::uuid AND "revokedAt" IS NULL AND ($3::uuid IS NULL OR "id" <> $3::uuid) RETURNING 1`,
    [personId, at.toISOString(), except],
  )
  return ended.length
}
