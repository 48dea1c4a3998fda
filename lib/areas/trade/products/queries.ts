import { searchText } from '@/lib/areas/customers/rules/search-columns'
import { today } from '@/lib/core/clock'
import type { BusinessDate } from '@/lib/core/dates'
import { fenOf, sql, type SqlTx } from '@/lib/core/db'
import { type Fen, fenFromYuan } from '@/lib/core/money'
import { cursorOf, keyOf, type Page } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { mayKeepProducts, maySeeProducts } from '../policy'
import type { PricedLine } from './rules/price-floor'
import type { ProductFilter } from './schema'

/** The ex-factory price of product `p` on a day, as SQL over its parameter. */
const priceOnDay = (day: string) =>
  `(SELECT x."price" FROM "ProductPrice" x WHERE x."productId"=p."id" AND x."effectiveFrom"<=${day}::date ORDER BY x."effectiveFrom" DESC,x."id" DESC LIMIT 1)`

export type ProductRow = {
  id: string
  code: string
  name: string
  spec: string
  unit: string
  /** Ex-factory price today; null before its first day. */
  priceFen: Fen | null
  /** The next price already set, and its day. */
  next: { priceFen: Fen; from: string } | null
  endedOn: string | null
  version: number
}

type RawRow = Omit<ProductRow, 'priceFen' | 'next'> & {
  price: string | null
  nextPrice: string | null
  nextFrom: string | null
}

function rowOf({ price, nextPrice, nextFrom, ...row }: RawRow): ProductRow {
  return {
    ...row,
    priceFen: price === null ? null : fenOf(price),
    next: nextPrice === null ? null : { priceFen: fenOf(nextPrice), from: nextFrom! },
  }
}

const ROW = `p."id"::text,p."code",p."name",p."spec",p."unit",p."endedOn"::text,p."version",${priceOnDay('$1')}::text AS price,n."price"::text AS "nextPrice",n."effectiveFrom"::text AS "nextFrom"`
const NEXT = `LEFT JOIN LATERAL (SELECT x."price",x."effectiveFrom" FROM "ProductPrice" x WHERE x."productId"=p."id" AND x."effectiveFrom">$1::date ORDER BY x."effectiveFrom",x."id" DESC LIMIT 1) n ON true`

function partOf(typed: string): string | null {
  const text = searchText(typed)
  return text === '' ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

const FOUND = (p: string) =>
  `(lower(p."code") LIKE ${p} OR lower(p."name") LIKE ${p} OR lower(p."spec") LIKE ${p} OR p."namePinyin" LIKE ${p} OR p."nameInitials" LIKE ${p})`

/** The list of products by code, a page by keyset of code; null for a viewer who sees no trade. */
export async function productList(viewer: Viewer, filter: ProductFilter): Promise<Page<ProductRow> | null> {
  if (!maySeeProducts(viewer)) return null
  const key = filter.after ? keyOf(filter.after, 1) : null
  const rows = await sql<RawRow>(
    `SELECT ${ROW} FROM "Product" p ${NEXT}
     WHERE ($2::text IS NULL OR p."code">$2) AND ($3='all' OR ($3='sold')=(p."endedOn" IS NULL OR p."endedOn">=$1::date)) AND ($4::text IS NULL OR ${FOUND('$4')})
     ORDER BY p."code" LIMIT $5`,
    [today(), key?.[0] ?? null, filter.state, partOf(filter.q), filter.size + 1],
  )
  const page = rows.slice(0, filter.size).map(rowOf)
  return {
    rows: page,
    next: rows.length > filter.size ? cursorOf([page.at(-1)!.code]) : null,
    previous: null,
  }
}

export type PriceRow = {
  id: string
  priceFen: Fen
  effectiveFrom: string
  setAt: string
  setByName: string | null
  reason: string
}
export type ProductSheet = ProductRow & { prices: PriceRow[]; today: string; mayKeep: boolean }

/** One product with every price it ever had, newest first; null when unknown or out of reach. */
export async function productSheet(viewer: Viewer, id: string): Promise<ProductSheet | null> {
  if (!maySeeProducts(viewer)) return null
  const day = today()
  const [raw] = await sql<RawRow>(`SELECT ${ROW} FROM "Product" p ${NEXT} WHERE p."id"=$2::uuid`, [day, id])
  if (!raw) return null
  const prices = await sql<Omit<PriceRow, 'priceFen' | 'setAt'> & { price: string; setAt: Date }>(
    `SELECT x."id"::text,x."price"::text,x."effectiveFrom"::text,x."setAt",s."name" AS "setByName",x."reason"
     FROM "ProductPrice" x LEFT JOIN "Person" s ON s."id"=x."setById" WHERE x."productId"=$1::uuid ORDER BY x."effectiveFrom" DESC,x."id" DESC LIMIT 200`,
    [id],
  )
  return {
    ...rowOf(raw),
    today: day,
    mayKeep: mayKeepProducts(viewer),
    prices: prices.map(({ price, setAt, ...row }) => ({
      ...row,
      priceFen: fenOf(price),
      setAt: setAt.toISOString(),
    })),
  }
}

export type ProductChoice = {
  id: string
  code: string
  name: string
  spec: string
  unit: string
  floorFen: Fen
}

type RawChoice = Omit<ProductChoice, 'floorFen'> & { price: string }
const CHOICE = `p."id"::text,p."code",p."name",p."spec",p."unit",${priceOnDay('$1')}::text AS price`
const choiceOf = ({ price, ...row }: RawChoice): ProductChoice => ({ ...row, floorFen: fenOf(price) })

/** Products on sale today that a typed text finds (name, code, pinyin, initials), with their ex-factory price; the first by code where nothing is typed. */
export async function productSearch(viewer: Viewer, typed: string): Promise<ProductChoice[]> {
  if (!maySeeProducts(viewer)) return []
  const rows = await sql<RawChoice>(
    `SELECT ${CHOICE} FROM "Product" p WHERE (p."endedOn" IS NULL OR p."endedOn">=$1::date) AND ${FOUND('$2')} AND ${priceOnDay('$1')} IS NOT NULL
     ORDER BY (lower(p."code")=$3) DESC,p."code" LIMIT 12`,
    [today(), partOf(typed) ?? '%', searchText(typed)],
  )
  return rows.map(choiceOf)
}

/** Products on sale today that are meant by exactly these codes or names, for lines pasted from a spreadsheet. A name two products share means none. */
export async function productsNamed(
  viewer: Viewer,
  texts: readonly string[],
): Promise<Record<string, ProductChoice>> {
  if (!maySeeProducts(viewer)) return {}
  const wanted = [...new Set(texts.map(searchText))].filter((text) => text !== '').slice(0, 200)
  const rows = await sql<RawChoice>(
    `SELECT ${CHOICE} FROM "Product" p WHERE (p."endedOn" IS NULL OR p."endedOn">=$1::date) AND ${priceOnDay('$1')} IS NOT NULL
       AND (lower(p."code")=ANY($2::text[]) OR lower(p."name")=ANY($2) OR lower(p."name"||' '||p."spec")=ANY($2)) LIMIT 1000`,
    [today(), wanted],
  )
  const meant = new Map<string, ProductChoice | null>()
  for (const choice of rows.map(choiceOf))
    for (const text of new Set([choice.code, choice.name, `${choice.name} ${choice.spec}`].map(searchText)))
      meant.set(text, meant.has(text) ? null : choice)
  return Object.fromEntries(
    wanted.flatMap((text) => {
      const choice = meant.get(text)
      return choice ? [[text, choice]] : []
    }),
  )
}

/** A product as a new slip takes it, with its ex-factory price of a day in fen. */
export type ProductOfDay = { name: string; spec: string; unit: string; floorFen: Fen | null; ended: boolean }

/** The products of these ids, by id, with the price each has on `day` (R-P01). */
export async function productsOn(
  tx: SqlTx,
  ids: readonly string[],
  day: BusinessDate,
): Promise<Map<string, ProductOfDay>> {
  const rows = await tx.query<{
    id: string
    name: string
    spec: string
    unit: string
    ended: boolean
    price: string | null
  }>(
    `SELECT p."id"::text,p."name",p."spec",p."unit",coalesce(p."endedOn"<$1::date,false) AS ended,${priceOnDay('$1')}::text AS price FROM "Product" p WHERE p."id"=ANY($2::uuid[])`,
    [day, ids],
  )
  return new Map(
    rows.map(({ id, price, ...row }) => [id, { ...row, floorFen: price === null ? null : fenOf(price) }]),
  )
}

/** The lines of a stored slip with the ex-factory prices of `day`. A product that has ended since was rightly sold. */
export async function pricedLines(tx: SqlTx, orderId: string, day: BusinessDate): Promise<PricedLine[]> {
  const rows = await tx.query<{ name: string; quantity: string; price: string; floor: string | null }>(
    `SELECT g.line->>'goods' AS name,g.line->>'quantity' AS quantity,g.line->>'price' AS price,
       (SELECT x."price" FROM "ProductPrice" x WHERE x."productId"=(g.line->>'productId')::uuid AND x."effectiveFrom"<=$2::date ORDER BY x."effectiveFrom" DESC,x."id" DESC LIMIT 1)::text AS floor
     FROM "ShippingOrder" o CROSS JOIN LATERAL jsonb_array_elements(o."goods") WITH ORDINALITY g(line,at) WHERE o."id"=$1::uuid ORDER BY g.at`,
    [orderId, day],
  )
  return rows.map(({ name, quantity, price, floor }) => ({
    name,
    quantity,
    priceFen: fenFromYuan(price),
    floorFen: floor === null ? null : fenOf(floor),
    ended: false,
  }))
}
