import { newId, writeTrail } from './audit'
import { now } from './clock'
import { onPool, sql } from './db'
import { BusyError, hashPassword, isPassword, needsRehash } from './passwords'
import { forget, isUsedUp, type Limit, returnPoint, takePointGrowing } from './rate-limit'
import { type Device, openSession } from './sessions'

/** One account from one place. */
const HERE: Limit = { name: 'sign-in', points: 5, seconds: 900 }
/** One account from one place it never signed in from, while strangers are guessing at it. */
const HERE_SUSPECTED: Limit = { name: 'sign-in-suspected', points: 1, seconds: 900 }
/** One place, whatever the account. */
const PLACE: Limit = { name: 'sign-in-place', points: 50, seconds: 900 }
/** One account from everywhere. Never blocks it: only tightens what strangers get. */
const ACCOUNT: Limit = { name: 'sign-in-account', points: 50, seconds: 3600 }

export type SignIn =
  | { kind: 'ok'; personId: string; sid: string }
  | { kind: 'wrong' }
  | { kind: 'slow-down'; retryAfterSeconds: number }

type Found = { id: string; passwordHash: string | null; known: boolean }

/** How a user name is kept and compared: half-width, lower case, no blanks around it. */
export function usernameOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

async function personOf(username: string, ip: string | null): Promise<Found | undefined> {
  const [found] = await sql<Found>(
    `SELECT p."id", p."passwordHash", EXISTS (
       SELECT 1 FROM "Session" s WHERE s."personId" = p."id" AND s."ip" = $2
       AND s."createdAt" > $3::timestamptz - interval '30 days') AS "known"
     FROM "Person" p WHERE p."username" = $1 AND p."disabledAt" IS NULL`,
    [username, ip, now().toISOString()],
  )
  return found
}

/** Leaves a line in the trail. The name that was typed is not kept: people type passwords there. */
async function note(kind: string, personId: string | null, device: Device): Promise<void> {
  await writeTrail(onPool, {
    at: now(),
    personId,
    channel: 'web',
    correlationId: newId(),
    audit: [{ kind, subjectType: 'person', subjectId: personId ?? 'unknown', values: { ip: device.ip } }],
    outbox: [],
  })
}

/**
 * Checks a name and a password and opens a session. Wrong passwords cost points of the account at this place and of
 * the place; a stranger elsewhere can never lock the right owner out. Unknown names take the same time and answer the same.
 */
export async function signIn(typed: string, password: string, device: Device): Promise<SignIn> {
  const username = usernameOf(typed).slice(0, 100)
  const place = device.ip ?? 'unknown'
  const here = `${username} ${place}`
  const person = await personOf(username, device.ip)
  const suspected = !person?.known && (await isUsedUp(ACCOUNT, username))
  const limits: [Limit, string][] = [
    [suspected ? HERE_SUSPECTED : HERE, here],
    [PLACE, place],
  ]
  for (const [limit, key] of limits) {
    const taken = await takePointGrowing(limit, key)
    if (!taken.allowed) return { kind: 'slow-down', retryAfterSeconds: taken.retryAfterSeconds }
  }
  const right = await checked(person?.passwordHash ?? null, password)
  if (right === 'busy') return { kind: 'slow-down', retryAfterSeconds: 5 }
  if (!right || !person) {
    await takePointGrowing(ACCOUNT, username)
    await note('auth.sign-in-failed', person?.id ?? null, device)
    return { kind: 'wrong' }
  }
  await Promise.all([forget(HERE, here), forget(HERE_SUSPECTED, here), returnPoint(PLACE, place)])
  if (person.passwordHash && needsRehash(person.passwordHash)) await rehash(person.id, password)
  const { sid } = await openSession(person.id, device)
  await note('auth.signed-in', person.id, device)
  return { kind: 'ok', personId: person.id, sid }
}

async function checked(kept: string | null, password: string): Promise<boolean | 'busy'> {
  try {
    return await isPassword(kept, password)
  } catch (error) {
    if (error instanceof BusyError) return 'busy'
    throw error
  }
}

async function rehash(personId: string, password: string): Promise<void> {
  await sql(`UPDATE "Person" SET "passwordHash" = $2 WHERE "id" = $1::uuid`, [
    personId,
    await hashPassword(password),
  ])
}

/** Leaves the line that a session was ended by its owner. */
export function noteSignOut(personId: string, device: Device): Promise<void> {
  return note('auth.signed-out', personId, device)
}
