import { once } from 'node:events'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { searchColumnsOf } from '@/lib/areas/customers/rules/search-columns'
import { defaultGrants } from '@/lib/composition/default-grants'
import { newId } from '@/lib/core/audit'
import type { Month } from '@/lib/core/dates'
import { generatedGrams, generatedName, randoms } from './names'

/** Who works in the generated company. */
export type World = {
  month: string
  customers: number
  ledger: number
  branches: string[]
  regions: string[]
  headOfMarketing: string
  /** One a branch, in the order of the branches. */
  managers: string[]
  cashiers: string[]
  /** `ownersPerBranch` a branch, in the order of the branches. */
  owners: string[]
}

type Size = {
  customers: number
  ledger: number
  regions: number
  branchesPerRegion: number
  ownersPerBranch: number
}
type Report = (line: string) => void

const START = Date.parse('2024-01-01T00:00:00Z')
const DAY = '2025-01-01'

async function makeCompany(client: pg.Client, size: Size): Promise<World> {
  const world = { month: '', customers: size.customers, ledger: size.ledger, branches: [], regions: [], headOfMarketing: '', managers: [], cashiers: [], owners: [] } as World // prettier-ignore
  await client.query(
    `INSERT INTO "RoleGrant" ("role","permission","scope") SELECT * FROM json_to_recordset($1) AS g("role" text,"permission" text,"scope" text) ON CONFLICT DO NOTHING`,
    [
      JSON.stringify(
        Object.entries(defaultGrants).flatMap(([role, grants]) =>
          Object.entries(grants).map(([permission, scope]) => ({ role, permission, scope })),
        ),
      ),
    ],
  )
  const unit = async (code: string, kind: string, parent?: { id: string; path: string }) => {
    const id = newId()
    const path = `${parent?.path ?? '/'}${id}/`
    await client.query(
      `INSERT INTO "Unit" ("id","code","name","kind","parentId","path","createdAt") VALUES ($1,$2,$2,$3,$4,$5,$6)`,
      [id, code, kind, parent?.id ?? null, path, DAY],
    )
    return { id, path }
  }
  const person = async (role: string, unitId: string, username: string) => {
    const id = newId()
    await client.query(
      `WITH p AS (INSERT INTO "Person" ("id","username","name","namePinyin","createdAt") VALUES ($1,$2,$2,$2,$5))
       INSERT INTO "Post" ("id","personId","unitId","role","startsOn") VALUES ($3,$1,$4,$6,$5::date)`,
      [id, username, newId(), unitId, DAY, role],
    )
    return id
  }
  const head = await unit('HQ', 'head-office')
  world.headOfMarketing = await person('head-of-marketing', head.id, 'head')
  for (let r = 0; r < size.regions; r++) {
    const region = await unit(`R${r}`, 'region', head)
    world.regions.push(region.id)
    for (let b = 0; b < size.branchesPerRegion; b++) {
      const code = `R${r}-B${String(b).padStart(2, '0')}`
      const branch = await unit(code, 'branch', region)
      world.branches.push(branch.id)
      world.managers.push(await person('branch-sales-manager', branch.id, `${code}-m`))
      world.cashiers.push(await person('cashier', branch.id, `${code}-c`))
      for (let o = 0; o < size.ownersPerBranch; o++)
        world.owners.push(await person('sales-rep', branch.id, `${code}-${o}`))
    }
  }
  return world
}

/** One customer as a line of COPY. Throws when its search columns are not those the product would compute. */
function customerLine(nth: number, world: World, size: Size, next: () => number): string {
  const branch = nth % world.branches.length
  const place = {
    branch: world.branches[branch]!,
    region: world.regions[Math.floor(branch / size.branchesPerRegion)]!,
  }
  const within = Math.floor(nth / world.branches.length)
  const owner = world.owners[branch * size.ownersPerBranch + (within % size.ownersPerBranch)]!
  const { name, columns } = generatedName(next)
  const code = `R${Math.floor(branch / size.branchesPerRegion)}-B${String(branch % size.branchesPerRegion).padStart(2, '0')}`
  const fileNumber = `${code}-${String(within + 1).padStart(4, '0')}`
  const taxNumber = nth % 2 === 0 ? `91${String(nth * 7919).padStart(16, '0')}` : null
  const tail = String(Math.floor(next() * 10_000)).padStart(4, '0')
  const phone = `0571-8888${tail}`
  const grams = generatedGrams(name, fileNumber, taxNumber, tail)
  if (nth % 9973 === 0) {
    const right = searchColumnsOf({ name, shortName: null, fileNumber, taxNumber, phone })
    const mine = { ...columns, grams, phoneTail: tail }
    if (JSON.stringify(right) !== JSON.stringify(mine)) throw new Error(`search columns of ${name} differ`)
  }
  const createdAt = new Date(START + nth * 60_000).toISOString()
  const level = 1 + Math.floor(next() * 5)
  const state = next() < 0.8 ? 'selected' : 'potential'
  return [
    newId(new Date(START + nth * 60_000)), fileNumber, name, columns.namePinyin, columns.nameInitials, columns.nameStripped,
    `{${grams.map((gram) => `"${gram}"`).join(',')}}`, taxNumber ?? '\\N', phone, tail, state, level, level, place.region, place.branch, owner, createdAt,
  ].join('\t') // prettier-ignore
}

const COLUMNS = `"id","fileNumber","name","namePinyin","nameInitials","nameStripped","grams","taxNumber","phone","phoneTail","state","tier","creditGrade","regionId","branchId","ownerId","createdAt"`

async function writeCustomers(path: string, world: World, size: Size): Promise<void> {
  const file = createWriteStream(path, { mode: 0o644 })
  const stream = randoms(42)
  const next = () => stream.next().value
  for (let nth = 0; nth < size.customers; nth += 1000) {
    const lines: string[] = []
    for (let at = nth; at < Math.min(nth + 1000, size.customers); at++)
      lines.push(customerLine(at, world, size, next))
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
}

/** Runs work while the tables have only their primary keys; the other indexes are made again afterwards. */
async function withoutIndexes(
  client: pg.Client,
  tables: string[],
  report: Report,
  work: () => Promise<void>,
) {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
     WHERE NOT i.indisprimary AND i.indrelid = ANY($1::regclass[])`,
    [tables.map((table) => `"${table}"`)],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  await work()
  for (const { name, made } of rows) {
    const from = performance.now()
    await client.query(made)
    report(`  index ${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`)
  }
}

/** Ten ledger rows a customer (or as many as come to the whole): goods for 1,000 yuan, then 800 paid, and so on. */
const LEDGER = `
INSERT INTO "LedgerEntry" ("customerId","seq","at","date","kind","receivable","inTransit","exposure","sourceType","sourceId")
SELECT c."id", s, c."createdAt" + s * interval '1 day', (c."createdAt" + s * interval '1 day')::date,
  CASE WHEN s % 2 = 1 THEN 'deliver' ELSE 'receipt' END, CASE WHEN s % 2 = 1 THEN 1000 ELSE -800 END, 0,
  (s / 2) * 200 + (s % 2) * 1000, CASE WHEN s % 2 = 1 THEN 'order' ELSE 'receipt' END, gen_random_uuid()
FROM (SELECT "id","createdAt" FROM "Customer" ORDER BY "id") c CROSS JOIN generate_series(1, $1::int) s`

const BESIDE: [string, string][] = [
  ['dossiers', `INSERT INTO "Dossier" ("customerId","facts","updatedAt") SELECT "id",'{"businessScope":"药品批发"}'::jsonb,"createdAt" FROM "Customer" WHERE $1::int > 0 AND $2::text <> ''`],
  ['positions', `INSERT INTO "CreditPosition" ("customerId","receivable","lastSeq","updatedAt") SELECT "id",($1::int/2)*200+($1::int%2)*1000,$1,"createdAt" FROM "Customer" WHERE $2::text <> ''`],
  ['lines', `INSERT INTO "CreditLine" ("customerId","month","amount","grade","regionId","decidedAt") SELECT "id",$2,50000000,"creditGrade","regionId",now() FROM "Customer" WHERE $1::int > 0`],
  ['sales', `INSERT INTO "MonthlySales" ("customerId","month","amount","orders") SELECT "id",to_char(($2||'-01')::date - back * interval '1 month','YYYY-MM'),2000+back,2 FROM "Customer" CROSS JOIN generate_series(0,2) back WHERE $1::int > 0`],
] // prettier-ignore

/**
 * Fills an empty, migrated database through a superuser's connection (foreign keys are not looked up row by row):
 * customers with search columns as the product computes them, their positions, lines, sales and ledger.
 */
export async function loadWorld(
  client: pg.Client,
  size: Size,
  options: { month: Month; folder: string; report: Report },
): Promise<World> {
  const { month, folder, report } = options
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const from = performance.now()
    const result = await work()
    report(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`)
    return result
  }
  await client.query(
    `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'`,
  )
  const world = { ...(await makeCompany(client, size)), month }
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'customers.tsv')
  const perCustomer = Math.max(1, Math.round(size.ledger / size.customers))
  await timed('customers generated', () => writeCustomers(path, world, size))
  await withoutIndexes(client, ['Customer'], report, async () => {
    await client.query(`CREATE TEMP TABLE incoming AS SELECT ${COLUMNS} FROM "Customer" LIMIT 0`)
    await timed('customers copied', () => client.query(`COPY incoming FROM '${path.replaceAll("'", "''")}'`))
    await timed('customers inserted', () =>
      client.query(
        `INSERT INTO "Customer" (${COLUMNS},"completeness","channelNature","paymentTerms","cashExceptionOn","contractUntil","lastOrderOn","kind","updatedAt")
         SELECT ${COLUMNS},40,'private','cleared-first','2026-01-01','2030-01-01','2026-10-01','wholesaler',"createdAt" FROM incoming`,
      ),
    )
    await client.query('DROP TABLE incoming')
  })
  rmSync(path)
  for (const [what, text] of BESIDE) await timed(what, () => client.query(text, [perCustomer, month]))
  await withoutIndexes(client, ['LedgerEntry'], report, () =>
    timed('ledger inserted', async () => void (await client.query(LEDGER, [perCustomer]))),
  )
  await client.query(
    `INSERT INTO "DocumentCounter" ("series","period","last") SELECT "code",'',$1 FROM "Unit" WHERE "kind"='branch'`,
    [Math.ceil(size.customers / world.branches.length)],
  )
  await timed('vacuum analyze', () => client.query('VACUUM ANALYZE'))
  return world
}
