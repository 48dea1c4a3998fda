import { now } from '@/lib/core/clock'
import { onPool, sql } from '@/lib/core/db'
import { securitySettings } from '@/lib/core/security-settings'
import type { Viewer } from '@/lib/core/scope'
import { secretHash } from '@/lib/core/sessions'
import { settingsAsOf } from '@/lib/core/settings'
import { today } from '@/lib/core/clock'
import type { LinkPurpose } from './writes'

export type LinkView = {
  purpose: LinkPurpose
  name: string | null
  username: string | null
  expiresAt: string
  minLength: number
}

/** For whom a one-time link is; null when it is unknown, used or run out. The secret itself is the right to ask. */
export async function openLink(_viewer: Viewer, token: string): Promise<LinkView | null> {
  const [link] = await sql<Omit<LinkView, 'minLength' | 'expiresAt'> & { expiresAt: Date }>(
    `SELECT l."purpose", l."expiresAt", p."name", p."username" FROM "SetupLink" l
     LEFT JOIN "Person" p ON p."id" = l."personId"
     WHERE l."tokenHash" = $1 AND l."usedAt" IS NULL AND l."expiresAt" > $2::timestamptz AND p."disabledAt" IS NULL`,
    [secretHash(token), now().toISOString()],
  )
  if (!link) return null
  return { ...link, expiresAt: link.expiresAt.toISOString(), minLength: await minPasswordLength() }
}

async function limitOf(key: keyof typeof securitySettings): Promise<number> {
  const settings = await settingsAsOf(onPool, today())
  return settings.valueOf(securitySettings, key)
}

/** How long a password must be today. */
export async function minPasswordLength(): Promise<number> {
  return limitOf('security.password-min-length')
}

/** Sessions last seen before this moment have run out. */
export async function idleSince(): Promise<Date> {
  return new Date(now().getTime() - (await limitOf('security.session-idle-minutes')) * 60_000)
}

export type DeviceRow = {
  id: string
  ip: string | null
  userAgent: string | null
  createdAt: string
  lastSeenAt: string
  here: boolean
}

/** Where the viewer is signed in now, this device first. */
export async function myDevices(viewer: Viewer): Promise<DeviceRow[]> {
  const rows = await sql<Omit<DeviceRow, 'createdAt' | 'lastSeenAt'> & { createdAt: Date; lastSeenAt: Date }>(
    `SELECT "id", "ip", "userAgent", "createdAt", "lastSeenAt", "id" = $2::uuid AS "here" FROM "Session"
     WHERE "personId" = $1::uuid AND "revokedAt" IS NULL AND "expiresAt" > $3::timestamptz AND "lastSeenAt" >= $4::timestamptz
     ORDER BY "id" = $2::uuid DESC, "lastSeenAt" DESC LIMIT 50`,
    [viewer.personId, viewer.sessionId, now().toISOString(), (await idleSince()).toISOString()],
  )
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }))
}
