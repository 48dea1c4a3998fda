import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { month } from '@/lib/core/dates'
import { FOLDER_TABLES, loadFolders } from '@/tests/load/folder-world'
import { folderReads, workReads } from '@/tests/load/folder-reads'
import { BIG, fullScansOf, statementsOf, wideReadsOf } from '@/tests/load/plans'
import { customerCases, listCases } from '@/tests/load/reads'
import { loadWorld, type World } from '@/tests/load/world'
import { customerWrites, gateCases, makeOrders, type Orders } from '@/tests/load/writes'
import { freezeClock } from '@/tests/setup/clock'
import { testDatabase } from '@/tests/setup/database'

let client: pg.Client
let world: World
let orders: Orders
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dakehu-load-'))
  const url = new URL(inject('testServer').superuserUrl)
  url.pathname = `/${testDatabase().name}`
  // The server reads the file that is copied in, under a user of its own.
  chmodSync(folder, 0o711)
  client = new pg.Client({ connectionString: url.href })
  await client.connect()
  const size = { customers: 20_000, ledger: 40_000, regions: 2, branchesPerRegion: 25, ownersPerBranch: 5 }
  world = await loadWorld(client, size, { month: month('2026-11'), folder, report: () => undefined })
  freezeClock('2026-11-18T02:00:00Z')
  orders = await makeOrders(client, world, 400)
  await loadFolders(client, world.headOfMarketing)
})

afterAll(async () => {
  await client.end()
  rmSync(folder, { recursive: true, force: true })
})

async function workOf(kind: string) {
  const { rows } = await client.query<{ id: string }>('SELECT "id" FROM "Customer" LIMIT 10')
  const customers = rows.map((row) => row.id)
  if (kind === 'list and search') return listCases(world)
  if (kind === 'one customer') return customerCases(world, customers, orders.spread)
  if (kind === 'gate') return gateCases(world, orders)
  return customerWrites(world)
}

describe('nothing a person waits for reads a big table from end to end', () => {
  test.each(['list and search', 'one customer', 'gate', 'writes'])('%s', async (kind) => {
    freezeClock('2026-11-18T02:00:00Z')
    for (const { name, product } of await workOf(kind)) {
      const statements = await statementsOf(async () => expect(await product(1), name).toBe(true))
      expect(statements.length, name).toBeGreaterThan(0)
      expect(await fullScansOf(client, statements), name).toEqual([])
    }
  })

  // A branch has four hundred customers here: what reads more than two of them grows with the company.
  test.each([
    ['a folder', folderReads],
    ['lists of work', workReads],
  ])('%s, nor more than a branch of it', async (_what, reads) => {
    freezeClock('2026-11-18T02:00:00Z')
    const big = [...BIG, ...FOLDER_TABLES]
    // Tables are small here, so that reading all of one looks cheap beside looking up a few hundred rows: it never is.
    await client.query('SET random_page_cost = 1.1')
    const wrong: unknown[] = []
    let looked = 0
    for (const { name, product } of await reads(world)) {
      const statements = await statementsOf(async () => expect(await product(1), name).toBe(true))
      looked += statements.length
      for (const found of await fullScansOf(client, statements, big)) wrong.push({ name, ...found })
      for (const found of await wideReadsOf(client, statements, big, 800)) wrong.push({ name, ...found })
    }
    expect(wrong).toEqual([])
    expect(looked).toBeGreaterThan(40)
  })
})
