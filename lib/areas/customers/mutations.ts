import type { SqlTx } from '@/lib/core/db'
import { allow, allowUnless } from '@/lib/core/decision'
import { taxNumberFault } from '@/lib/core/forms/tax-number'
import { defineSqlMutation, InvalidError } from '@/lib/core/mutation'
import { claimTaxNumber } from './dossier/writes'
import { likelyCustomers } from './duplicates/queries'
import { typedFirmInput } from './duplicates/schema'
import { parentsOf, queueForGroups } from './groups/queries'
import { groupEvent, leaveGroups } from './groups/writes'
import { mayOnCustomer } from './policy'
import { decideDeletion, type DeletionFacts } from './rules/deletion'
import { duplicateKeyOf } from './rules/search-columns'
import { createCustomerInput, deleteCustomersInput, restoreCustomersInput } from './schema'
import { customerEvent, insertCustomer, lockCustomers, type LockedCustomer, salesPlaceOf } from './writes'

/**
 * Opens the file of a potential customer (W1: create). Refuses while a customer within reach is likely the same firm, until the
 * writer says it is another one.
 */
export const createCustomer = defineSqlMutation({
  name: 'customers.create',
  input: createCustomerInput,
  usesSettings: false,
  load: async (tx, viewer, input) => {
    const place = await salesPlaceOf(tx, input.unitId)
    if (!place) throw new InvalidError({ unitId: [{ code: 'customers.not-in-unit' }] })
    // Two people opening the same firm at once: the second sees the first. The owner stays enabled until the file is there.
    const [locked] = await tx.kept<{ owner: string | null }>(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, 2))::text,
        (SELECT "name" FROM "Person" WHERE "id" = $2::uuid AND "disabledAt" IS NULL FOR SHARE) AS "owner"`,
      [`name:${duplicateKeyOf(input.name)}`, input.ownerId ?? null],
    )
    const typed = typedFirmInput.parse({ name: input.name, taxNumber: input.taxNumber ?? '' })
    return { place, owner: locked?.owner ?? null, twins: await likelyCustomers(viewer, typed, tx) }
  },
  authorize: (viewer, { place }, input) =>
    mayOnCustomer(viewer, 'customers.create', { ...place, ownerId: input.ownerId }),
  decide: (input, { twins }) => {
    if (input.despiteDuplicates) return allow(input)
    return allowUnless(
      twins
        .filter(({ verdict }) => verdict === 'likely')
        .map(({ id, name, fileNumber, score, because }) => ({
          rule: 'W1',
          code: because.includes('name') ? 'customers.namesake' : 'customers.likely-duplicate',
          values: { id, name, fileNumber, score },
          field: 'name',
        })),
      input,
    )
  },
  save: async (tx, input, _, facts, at, viewer) => {
    if (input.ownerId && facts.owner === null)
      throw new InvalidError({ ownerId: [{ code: 'customers.no-such-person' }] })
    const taxNumber = input.taxNumber?.normalize('NFKC').replace(/\s/g, '').toUpperCase() || null
    const fault = taxNumber && taxNumberFault(taxNumber)
    if (fault) throw new InvalidError({ taxNumber: [{ code: fault }] })
    if (taxNumber) await claimTaxNumber(tx, viewer, taxNumber, null, 'taxNumber')
    return insertCustomer(
      tx,
      at,
      { name: input.name, taxNumber, ownerId: input.ownerId, place: facts.place },
      viewer.personId,
    )
  },
  audit: (input, { place, owner }, _, made) => ({
    kind: 'customers.created',
    subjectType: 'customer',
    subjectId: made.id,
    customerId: made.id,
    unitId: place.marketOfficeId ?? place.branchId ?? place.regionId,
    values: {
      name: input.name,
      fileNumber: made.fileNumber,
      owner,
      despiteDuplicates: input.despiteDuplicates,
    },
  }),
})

const IN_USE = [
  'LedgerEntry',
  'ShippingOrder',
  'Receipt',
  'CreditRating',
  'LineApplication',
  'CustomerChange',
  'Approval',
  'FormEntry',
]

async function deletionFacts(tx: SqlTx, customers: readonly LockedCustomer[]): Promise<DeletionFacts[]> {
  const used = await tx.query<{ id: string }>(
    IN_USE.map(
      (table) => `SELECT "customerId" AS "id" FROM "${table}" WHERE "customerId" = ANY($1::uuid[])`,
    ).join(' UNION '),
    [customers.map((row) => row.id)],
  )
  const above = await tx.query<{ id: string }>(
    `SELECT DISTINCT k."parentId" AS id FROM "Customer" k WHERE k."parentId" = ANY($1::uuid[]) AND k."deletedAt" IS NULL AND k."id" <> ALL($1::uuid[])`,
    [customers.map((row) => row.id)],
  )
  const [inUse, heads] = [used, above].map((rows) => new Set(rows.map((row) => row.id)))
  return customers.map(({ id, name, state }) => ({
    id,
    name,
    state,
    hasBusiness: inUse!.has(id),
    hasFirms: heads!.has(id),
  }))
}

/** Puts potential customers into the recycle bin, out of their groups; undone by `customers.restore`, outside any group. */
export const deleteCustomers = defineSqlMutation({
  name: 'customers.delete',
  input: deleteCustomersInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const wanted = [...new Set(input.customerIds)]
    await queueForGroups(tx)
    const customers = (await lockCustomers(tx, wanted)).filter((row) => row.deletedAt === null)
    return customers.length === wanted.length
      ? {
          customers,
          facts: await deletionFacts(tx, customers),
          parents: await parentsOf(tx, wanted),
        }
      : null
  },
  authorize: (viewer, { customers }) =>
    customers.every(
      (row) => mayOnCustomer(viewer, 'customers.create', row) && mayOnCustomer(viewer, 'customers.read', row),
    ),
  decide: (_, { facts }) => decideDeletion(facts),
  save: async (tx, ids, _, __, at) => {
    await tx.query(
      `UPDATE "Customer" SET "deletedAt"=$2::timestamptz,"version"="version"+1 WHERE "id" = ANY($1::uuid[])`,
      [ids, at.now.toISOString()],
    )
    await leaveGroups(tx, ids)
    return { deleted: ids.length }
  },
  audit: (input, { customers, parents }) => [
    ...customers.map((row) => customerEvent('customers.deleted', row, { reason: input.reason })),
    ...customers.flatMap((row) => {
      const before = parents.get(row.id)
      return before ? [groupEvent(row, { deed: 'left', before, after: null, tie: null })] : []
    }),
  ],
})

/** Takes customers back out of the recycle bin, unless somebody else has their tax number by now or they were merged. */
export const restoreCustomers = defineSqlMutation({
  name: 'customers.restore',
  input: restoreCustomersInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const wanted = [...new Set(input.customerIds)]
    const customers = (await lockCustomers(tx, wanted)).filter((row) => row.deletedAt !== null)
    return customers.length === wanted.length ? { customers } : null
  },
  authorize: (viewer, { customers }) =>
    customers.every((row) => mayOnCustomer(viewer, 'customers.create', row)),
  decide: (_, { customers }) =>
    allowUnless(
      customers.flatMap((row) =>
        row.mergedIntoId
          ? [{ rule: 'W1', code: 'customers.restore-merged', values: { name: row.name } }]
          : [],
      ),
      customers.map((row) => row.id),
    ),
  save: async (tx, ids, _, { customers }, __, viewer) => {
    for (const row of customers)
      if (row.taxNumber) await claimTaxNumber(tx, viewer, row.taxNumber, row.id, 'customerIds')
    await tx.query(
      `UPDATE "Customer" SET "deletedAt"=NULL,"version"="version"+1 WHERE "id" = ANY($1::uuid[])`,
      [ids],
    )
    return { restored: ids.length }
  },
  audit: (_, { customers }) => customers.map((row) => customerEvent('customers.restored', row, {})),
})
