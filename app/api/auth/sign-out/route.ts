import { endCurrentSession, sessionCookie } from '@/lib/core/viewer'
import { cookies } from 'next/headers'

/** Signs out: the session ends on the server, and the browser forgets what it kept of it. */
export async function POST(): Promise<Response> {
  await endCurrentSession()
  const jar = await cookies()
  const secure = sessionCookie().startsWith('__Host-')
  jar.set(sessionCookie(), '', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: 0 })
  return new Response(null, {
    status: 303,
    headers: {
      Location: '/sign-in?out=1',
      'Clear-Site-Data': '"cache", "storage"',
      'Cache-Control': 'no-store',
    },
  })
}
