import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { customerList } from '@/lib/areas/customers/list/queries'
import { customerListInput } from '@/lib/areas/customers/list/schema'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { db, isPlanGone, keptSql, sql, sqlOf, sqlTransaction, type SqlTx } from '@/lib/core/db'
import { rereadEnv } from '@/lib/core/env'
import { runMutation } from '@/lib/core/mutation'
import { type Company, makeCompany } from '../../factories/company'
import { testDatabase } from '../../setup/database'

let owner: pg.Client
let company: Company
beforeAll(async () => {
  company = await makeCompany()
  owner = new pg.Client({ connectionString: testDatabase().ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())
afterEach(() => plans('kept'))

function plans(way: 'kept' | 'anew'): void {
  process.env.DB_PLANS = way
  rereadEnv()
}

/** Names under which the connection that answers keeps plans. */
async function namesKept(): Promise<string[]> {
  const rows = await keptSql<{ name: string }>('SELECT "name" FROM pg_prepared_statements ORDER BY 1')
  return rows.map(({ name }) => name)
}

test('a statement asked again is answered by its kept plan', async () => {
  for (const n of [1, 2, 3])
    expect(await keptSql('SELECT $1::int + 1 AS "more"', [n])).toEqual([{ more: n + 1 }])
  expect((await namesKept()).length).toBeGreaterThanOrEqual(2)
})

test('behind a pooler that knows no names none is given', async () => {
  const before = await namesKept()
  plans('anew')
  expect(await keptSql('SELECT $1::int + 2 AS "more"', [1])).toEqual([{ more: 3 }])
  plans('kept')
  expect(await namesKept()).toEqual(before)
})

test('a function given other columns by an upgrade is answered as it is now', async () => {
  const define = (columns: string, values: string) =>
    owner.query(
      `DROP FUNCTION IF EXISTS shown(); CREATE FUNCTION shown() RETURNS TABLE (${columns}) LANGUAGE sql AS 'SELECT ${values}'`,
    )
  await define('a int', '1')
  const ask = () => keptSql('SELECT * FROM shown()')
  expect(await ask()).toEqual([{ a: 1 }])
  await define('a int, b text', `1, ''x''::text`)
  expect(await ask()).toEqual([{ a: 1, b: 'x' }])
  expect(await ask()).toEqual([{ a: 1, b: 'x' }])
})

test('a connection made to forget its plans answers all the same', async () => {
  const ask = () => keptSql('SELECT $1::int + 3 AS "more"', [1])
  await ask()
  await sql('DEALLOCATE ALL')
  expect(await ask()).toEqual([{ more: 4 }])
})

test('of lists only the one by name has a kept plan: others are planned for their values', async () => {
  const viewer = await company.viewer('branch-gm')
  for (const sort of ['name', 'file', 'created', 'tier'])
    await customerList(viewer, customerListInput.parse({ sort }))
  const kept = await sql<{ statement: string }>(
    `SELECT "statement" FROM pg_prepared_statements WHERE "statement" LIKE '%FROM "Customer" c%'`,
  )
  expect(kept).toHaveLength(1)
  expect(kept[0]!.statement).toContain('ORDER BY c."namePinyin"')
})

test('a change whose kept plans are gone is made anew, once', async () => {
  const viewer = await company.viewer('branch-sales-manager')
  const create = (name: string) =>
    runMutation(createCustomer, viewer, {
      name,
      unitId: company.branches[0],
      ownerId: null,
      despiteDuplicates: false,
    })
  expect(await create('澄麓医药有限公司')).toMatchObject({ kind: 'ok' })
  await sql('DEALLOCATE ALL')
  expect(await create('荻塘药房有限公司')).toMatchObject({ kind: 'ok' })
  expect(await sql(`SELECT "name" FROM "Customer" ORDER BY "createdAt","id"`)).toEqual([
    { name: '澄麓医药有限公司' },
    { name: '荻塘药房有限公司' },
  ])
})

test.each([
  ['plain SQL', (work: (tx: SqlTx) => Promise<unknown>) => sqlTransaction(work)],
  ['Prisma', (work: (tx: SqlTx) => Promise<unknown>) => db().$transaction((tx) => work(sqlOf(tx)))],
])('in a transaction of %s plans are kept, and one that is gone is said to be, once', async (_, within) => {
  const define = (columns: string, values: string) =>
    owner.query(
      `DROP FUNCTION IF EXISTS told(); CREATE FUNCTION told() RETURNS TABLE (${columns}) LANGUAGE sql AS 'SELECT ${values}'`,
    )
  const ask = () => within((tx) => tx.kept('SELECT * FROM told()'))
  const kept = () =>
    within((tx) =>
      tx.query(`SELECT 1 FROM pg_prepared_statements WHERE "statement" = 'SELECT * FROM told()'`),
    )
  await define('a int', '1')
  expect(await ask()).toEqual([{ a: 1 }])
  expect(await kept()).toHaveLength(1)
  await define('a int, b text', `1, ''x''::text`)
  expect(isPlanGone(await ask().catch((error: unknown) => error))).toBe(true)
  expect(await ask()).toEqual([{ a: 1, b: 'x' }])
})

test('a wording kept once and asked otherwise recovers as well', async () => {
  const define = (columns: string, values: string) =>
    owner.query(
      `DROP FUNCTION IF EXISTS heard(); CREATE FUNCTION heard() RETURNS TABLE (${columns}) LANGUAGE sql AS 'SELECT ${values}'`,
    )
  const within = (work: (tx: SqlTx) => Promise<unknown>) => db().$transaction((tx) => work(sqlOf(tx)))
  await define('a int', '1')
  expect(await within((tx) => tx.kept('SELECT * FROM heard()'))).toEqual([{ a: 1 }])
  await define('a int, b text', `1, ''x''::text`)
  const ask = () => within((tx) => tx.query('SELECT * FROM heard()'))
  await ask().catch(() => null)
  expect(await ask()).toEqual([{ a: 1, b: 'x' }])
})

test('of very many wordings of reads a hundred are kept, all are answered, and changes keep theirs', async () => {
  for (let n = 0; n < 150; n++) expect(await keptSql(`SELECT ${n} AS "n"`)).toEqual([{ n }])
  const kept = await sql(`SELECT 1 FROM pg_prepared_statements WHERE "statement" LIKE '%AS "n"'`)
  expect(kept.length).toBeGreaterThan(0)
  const mine = await sqlTransaction(async (tx) => {
    await tx.kept('SELECT 7 AS "mine"')
    return tx.query(`SELECT 1 FROM pg_prepared_statements WHERE "statement" = 'SELECT 7 AS "mine"'`)
  })
  expect(mine).toHaveLength(1)
  expect(kept.length).toBeLessThanOrEqual(100)
})
