import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { allowUnless, type Reason } from '@/lib/core/decision'
import { defineSqlMutation, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { recount } from '../completeness/writes'
import { traceFacts } from '../dossier/writes'
import { matchingCustomerIds } from '../list/queries'
import type { ChosenCustomers } from '../list/schema'
import { mayOnCustomer } from '../policy'
import { customerEvent, lockCustomers, type LockedCustomer } from '../writes'
import { isWithin } from './policy'
import { receiverOf } from './queries'
import { handOverInput, mostAtOnce } from './schema'

/** Ids of what was chosen in a list; of “all that match” only those that may be handed over. */
async function chosenIds(viewer: Viewer, chosen: ChosenCustomers): Promise<string[]> {
  if ('ids' in chosen) return [...new Set(chosen.ids)]
  const wanted = { ...chosen.match, sort: 'name', descending: false } as const
  return matchingCustomerIds(viewer, wanted, 'customers.hand-over', mostAtOnce + 1)
}

async function tell(
  tx: SqlTx,
  at: Moment,
  viewer: Viewer,
  toPersonId: string,
  moved: readonly LockedCustomer[],
): Promise<void> {
  const [first] = moved
  if (!first || toPersonId === viewer.personId) return
  const values = { count: moved.length, name: first.name, by: viewer.name }
  await tx.query(
    `INSERT INTO "Notice" ("id","personId","kind","values","href","at","key")
     VALUES ($1::uuid,$2::uuid,'customers.handed-over',$3::jsonb,$4,$5::timestamptz,$6) ON CONFLICT DO NOTHING`,
    [
      newId(at.now),
      toPersonId,
      JSON.stringify(values),
      moved.length === 1 ? `/customers/${first.id}` : '/customers',
      at.now.toISOString(),
      `customers.handed-over:${at.correlationId}`,
    ],
  )
}

/** Gives customers to another person (转移, 离职交接); both ends must be within reach of who does it. */
export const handOverCustomers = defineSqlMutation({
  name: 'customers.hand-over',
  input: handOverInput,
  usesSettings: false,
  load: async (tx, viewer, input, at) => {
    const wanted = await chosenIds(viewer, input.chosen)
    const customers = (await lockCustomers(tx, wanted)).filter((row) => row.deletedAt === null)
    const owners = await tx.query<{ id: string; name: string }>(
      `SELECT "id","name" FROM "Person" WHERE "id" = ANY($1::uuid[])`,
      [customers.flatMap((row) => (row.ownerId ? [row.ownerId] : []))],
    )
    const receiver = await receiverOf(tx, input.toPersonId, at.today)
    const all = customers.length === wanted.length && customers.length > 0
    return all
      ? { customers, receiver, owners: new Map(owners.map((owner) => [owner.id, owner.name])) }
      : null
  },
  authorize: (viewer, { customers }) =>
    customers.every((row) => mayOnCustomer(viewer, 'customers.hand-over', row)),
  decide: (input, { customers, receiver }, _, viewer) => {
    const reasons: Reason[] = []
    if (customers.length > mostAtOnce)
      reasons.push({ rule: 'R-S05', code: 'customers.too-many-at-once', values: { most: mostAtOnce } })
    if (!isWithin(viewer, input.toPersonId, receiver))
      reasons.push({
        rule: 'R-S05',
        code: 'customers.hand-over-outside',
        field: 'toPersonId',
        values: { name: receiver?.name ?? '' },
      })
    return allowUnless(
      reasons,
      customers.filter((row) => row.ownerId !== input.toPersonId),
    )
  },
  save: async (tx, moved, input, { receiver, owners }, at, viewer) => {
    const after = { id: input.toPersonId, label: receiver?.name ?? '' }
    await tx.query(
      `UPDATE "Customer" SET "ownerId"=$2::uuid,"version"="version"+1,"updatedAt"=$3::timestamptz WHERE "id" = ANY($1::uuid[])`,
      [moved.map((row) => row.id), input.toPersonId, at.now.toISOString()],
    )
    // Somebody is responsible now who was missing before.
    await recount(
      tx,
      moved.filter((row) => row.ownerId === null).map((row) => row.id),
    )
    for (const row of moved) {
      const before = row.ownerId ? { id: row.ownerId, label: owners.get(row.ownerId) ?? '' } : null
      const trace = { source: 'system', personId: viewer.personId, reason: input.reason } as const
      await traceFacts(tx, at, row.id, [{ fact: 'salesRep', before, after }], trace)
    }
    await tell(tx, at, viewer, input.toPersonId, moved)
    return { moved: moved.length }
  },
  audit: (input, { receiver, owners }, moved) =>
    moved.map((row) =>
      customerEvent('customers.handed-over', row, {
        before: row.ownerId ? (owners.get(row.ownerId) ?? null) : null,
        after: receiver?.name,
        reason: input.reason,
      }),
    ),
})
