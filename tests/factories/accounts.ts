import { db } from '@/lib/core/db'
import { hashPassword } from '@/lib/core/passwords'
import { signIn } from '@/lib/core/sign-in'
import { sessionViewer } from '@/lib/core/viewer'

export const PASSWORD = '旧地图上有三条河流入海口'

/** Gives a person a user name and a password to sign in with. */
export async function givePassword(personId: string, username: string, password = PASSWORD): Promise<void> {
  await db().person.update({
    where: { id: personId },
    data: { username, passwordHash: await hashPassword(password), passwordSetAt: new Date() },
  })
}

/** Signs in from an address; throws when that does not work. Returns the secret of the cookie. */
export async function enter(username: string, ip = '10.0.0.1', password = PASSWORD): Promise<string> {
  const result = await signIn(username, password, { ip, userAgent: 'test' })
  if (result.kind !== 'ok') throw new Error(`${username} could not sign in: ${result.kind}`)
  return result.sid
}

/** Does this cookie still let anybody in? */
export async function isIn(sid: string): Promise<boolean> {
  return (await sessionViewer(sid)) !== null
}
