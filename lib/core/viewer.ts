import { cookies, headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { now, today } from './clock'
import { keptSql, sql } from './db'
import { env } from './env'
import { keptWhileUnchanged, type ReadOfPerson } from './kept-people'
import { isLocale, LOCALE_COOKIE } from './locale'
import { log } from './log'
import { openedOnce } from './opened-cookies'
import { clientAddress } from './peer'
import { isPermission, isRoleCode, type Permission, permissions } from './permissions'
import { type HeldPost, type Reach, reachOfPosts, type Viewer } from './scope'
import { securitySettings } from './security-settings'
import {
  type Device,
  isExpired,
  needsTouch,
  revokeSession,
  secretHash,
  type SessionLimits,
  type SessionTimes,
  touchSession,
} from './sessions'
import { settingsFrom } from './settings'
import { noteSignOut, signIn } from './sign-in'
import { isUuid } from './uuid'

const MINUTE = 60_000
const DAY = 86_400

type PostRow = HeldPost & { personId: string; unitPathText: string }
type Facts = {
  id: string
  username: string
  name: string
  locale: string
  posts: PostRow[]
  delegations: { fromPersonId: string; fromName: string; plans: string[] }[]
  grants: { role: string; permission: string; scope: string }[]
  settings: { key: string; unitId: null; value: unknown }[]
}
type SessionRow = SessionTimes & { sessionId: string; personId: string; peopleVersion: string | null }

const VERSION = `(SELECT v."version" FROM "PeopleVersion" v) AS "peopleVersion"`
/** Who a person is on a day, and the version that holds for; null when there is no such enabled person. */
const FACTS = `SELECT ${VERSION}, person_facts($1::uuid, $2::date) AS "facts"`
const SESSION = `SELECT s."id" AS "sessionId", s."personId", s."createdAt", s."lastSeenAt", s."expiresAt", ${VERSION}
  FROM "Session" s WHERE s."tokenHash" = $1 AND s."revokedAt" IS NULL`

function heldPost(row: PostRow): HeldPost {
  const { role, unitId, unitKind, unitName, anchorId, anchorKind, acting, unitPathText } = row
  const unitPath = unitPathText.split('/').filter(Boolean)
  return { role, unitId, unitKind, unitName, anchorId, anchorKind, acting, unitPath }
}

function postsOf(row: Facts, personId: string): HeldPost[] {
  return row.posts.filter((post) => post.personId === personId && isRoleCode(post.role)).map(heldPost)
}

type Fields = { [K in keyof Viewer as K extends string ? K : never]: Viewer[K] }

function mint(fields: Fields): Viewer {
  return Object.freeze(fields) as unknown as Viewer
}

/** A person as every viewer of his shares it, and how long his sessions live. */
type Person = { fields: Omit<Fields, 'channel' | 'sessionId'>; limits: SessionLimits }

function personFrom(row: Facts): Person {
  const posts = postsOf(row, row.id)
  const grants = row.grants.filter((grant) => isPermission(grant.permission))
  const settings = settingsFrom(row.settings)
  return {
    fields: {
      personId: row.id,
      username: row.username,
      name: row.name,
      locale: row.locale,
      posts,
      delegations: row.delegations.map((held) => ({ ...held, posts: postsOf(row, held.fromPersonId) })),
      reach: reachOfPosts(posts, grants),
    },
    limits: {
      idleMinutes: settings.valueOf(securitySettings, 'security.session-idle-minutes'),
      hours: settings.valueOf(securitySettings, 'security.session-hours'),
    },
  }
}

async function readPerson(personId: string, day: string): Promise<ReadOfPerson<Person | null>> {
  const [row] = await sql<{ peopleVersion: string | null; facts: Facts | null }>(FACTS, [personId, day])
  return { version: row!.peopleVersion, value: row!.facts && personFrom(row!.facts) }
}

const personAt = keptWhileUnchanged(readPerson)

/** The viewer a person is today: for jobs that act in his name, and for tests. Throws when there is no such enabled person. */
export async function viewerOf(
  personId: string,
  channel: string,
  sessionId: string | null = null,
): Promise<Viewer> {
  const { value: person } = await readPerson(personId, today())
  if (!person) throw new Error('no enabled person with this id')
  return mint({ ...person.fields, channel, sessionId })
}

/**
 * Another person as `viewer` looks at him: with the reach that `narrow` leaves of his, nothing others lent him, no session,
 * and no write. Null when there is no such enabled person, or when `narrow` says no.
 */
export async function lookAt(
  viewer: Viewer,
  personId: string,
  narrow: (other: Viewer) => Promise<ReadonlyMap<Permission, Reach> | null>,
): Promise<Viewer | null> {
  if (!isUuid(personId)) return null
  const { value: person } = await readPerson(personId, today())
  if (!person) return null
  const other = mint({ ...person.fields, channel: `look:${viewer.personId}`, sessionId: null })
  const reach = await narrow(other)
  return reach && mint({ ...other, locale: viewer.locale, delegations: [], reach })
}

/**
 * The viewer behind a session secret; null when it is unknown, revoked, run out, or the person disabled. Checked on every request.
 * `spoken` is the language chosen in this browser; without one the person's own counts.
 */
export async function sessionViewer(sid: string, spoken?: string): Promise<Viewer | null> {
  const [row] = await keptSql<SessionRow>(SESSION, [secretHash(sid)])
  const person = row && (await personAt(row.personId, today(), row.peopleVersion))
  if (!person) return null
  const at = now()
  if (isExpired(row, person.limits, at)) return null
  if (needsTouch(row, at)) await touchSession(row.sessionId, at)
  const { fields } = person
  const locale = isLocale(spoken) ? spoken : fields.locale
  return mint({ ...fields, locale, channel: 'web', sessionId: row.sessionId })
}

/** Is the product reached over https? Then cookies are bound to this host and sent nowhere else. */
function overHttps(): boolean {
  return env().APP_URL.startsWith('https:')
}

/** Name of the session cookie: bound to this host where the address is https. */
export function sessionCookie(): string {
  return overHttps() ? '__Host-dakehu' : 'dakehu'
}

const sidOf = openedOnce((token) => decode({ token, secret: env().NEXTAUTH_SECRET }))

/** Who asks, from the cookie of this request; null when nobody is signed in. Looked up once a request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const jar = await cookies()
  const cookie = jar.get(sessionCookie())?.value
  const sid = cookie ? await sidOf(cookie) : null
  return sid ? sessionViewer(sid, jar.get(LOCALE_COOKIE)?.value) : null
})

/** Who asks; sends to the sign-in page when nobody is signed in. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (viewer) return viewer
  // Jobs use this file too, where the page machinery cannot be loaded.
  const { redirect } = await import('next/navigation')
  const path = (await headers()).get('x-path') ?? '/'
  return redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const EVERYTHING: Reach = { all: true, own: true, units: [], subtrees: [] }

/** A job of the product itself: reaches everything, acts in nobody's name. */
export function systemViewer(job: string): Viewer {
  return mint({
    personId: NOBODY,
    username: job,
    name: job,
    locale: 'zh-CN',
    channel: `job:${job}`,
    sessionId: null,
    posts: [],
    delegations: [],
    reach: new Map(permissions.map((permission): [Permission, Reach] => [permission, EVERYTHING])),
  })
}

type TokenRow = {
  id: string
  personId: string
  scopes: string[]
  lastUsedAt: Date | null
  peopleVersion: string | null
}

/** The viewer behind an API token, narrowed to the token's scopes; null when it is unknown, revoked or run out. */
export async function apiViewer(token: string): Promise<Viewer | null> {
  const at = now()
  const [found] = await keptSql<TokenRow>(
    `SELECT t."id", t."personId", t."scopes", t."lastUsedAt", ${VERSION} FROM "ApiToken" t
     WHERE t."tokenHash" = $1
       AND t."revokedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > $2::timestamptz)`,
    [secretHash(token), at.toISOString()],
  )
  const person = found && (await personAt(found.personId, today(), found.peopleVersion))
  if (!person) return null
  if (!found.lastUsedAt || at.getTime() - found.lastUsedAt.getTime() >= MINUTE)
    await sql(`UPDATE "ApiToken" SET "lastUsedAt" = $2 WHERE "id" = $1::uuid`, [found.id, at.toISOString()])
  const fields = { ...person.fields, channel: 'api', sessionId: null }
  if (found.scopes.length === 0) return mint(fields)
  return mint({
    ...fields,
    reach: new Map([...fields.reach].filter(([name]) => found.scopes.includes(name))),
  })
}

/** Where this request comes from. */
export async function currentDevice(): Promise<Device> {
  const sent = await headers()
  return {
    ip: clientAddress((name) => sent.get(name), env().TRUSTED_PROXIES),
    userAgent: sent.get('user-agent'),
  }
}

/** Ends the session of this request on the server. Its cookie is refused from now on, wherever it was copied to. */
export async function endCurrentSession(): Promise<void> {
  const viewer = await currentViewer()
  if (!viewer?.sessionId) return
  await revokeSession(viewer.sessionId)
  await noteSignOut(viewer.personId, await currentDevice())
}

type SignedIn = { id: string; sid: string }

/** The check behind the sign-in form. A refusal travels in the message: the seconds to wait, or nothing more than "wrong". */
async function authorize(
  credentials: { username?: string; password?: string } | undefined,
): Promise<SignedIn | null> {
  const { username, password } = credentials ?? {}
  if (typeof username !== 'string' || typeof password !== 'string' || password.length > LONGEST_PASSWORD)
    return null
  const result = await signIn(username, password, await currentDevice())
  if (result.kind === 'slow-down') throw new Error(`wait:${result.retryAfterSeconds}`)
  if (result.kind === 'wrong') return null
  const earlier = await currentViewer()
  if (earlier?.sessionId) await revokeSession(earlier.sessionId)
  return { id: result.personId, sid: result.sid }
}

const LONGEST_PASSWORD = 1000

async function authOptions(): Promise<NextAuthOptions> {
  const { default: Credentials } = await import('next-auth/providers/credentials')
  const secure = overHttps()
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  const prefix = secure ? '__Host-' : ''
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: DAY },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: sessionCookie(), options },
      csrfToken: { name: `${prefix}dakehu-csrf`, options },
      callbackUrl: { name: `${prefix}dakehu-callback`, options },
    },
    providers: [Credentials({ credentials: { username: {}, password: {} }, authorize })],
    callbacks: {
      // The cookie carries the session's secret and nothing about the person.
      jwt: ({ token, user }) => ({ sid: user ? (user as SignedIn).sid : token.sid }),
      redirect: () => env().APP_URL,
    },
    logger: {
      error: (code) => log.error({ code }, 'sign-in machinery'),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

/** The next-auth endpoints the product uses: the token of the sign-in form, and the form itself. Anything else is not found. */
export async function authHandler(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const path = (await context.params).nextauth.join('/')
  const wanted = request.method === 'GET' ? 'csrf' : 'callback/credentials'
  if (path !== wanted) return new Response(null, { status: 404 })
  process.env.NEXTAUTH_URL ??= env().APP_URL
  const { default: NextAuth } = await import('next-auth')
  return NextAuth(request as never, context as never, await authOptions()) as Promise<Response>
}
