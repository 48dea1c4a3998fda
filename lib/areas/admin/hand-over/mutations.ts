import { sqlOf, type Tx } from '@/lib/core/db'
import { ConflictError, defineMutation } from '@/lib/core/mutation'
import type { BusinessDate } from '@/lib/core/dates'
import { requirePerson } from '../people/writes'
import { handOverReach, mayHandOver } from './policy'
import { decideHandOver } from './rules/hand-over'
import { handOverInput } from './schema'
import { lockHanded, setOwner } from './writes'

/** Units in the way from a person's posts of today up and down to branches; null for the head office. */
async function unitsOf(tx: Tx, personId: string, today: BusinessDate): Promise<Set<string> | null> {
  const rows = await sqlOf(tx).query<{ path: string; kind: string }>(
    `SELECT u."path", u."kind" FROM "Post" po JOIN "Unit" u ON u."id" = po."unitId"
     WHERE po."personId" = $1::uuid AND po."startsOn" <= $2::date AND (po."endsOn" IS NULL OR po."endsOn" >= $2::date)`,
    [personId, today],
  )
  const below = (kind: string) => kind === 'market-office'
  const ids = rows.map(
    ({ path, kind }) =>
      path
        .split('/')
        .filter(Boolean)
        .at(below(kind) ? -2 : -1) ?? '',
  )
  const atHead = rows.some(({ path }) => path.split('/').filter(Boolean).length === 1)
  return atHead ? null : new Set(ids)
}

/** Hands a leaver's customers over to another, all or those of some branches, as the preview counted them. */
export const handOverCustomers = defineMutation({
  name: 'admin.hand-over-customers',
  input: handOverInput,
  load: async (tx, viewer, input, at) => {
    if (!mayHandOver(viewer)) return null
    const from = await tx.person.findUnique({
      where: { id: input.fromPersonId },
      select: { id: true, name: true },
    })
    if (!from) return null
    const to = await requirePerson(tx, input.toPersonId, 'toPersonId')
    const customers = await lockHanded(sqlOf(tx), from.id, handOverReach(viewer), input.branchIds)
    if (customers.length > 0 && customers.length !== input.count)
      throw new ConflictError(
        [{ field: 'count', base: input.count, theirs: customers.length, mine: input.count }],
        customers.length,
      )
    return { from, to, customers, receiverUnits: await unitsOf(tx, to.id, at.today) }
  },
  authorize: mayHandOver,
  decide: (input, facts) => decideHandOver({ ...input, ...facts }),
  save: async (tx, _step, input, { customers, from, to }, at, viewer) => {
    const ids = customers.map((customer) => customer.id)
    await setOwner(sqlOf(tx), { ids, from, to, reason: input.reason, by: viewer.personId, at: at.now })
    return { count: ids.length }
  },
  audit: (input, { from, to, customers }) => [
    {
      kind: 'people.customers-handed-over',
      subjectType: 'person',
      subjectId: from.id,
      values: { from: from.name, to: to.name, count: customers.length, reason: input.reason },
    },
    ...customers.map((customer) => ({
      kind: 'customers.handed-over',
      subjectType: 'customer',
      subjectId: customer.id,
      customerId: customer.id,
      unitId: customer.marketOfficeId ?? customer.branchId ?? customer.regionId,
      values: {
        name: customer.name,
        fileNumber: customer.fileNumber,
        before: from.name,
        after: to.name,
        reason: input.reason,
      },
    })),
  ],
})
