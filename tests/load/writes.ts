import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { insertImported } from '@/lib/areas/customers/import/writes'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { searchColumnsOf } from '@/lib/areas/customers/rules/search-columns'
import { salesPlaceOf } from '@/lib/areas/customers/writes'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { newId } from '@/lib/core/audit'
import { now, today } from '@/lib/core/clock'
import { onPool, sql, sqlTransaction } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { settingsFrom } from '@/lib/core/settings'
import { viewerOf } from '@/lib/core/viewer'
import { isQuiet, MANY, type Case, type Measured } from './measure'
import { generatedName, randoms } from './names'
import type { World } from './world'

/** Signed orders of one branch ready for the gate: each on a customer of its own, and as many on one customer. */
export type Orders = { spread: string[]; hot: string[] }

const ORDERS = `
INSERT INTO "ShippingOrder" ("id","number","customerId","branchId","filledOn","address","goods","total","payment","state","signedById","signedAs","signedAt","createdAt")
SELECT gen_random_uuid(), $1 || '-' || row_number() OVER (), c."id", c."branchId", $3::date, '仓库', '[]'::jsonb, 100, 'credit', 'signed', $4::uuid, 'branch-sales-manager', $3::date, $3::date
FROM (SELECT c."id", c."branchId" FROM "Customer" c JOIN "CreditPosition" p ON p."customerId"=c."id" WHERE c."branchId"=$2::uuid AND c."state"='selected' AND c."deletedAt" IS NULL ORDER BY c."id" LIMIT $5::int) c
CROSS JOIN generate_series(1, $6::int) RETURNING "id"`

/** Fresh orders for one run. */
export async function makeOrders(client: pg.Client, world: World, count: number): Promise<Orders> {
  const run = newId()
  const make = async (kind: string, customers: number, each: number) => {
    const values = [`B${kind}-${run}`, world.branches[0], today(), world.managers[0], customers, each]
    return (await client.query<{ id: string }>(ORDERS, values)).rows.map((row) => row.id)
  }
  const customers = Math.min(count, Math.floor((world.customers / world.branches.length) * 0.6))
  const orders = {
    spread: await make('S', customers, Math.ceil(count / customers)),
    hot: await make('H', 1, count),
  }
  await client.query('VACUUM ANALYZE "ShippingOrder"')
  return orders
}

const LOCK = `SELECT 1 FROM "CreditPosition" WHERE "customerId"=(SELECT "customerId" FROM "ShippingOrder" WHERE "id"=$1::uuid) FOR UPDATE`
const READ = `SELECT o."customerId",o."total"::text,c."state",p."receivable"+p."inTransit"+o."total"<=l."amount" AS "fits",l."amount"::text AS "line"
FROM "ShippingOrder" o JOIN "Customer" c ON c."id"=o."customerId" JOIN "CreditPosition" p ON p."customerId"=o."customerId"
JOIN "CreditLine" l ON l."customerId"=o."customerId" AND l."month"='2026-11' WHERE o."id"=$1::uuid FOR UPDATE OF o`
const SEND = `UPDATE "ShippingOrder" SET "state"='released',"releasedById"=$2::uuid,"releasedAt"=$3::timestamptz,"version"="version"+1 WHERE "id"=$1::uuid AND "state"='signed' RETURNING 1`
const MOVE = `WITH moved AS (UPDATE "CreditPosition" SET "inTransit"="inTransit"+$2::numeric,"lastSeq"="lastSeq"+1,"updatedAt"=$3::timestamptz WHERE "customerId"=$1::uuid
  RETURNING "lastSeq","receivable"+"inTransit" AS exposure)
INSERT INTO "LedgerEntry" ("customerId","seq","at","date","kind","inTransit","exposure","line","sourceType","sourceId") SELECT $1::uuid,"lastSeq",$3::timestamptz,$3::date,'release',$2::numeric,exposure,$4::numeric,'order',$5::uuid FROM moved`
const AUDIT = `INSERT INTO "AuditEvent" ("id","at","kind","personId","channel","subjectType","subjectId","customerId","values","correlationId") VALUES ($1::uuid,$2::timestamptz,$3,$4::uuid,'web',$5,$6,$7::uuid,$8::jsonb,$1::uuid)`

/** The gate as five statements by hand: lock, read, send, book, note. */
async function plainRelease(orderId: string, personId: string): Promise<boolean> {
  return sqlTransaction(async (tx) => {
    const at = now().toISOString()
    await tx.query(LOCK, [orderId])
    const [order] = await tx.query<{ customerId: string; total: string; fits: boolean; line: string }>(READ, [
      orderId,
    ])
    if (!order?.fits) return false
    const sent = await tx.query(SEND, [orderId, personId, at])
    await tx.query(MOVE, [order.customerId, order.total, at, order.line, orderId])
    const note = JSON.stringify({ total: order.total, line: order.line })
    await tx.query(AUDIT, [newId(), at, 'trade.release', personId, 'order', orderId, order.customerId, note])
    return sent.length === 1
  })
}

/** The two runs at the gate. The plain and the product's way take from the same heap of orders. */
export async function gateCases(world: World, orders: Orders): Promise<Case[]> {
  const cashier = await viewerOf(world.cashiers[0]!, 'web')
  const most = Math.floor(orders.hot.length / 4) - 40
  const half = (measured: Measured) => measured.product.many.rate >= measured.plain.many.rate / 2
  const release = (
    name: string,
    ids: readonly string[],
    says: string,
    keeps: (measured: Measured) => boolean,
  ): Case => ({
    name,
    most,
    plain: (nth) => plainRelease(ids[nth]!, cashier.personId),
    product: async (nth) => (await runMutation(releaseOrder, cashier, { id: ids[nth] })).kind === 'ok',
    budget: { says, keeps: (measured) => measured.product.many.failed === 0 && keeps(measured) },
  })
  return [
    release('release at the gate, spread', orders.spread, '≥ ½ of plain', half),
    release('release at the gate, one hot customer', orders.hot, '≥ ½ of plain, none refused; p95 ≤ 100 ms, or ≤ 1.25 of plain where that takes longer', (measured) => half(measured) && (!isQuiet(measured.product) || measured.product.many.p95 <= Math.max(100, 1.25 * measured.plain.many.p95))),
  ] // prettier-ignore
}

const INSERT = `WITH made AS (INSERT INTO "Customer" ("id","fileNumber","name","namePinyin","nameInitials","nameStripped","grams","regionId","branchId","ownerId","createdBy","createdAt","updatedAt")
  VALUES ($1::uuid,$2,$3,$4,$5,$6,$7::text[],$8::uuid,$9::uuid,$10::uuid,$10::uuid,$11::timestamptz,$11::timestamptz) RETURNING "id")
INSERT INTO "Dossier" ("customerId","facts","updatedAt") SELECT "id",'{}'::jsonb,$11::timestamptz FROM made`

/** A customer opened, a dossier changed, a list of rows taken over. */
export async function customerWrites(world: World): Promise<Case[]> {
  const managers = await Promise.all(world.managers.slice(0, 20).map((id) => viewerOf(id, 'web')))
  const manager = managers[0]!
  const stream = randoms(Math.floor(performance.now() * 1000))
  const next = () => stream.next().value
  const run = randomUUID().slice(0, 8)
  const columnsOf = (name: string, fileNumber: string) =>
    searchColumnsOf({ name, shortName: null, fileNumber, taxNumber: null, phone: null })
  const [branch, region, owner] = [world.branches[0], world.regions[0], world.owners[0]]
  const twelve = {
    says: 'p50 ≤ 12 ms',
    ofTime: true as const,
    keeps: ({ product }: Measured) => product.one.p50 <= 12,
  }
  const mine = await sql<{ id: string }>(
    `SELECT "id" FROM "Customer" WHERE "branchId"=$1::uuid AND "deletedAt" IS NULL ORDER BY "id" LIMIT 2000`,
    [branch],
  )
  return [
    {
      name: 'create a customer',
      plain: async (nth) => {
        const { name } = generatedName(next)
        const number = `P-${run}-${nth}`
        const c = columnsOf(name, number)
        const at = now().toISOString()
        const id = newId()
        return sqlTransaction(async (tx) => {
          await tx.query(INSERT, [id, number, name, c.namePinyin, c.nameInitials, c.nameStripped, c.grams, region, branch, owner, at])
          await tx.query(AUDIT, [newId(), at, 'customers.created', manager.personId, 'customer', id, id, '{}'])
          return true
        })
      },
      // Each branch numbers its own files; sixteen people seldom open files in one branch at once.
      product: async (nth) => {
        const at = nth % managers.length
        const ownerId = world.owners[at * (world.owners.length / world.branches.length)]
        const input = { name: generatedName(next).name, unitId: world.branches[at], ownerId, despiteDuplicates: true }
        return (await runMutation(createCustomer, managers[at]!, input)).kind === 'ok'
      },
      budget: twelve,
    },
    {
      name: 'save facts of a customer',
      plain: async (nth) => {
        const id = mine[nth % mine.length]!.id
        const at = now().toISOString()
        return sqlTransaction(async (tx) => {
          const rows = await tx.query(`UPDATE "Customer" SET "address"=$2,"version"="version"+1,"updatedAt"=$3::timestamptz WHERE "id"=$1::uuid RETURNING 1`, [id, `路 ${nth} 号`, at])
          await tx.query(`INSERT INTO "FactChange" ("id","customerId","fact","after","source","at") VALUES ($1::uuid,$2::uuid,'address',$3::jsonb,'form',$4::timestamptz)`, [newId(), id, JSON.stringify(`路 ${nth} 号`), at])
          await tx.query(AUDIT, [newId(), at, 'customers.facts-changed', manager.personId, 'customer', id, id, '{}'])
          return rows.length === 1
        })
      },
      product: async (nth) => {
        const customerId = mine[nth % mine.length]!.id
        const [row] = await sql<{ address: string | null }>(`SELECT "address" FROM "Customer" WHERE "id"=$1::uuid`, [customerId])
        const changes = [{ fact: 'address', from: row!.address, to: `街 ${nth} 号` }]
        return (await runMutation(saveFacts, manager, { customerId, source: 'form', formId: 'A1', changes })).kind === 'ok'
      },
      budget: twelve,
    },
    await importCase(world),
  ] // prettier-ignore
}

const ROWS = 500

/** Five hundred rows of a list taken over at once, against the same rows inserted with columns computed before. */
async function importCase(world: World): Promise<Case> {
  const stream = randoms(Math.floor(performance.now() * 1000) + 1)
  const next = () => stream.next().value
  const place = await salesPlaceOf(onPool, world.branches[1]!)
  const target = {
    importId: newId(),
    place: place!,
    ownerId: world.owners[25] ?? null,
    personId: world.managers[1]!,
  }
  const ready = Array.from({ length: ROWS }, () => {
    const { name } = generatedName(next)
    return {
      name,
      ...searchColumnsOf({ name, shortName: null, fileNumber: '', taxNumber: null, phone: null }),
    }
  })
  const text = `INSERT INTO "Customer" ("id","fileNumber","name","namePinyin","nameInitials","nameStripped","grams","regionId","branchId","createdAt","updatedAt")
    SELECT gen_random_uuid(),gen_random_uuid()::text,r."name",r."namePinyin",r."nameInitials",r."nameStripped",ARRAY(SELECT jsonb_array_elements_text(r."grams")),$2::uuid,$3::uuid,now(),now()
    FROM jsonb_to_recordset($1::jsonb) AS r("name" text,"namePinyin" text,"nameInitials" text,"nameStripped" text,"grams" jsonb)`
  return {
    name: `import ${ROWS} rows (a call = ${ROWS} rows)`,
    most: MANY,
    plain: async () =>
      (await sql(text, [JSON.stringify(ready), world.regions[0], world.branches[1]])).length === 0,
    product: () =>
      sqlTransaction(async (tx) => {
        const at = {
          now: now(),
          today: today(),
          zone: 'Asia/Shanghai',
          settings: settingsFrom([]),
          correlationId: newId(),
        }
        const rows = Array.from({ length: ROWS }, () => ({ name: generatedName(next).name }))
        return (await insertImported(tx, at, target, rows)).length === ROWS
      }),
  }
}
