import { newId } from '@/lib/core/audit'
import { db, type Prisma } from '@/lib/core/db'

type PostRow = Prisma.ContactPostUncheckedCreateInput
let made = 0

/** Somebody at a customer, known since the middle of 2025, with whatever `post` says of him. Returns the ids. */
export async function makePerson(
  customerId: string,
  name: string,
  post: Partial<PostRow> = {},
): Promise<{ contactId: string; postId: string }> {
  const [contactId, postId] = [newId(), newId()]
  const since = new Date('2025-06-01T00:00:00Z')
  made += 1
  await db().contact.create({
    data: {
      id: contactId,
      name,
      namePinyin: `ren${made}`,
      nameInitials: 'r',
      createdAt: since,
      updatedAt: since,
    },
  })
  await db().contactPost.create({
    data: { id: postId, contactId, customerId, position: made, createdAt: since, updatedAt: since, ...post },
  })
  return { contactId, postId }
}

/** A behaviour of TAS-15 that was seen on a day. Returns its id. */
export async function makeBehaviour(
  customerId: string,
  postId: string,
  number: number,
  seenOn = '2026-06-18',
): Promise<string> {
  const id = newId()
  const day = new Date(`${seenOn}T00:00:00Z`)
  await db().behaviour.create({ data: { id, customerId, postId, number, seenOn: day, recordedAt: day } })
  return id
}

/** A line of influence between two people since a day. Returns its id. */
export async function makeTie(
  customerId: string,
  fromPostId: string,
  toPostId: string,
  startsOn = '2026-06-18',
): Promise<string> {
  const id = newId()
  const day = new Date(`${startsOn}T00:00:00Z`)
  await db().contactTie.create({
    data: { id, customerId, fromPostId, toPostId, kind: 'influence', startsOn: day, createdAt: day },
  })
  return id
}
