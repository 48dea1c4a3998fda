import { encode } from 'next-auth/jwt'
import { sql } from '@/lib/core/db'
import { openSession } from '@/lib/core/sessions'

/** A cookie that signs a person of the demonstration in, without the form, and its session. Throws when there is nobody of that name. */
export async function openSessionOf(username: string) {
  const [person] = await sql<{ id: string }>('SELECT "id" FROM "Person" WHERE "username" = $1', [username])
  if (!person) throw new Error(`Nobody signs in as ${username}.`)
  const { sid, sessionId } = await openSession(person.id, { ip: '127.0.0.1', userAgent: 'browser test' })
  const value = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET ?? '' })
  return { sessionId, cookie: { name: 'dakehu', value } }
}

/** The cookie alone. */
export async function sessionCookieOf(username: string): Promise<{ name: string; value: string }> {
  return (await openSessionOf(username)).cookie
}
