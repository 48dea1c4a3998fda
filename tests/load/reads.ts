import { customerHeader, dossierOverview } from '@/lib/areas/customers/dossier/queries'
import { likelyCustomers } from '@/lib/areas/customers/duplicates/queries'
import { customerList } from '@/lib/areas/customers/list/queries'
import { customerListInput } from '@/lib/areas/customers/list/schema'
import { cursorTo } from '@/lib/areas/customers/scan/queries'
import { gateFacts } from '@/lib/areas/trade/gate/queries'
import { now, today } from '@/lib/core/clock'
import { onPool, sql } from '@/lib/core/db'
import { openSession } from '@/lib/core/sessions'
import { sessionViewer } from '@/lib/core/viewer'
import type { Case, Measured } from './measure'
import type { World } from './world'

const COLUMNS = `c."id",c."name",c."fileNumber",c."state",c."tier",c."creditGrade",c."phone",o."name" AS "ownerName",u."name" AS "unitName",
 cp."receivable"::text,cp."inTransit"::text,cl."amount"::text AS "line",ms."amount"::text AS "sales"`
const BESIDE = `JOIN "Unit" u ON u."id"=c."branchId" LEFT JOIN "Person" o ON o."id"=c."ownerId" LEFT JOIN "CreditPosition" cp ON cp."customerId"=c."id"
 LEFT JOIN "CreditLine" cl ON cl."customerId"=c."id" AND cl."month"='2026-11' LEFT JOIN "MonthlySales" ms ON ms."customerId"=c."id" AND ms."month"='2026-11'`

/** A page of fifty as one would write it by hand: keys first, then what stands beside them. */
const plainPage = (where: string, order = '"namePinyin"') =>
  `SELECT ${COLUMNS} FROM (SELECT * FROM "Customer" WHERE "deletedAt" IS NULL AND ${where} ORDER BY ${order},"id" LIMIT 51) c ${BESIDE} ORDER BY c.${order},c."id"`

type Place = { id: string; key: string }

/** The customer four fifths down a list. */
async function deepPlace(where: string, values: unknown[]): Promise<Place> {
  const [row] = await sql<Place>(
    `SELECT "id","namePinyin" AS "key" FROM "Customer" WHERE "deletedAt" IS NULL AND ${where} ORDER BY "namePinyin","id"
     OFFSET (SELECT count(*)*4/5 FROM "Customer" WHERE ${where}) LIMIT 1`,
    values,
  )
  return row!
}

const cpu = (most: number) => ({
  says: `CPU ≤ ${most} ms`,
  keeps: ({ product }: Measured) => product.one.cpu <= most,
})
const searching = (most: number) => ({
  says: `SQL p95 ≤ ${most} ms, p50 ≤ 20 ms`,
  ofTime: true as const,
  keeps: ({ product: { one } }: Measured) => one.sql95 !== null && one.sql95 <= most && one.p50 <= 20,
})

/** The list and the search, each with the look at the session that comes before. */
export async function listCases(world: World): Promise<Case[]> {
  const device = { ip: null, userAgent: 'bench' }
  const sidOf = async (person: string) => (await openSession(person, device)).sid
  const head = await sidOf(world.headOfMarketing)
  const managers = await Promise.all(world.managers.slice(0, 20).map(sidOf))
  const page = async (sid: string, wanted: object, least = 1) => {
    const viewer = await sessionViewer(sid)
    return (
      viewer !== null && (await customerList(viewer, customerListInput.parse(wanted))).rows.length >= least
    )
  }
  const rows = async (text: string, values: unknown[], least = 1) => (await sql(text, values)).length >= least
  const places = await Promise.all(
    world.branches.slice(0, 20).map((id) => deepPlace(`"branchId"=$1::uuid`, [id])),
  )
  const deep = await deepPlace('true', [])
  const [sample] = await sql<{ name: string; nameInitials: string; nameStripped: string }>(
    `SELECT "name","nameInitials","nameStripped" FROM "Customer" ORDER BY "createdAt","id" OFFSET 777 LIMIT 1`,
  )
  const brand = [...sample!.name].slice(2, 5).join('')
  const after = (place: Place) => ({ after: cursorTo({ leg: 0, key: place.key, id: place.id }) })
  const behind = (place: Place) => [place.key, place.id]
  const at = (nth: number) => nth % managers.length
  const found = (name: string, search: string, text: string, values: unknown[], most: number): Case => ({
    name,
    plain: () => rows(text, values),
    product: () => page(head, { search }),
    budget: searching(most),
  })
  const byGrams = (text: string, most: number, name: string) => {
    const letters = [...text]
    const grams =
      letters.length === 1 ? letters : letters.slice(0, -1).map((letter, nth) => letter + letters[nth + 1]!)
    return found(
      name,
      text,
      plainPage(`"grams" @> $1::text[] AND "name" LIKE $2`),
      [grams, `%${text}%`],
      most,
    )
  }
  const byId = () => rows('SELECT "id","name" FROM "Customer" WHERE "id"=$1::uuid', [deep.id])
  return [
    // Nothing of the product: how fast this machine is at this moment.
    { name: 'one row by its id', plain: byId, product: byId },
    { name: 'list, branch manager, page 1', plain: (nth) => rows(plainPage(`"branchId"=$1::uuid`), [world.branches[at(nth)]], 50), product: (nth) => page(managers[at(nth)]!, {}, 50), budget: cpu(15) },
    { name: 'list, branch manager, page at 80 %', plain: (nth) => rows(plainPage(`"branchId"=$1::uuid AND ("namePinyin","id") > ($2,$3::uuid)`), [world.branches[at(nth)], ...behind(places[at(nth)]!)]), product: (nth) => page(managers[at(nth)]!, after(places[at(nth)]!)), budget: cpu(15) },
    { name: 'list, everything, page 1', plain: () => rows(plainPage('true'), [], 50), product: () => page(head, {}, 50), budget: cpu(15) },
    { name: 'list, everything, page at 80 %', plain: () => rows(plainPage(`("namePinyin","id") > ($1,$2::uuid)`), behind(deep), 50), product: () => page(head, after(deep), 50), budget: cpu(15) },
    byGrams('康', 15, 'search 1 character (broad)'),
    byGrams('医药', 15, 'search 2 characters (broad)'),
    byGrams(brand.slice(0, 2), 15, 'search 2 characters'),
    byGrams(brand, 5, 'search 3 characters'),
    { name: 'search 2 characters, branch manager', plain: (nth) => rows(plainPage(`"branchId"=$1::uuid AND "grams" @> $2::text[]`), [world.branches[at(nth)], [brand.slice(0, 2)]], 0), product: (nth) => page(managers[at(nth)]!, { search: brand.slice(0, 2) }, 0), budget: searching(15) },
    { name: 'typing a name: who may be the same firm', plain: () => rows(`SELECT ${COLUMNS} FROM "Customer" c ${BESIDE} WHERE c."nameStripped"=$1 AND c."deletedAt" IS NULL LIMIT 8`, [sample!.nameStripped]), product: async () => (await likelyCustomers((await sessionViewer(head))!, { name: sample!.name, taxNumber: '', phone: '', website: '' })).length > 0, budget: { says: 'p50 ≤ 20 ms', ofTime: true, keeps: ({ product }) => product.one.p50 <= 20 } },
    found('search initials', sample!.nameInitials.slice(0, 5), plainPage(`"nameInitials" >= $1 AND "nameInitials" < $2`, '"nameInitials"'), [sample!.nameInitials.slice(0, 5), `${sample!.nameInitials.slice(0, 5)}\u{10FFFF}`], 5),
    found('search phone tail', '4711', plainPage(`"phoneTail"=$1`), ['4711'], 5),
  ] // prettier-ignore
}

const HEADER = `SELECT c.*,r."name" AS "regionName",b."name" AS "branchName",o."name" AS "ownerName",cp."receivable"::text,cp."inTransit"::text,cl."amount"::text AS "line",d."facts",
 (SELECT json_agg(ms) FROM "MonthlySales" ms WHERE ms."customerId"=c."id") AS "sales"
FROM "Customer" c JOIN "Unit" r ON r."id"=c."regionId" LEFT JOIN "Unit" b ON b."id"=c."branchId" LEFT JOIN "Person" o ON o."id"=c."ownerId"
LEFT JOIN "Dossier" d ON d."customerId"=c."id" LEFT JOIN "CreditPosition" cp ON cp."customerId"=c."id"
LEFT JOIN "CreditLine" cl ON cl."customerId"=c."id" AND cl."month"='2026-11' WHERE c."id"=$1::uuid`

const POSITION = `SELECT o."state",o."total"::text,c."state" AS "customerState",p."receivable"::text,p."inTransit"::text,l."amount"::text AS "line"
FROM "ShippingOrder" o JOIN "Customer" c ON c."id"=o."customerId" LEFT JOIN "CreditPosition" p ON p."customerId"=o."customerId"
LEFT JOIN "CreditLine" l ON l."customerId"=o."customerId" AND l."month"='2026-11' WHERE o."id"=$1::uuid`

/** One customer opened, and what the gate asks of one order. */
export async function customerCases(
  world: World,
  customers: readonly string[],
  orders: readonly string[],
): Promise<Case[]> {
  const { sid } = await openSession(world.headOfMarketing, { ip: null, userAgent: 'bench' })
  const of = (ids: readonly string[], nth: number) => ids[(nth * 7919) % ids.length]!
  return [
    {
      name: 'open one customer (head and first tab)',
      plain: async (nth) => (await sql(HEADER, [of(customers, nth)])).length === 1,
      product: async (nth) => {
        const viewer = await sessionViewer(sid)
        const id = of(customers, nth)
        const [header, overview] = await Promise.all([customerHeader(viewer!, id), dossierOverview(viewer!, id)])
        return header !== null && overview !== null
      },
      budget: cpu(10),
    },
    {
      name: 'credit position at the gate',
      plain: async (nth) => (await sql(POSITION, [of(orders, nth)])).length === 1,
      product: async (nth) => (await gateFacts(onPool, of(orders, nth), today(), now(), world.headOfMarketing)) !== null,
      budget: { says: 'p50 ≤ 3 ms', ofTime: true, keeps: ({ product }) => product.one.p50 <= 3 },
    },
  ] // prettier-ignore
}
