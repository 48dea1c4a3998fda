import { type AuditEntry, newId } from '@/lib/core/audit'
import { dateOf, lockRow, type SqlTx, sqlOf, type Tx } from '@/lib/core/db'
import type { BusinessDate } from '@/lib/core/dates'
import type { Moment } from '@/lib/core/mutation'
import { type CustomerPlace, placedOf } from '../policy'

/** The customer of a map, locked. */
export type LockedCustomer = CustomerPlace & { id: string; name: string }

/** Somebody of the customer as deeds on the map see him. */
export type MapPost = {
  id: string
  contactId: string
  customerId: string
  name: string
  startsOn: BusinessDate | null
  endsOn: BusinessDate | null
  mapX: number | null
  mapY: number | null
}

/** Locks a living customer, so that two people drawing on its map wait for each other. Null when there is none. */
export async function lockMap(tx: Tx, customerId: string): Promise<LockedCustomer | null> {
  if (!(await lockRow(tx, 'Customer', customerId))) return null
  return tx.customer.findFirst({
    where: { id: customerId, deletedAt: null },
    select: { id: true, name: true, ownerId: true, regionId: true, branchId: true, marketOfficeId: true },
  })
}

/** Posts by their ids, with the names of who holds them, in no order. */
export async function mapPosts(tx: Tx, ids: readonly string[]): Promise<MapPost[]> {
  const rows = await tx.contactPost.findMany({
    where: { id: { in: [...ids] }, contact: { deletedAt: null } },
    select: {
      id: true,
      contactId: true,
      customerId: true,
      startsOn: true,
      endsOn: true,
      mapX: true,
      mapY: true,
      contact: { select: { name: true } },
    },
  })
  return rows.map(({ contact, startsOn, endsOn, ...row }) => ({
    ...row,
    name: contact.name,
    startsOn: startsOn && dateOf(startsOn),
    endsOn: endsOn && dateOf(endsOn),
  }))
}

/** A row of the history of people: fields that changed, as they were and as they are. */
export type MapTrace = {
  contactId: string | null
  subjectType: 'post' | 'tie' | 'behaviour'
  subjectId: string
  deed: 'added' | 'changed' | 'ended' | 'removed'
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Writes the history of what was drawn on a map; append-only. */
export async function traceMap(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  personId: string,
  traces: readonly MapTrace[],
): Promise<void> {
  await tx.query(
    `INSERT INTO "ContactChange" ("id","customerId","contactId","subjectType","subjectId","deed","before","after","source","personId","at")
     SELECT (r->>'id')::uuid,$2::uuid,(r->>'contactId')::uuid,r->>'subjectType',(r->>'subjectId')::uuid,r->>'deed',
       nullif(r->'before','null'),nullif(r->'after','null'),'form',$3::uuid,$4::timestamptz FROM jsonb_array_elements($1::jsonb) r`,
    [
      JSON.stringify(traces.map((trace) => ({ id: newId(at.now), ...trace }))),
      customerId,
      personId,
      at.now.toISOString(),
    ],
  )
}

/** A behaviour that was seen, to be recorded. */
export type SeenBehaviour = { number: number; seenOn: string; note: string | null }
type OfPost = { id: string; contactId: string; customerId: string }

/** Records behaviours of a post that were seen, with the history. Returns their ids. */
export async function recordSeen(
  tx: SqlTx,
  at: Moment,
  post: OfPost,
  seen: readonly SeenBehaviour[],
  personId: string,
): Promise<string[]> {
  if (seen.length === 0) return []
  const rows = seen.map((one) => ({ id: newId(at.now), ...one }))
  await tx.query(
    `INSERT INTO "Behaviour" ("id","customerId","postId","number","seenOn","note","recordedBy","recordedAt")
     SELECT (r->>'id')::uuid,$2::uuid,$3::uuid,(r->>'number')::int,(r->>'seenOn')::date,r->>'note',$4::uuid,$5::timestamptz FROM jsonb_array_elements($1::jsonb) r`,
    [JSON.stringify(rows), post.customerId, post.id, personId, at.now.toISOString()],
  )
  await traceBehaviours(tx, at, post, rows, 'added', personId)
  return rows.map(({ id }) => id)
}

/** Takes recorded behaviours of a post back; they stay in the history. */
export async function withdrawSeen(
  tx: SqlTx,
  at: Moment,
  post: OfPost,
  withdrawn: readonly (SeenBehaviour & { id: string })[],
  personId: string,
): Promise<void> {
  if (withdrawn.length === 0) return
  await tx.query(`UPDATE "Behaviour" SET "withdrawnAt"=$2::timestamptz WHERE "id"=ANY($1::uuid[])`, [
    withdrawn.map(({ id }) => id),
    at.now.toISOString(),
  ])
  await traceBehaviours(tx, at, post, withdrawn, 'removed', personId)
}

async function traceBehaviours(
  tx: SqlTx,
  at: Moment,
  post: OfPost,
  rows: readonly (SeenBehaviour & { id: string })[],
  deed: 'added' | 'removed',
  personId: string,
): Promise<void> {
  const traces = rows.map(({ id, ...seen }): MapTrace => {
    const facts = { postId: post.id, ...seen }
    const sides = deed === 'added' ? { before: null, after: facts } : { before: facts, after: null }
    return { contactId: post.contactId, subjectType: 'behaviour', subjectId: id, deed, ...sides }
  })
  await traceMap(tx, at, post.customerId, personId, traces)
}

/** Puts cards where they were moved to; null gives a card back to the map's own order. */
export async function placeCards(
  tx: Tx,
  at: Moment,
  cards: readonly { postId: string; to: { x: number; y: number } | null }[],
): Promise<void> {
  await sqlOf(tx).query(
    `UPDATE "ContactPost" p SET "mapX"=(r->'to'->>'x')::int,"mapY"=(r->'to'->>'y')::int,"version"=p."version"+1,"updatedAt"=$2::timestamptz
     FROM jsonb_array_elements($1::jsonb) r WHERE p."id"=(r->>'postId')::uuid`,
    [JSON.stringify(cards), at.now.toISOString()],
  )
}

/** An event on the map of a customer. */
export function mapEvent(
  kind: string,
  customer: LockedCustomer,
  values: Record<string, unknown>,
): AuditEntry {
  return {
    kind,
    subjectType: 'customer',
    subjectId: customer.id,
    customerId: customer.id,
    unitId: placedOf(customer).unitId,
    values: { name: customer.name, ...values },
  }
}
