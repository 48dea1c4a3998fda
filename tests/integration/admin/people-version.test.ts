import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/core/audit'
import { sql } from '@/lib/core/db'
import { may, type Viewer } from '@/lib/core/scope'
import { openSession } from '@/lib/core/sessions'
import { sessionViewer } from '@/lib/core/viewer'
import { type Company, makeCompany } from '../../factories/company'
import { statementsOf } from '../../load/plans'
import { freezeClock } from '../../setup/clock'
import { testDatabase } from '../../setup/database'

const NOW = '2026-11-23T10:00:00+08:00'
let company: Company
let sid = ''
/** Another program that writes to the same database. */
let other: pg.Client

beforeAll(async () => {
  company = await makeCompany()
  other = new pg.Client({ connectionString: testDatabase().ownerUrl })
  await other.connect()
  freezeClock(NOW)
  const device = { ip: '10.0.0.1', userAgent: 'test' }
  sid = (await openSession(company.personId('branch-gm'), device)).sid
})
afterAll(() => other.end())

async function asked(): Promise<Viewer | null> {
  freezeClock(NOW)
  return sessionViewer(sid)
}

async function versionNow(): Promise<string> {
  const [row] = await sql<{ version: string }>('SELECT "version" FROM "PeopleVersion"')
  return row!.version
}

const gm = () => company.personId('branch-gm')
const lender = () => company.personId('branch-gm', 1)
const lent = newId()

describe('what anybody may do is known to the next request after it was committed', () => {
  test.each<[string, () => [string, unknown[]], (viewer: Viewer | null) => unknown, unknown]>([
    [
      'a name is changed',
      () => ['UPDATE "Person" SET "name" = $2 WHERE "id" = $1', [gm(), '新名字']],
      (viewer) => viewer?.name,
      '新名字',
    ],
    [
      'a role is granted something',
      () => [`INSERT INTO "RoleGrant" VALUES ('branch-gm','admin.people','unit')`, []],
      (viewer) => may(viewer!, 'admin.people'),
      true,
    ],
    [
      'it is taken away again',
      () => [`DELETE FROM "RoleGrant" WHERE "role" = 'branch-gm' AND "permission" = 'admin.people'`, []],
      (viewer) => may(viewer!, 'admin.people'),
      false,
    ],
    [
      'somebody lends his signature',
      () => [
        `INSERT INTO "Delegation" ("id","fromPersonId","toPersonId","plans","startsOn","endsOn","reason","createdBy","createdAt")
         VALUES ($1,$2,$3,'{}','2026-11-01','2026-12-31','假期',$2,'2026-11-01')`,
        [lent, lender(), gm()],
      ],
      (viewer) => viewer?.delegations.map(({ fromPersonId }) => fromPersonId === lender()),
      [true],
    ],
    [
      'he takes it back',
      () => [`UPDATE "Delegation" SET "revokedAt" = '2026-11-23' WHERE "id" = $1`, [lent]],
      (viewer) => viewer?.delegations,
      [],
    ],
    [
      'a unit is renamed',
      () => ['UPDATE "Unit" SET "name" = $2 WHERE "id" = $1', [company.branches[0], '新分公司']],
      (viewer) => viewer?.posts.map(({ unitName }) => unitName),
      ['新分公司'],
    ],
    [
      'a post ends',
      () => [`UPDATE "Post" SET "endsOn" = '2026-11-22' WHERE "personId" = $1`, [gm()]],
      (viewer) => [viewer?.posts.length, may(viewer!, 'customers.read')],
      [0, false],
    ],
    [
      'sessions may be idle for five minutes only',
      () => [
        `INSERT INTO "SettingValue" ("id","key","value","effectiveFrom","setAt")
         VALUES ($1,'security.session-idle-minutes','5','2026-11-01','2026-11-01')`,
        [newId()],
      ],
      (viewer) => {
        expect(viewer).not.toBeNull()
        freezeClock('2026-11-23T10:06:00+08:00')
        return sessionViewer(sid)
      },
      null,
    ],
    [
      'a person is disabled',
      () => [`UPDATE "Person" SET "disabledAt" = '2026-11-23' WHERE "id" = $1`, [gm()]],
      (viewer) => viewer,
      null,
    ],
  ])('%s', async (_what, write, seen, expected) => {
    const before = await asked()
    const version = await versionNow()
    await other.query('BEGIN')
    await other.query(...write())
    // Not before it is committed.
    expect(await asked()).toEqual(before)
    await other.query('COMMIT')
    expect(await seen(await asked())).toEqual(expected)
    expect(await versionNow()).not.toBe(version)
  })
})

test('what is rolled back changes nothing, and a part rolled back does not hide the rest', async () => {
  const version = await versionNow()
  const rename = (name: string) =>
    other.query('UPDATE "Person" SET "name" = $2 WHERE "id" = $1', [lender(), name])
  await other.query('BEGIN')
  await rename('甲')
  await other.query('ROLLBACK')
  expect(await versionNow()).toBe(version)
  await other.query('BEGIN')
  await other.query('SAVEPOINT s')
  await rename('乙')
  await other.query('SET CONSTRAINTS ALL IMMEDIATE')
  await other.query('ROLLBACK TO SAVEPOINT s')
  await rename('丙')
  await other.query('COMMIT')
  expect(await versionNow()).not.toBe(version)
})

test.each([
  ['a table is emptied', 'TRUNCATE "Delegation"'],
  [
    'a program looks for tables nowhere',
    `SET LOCAL search_path = ''; UPDATE public."Person" SET "name" = "name"`,
  ],
  [
    'a program says it has been noted',
    `SET LOCAL dakehu.people_changed = 'yes'; UPDATE "Person" SET "name" = "name"`,
  ],
])('%s: another version', async (_what, text) => {
  const version = await versionNow()
  await other.query(`BEGIN; ${text}; COMMIT`)
  expect(await versionNow()).not.toBe(version)
})

test('while nothing changes a request asks for its session and no more', async () => {
  const device = { ip: '10.0.0.1', userAgent: 'test' }
  freezeClock(NOW)
  const mine = (await openSession(lender(), device)).sid
  await sessionViewer(mine)
  const statements = await statementsOf(async () => expect(await sessionViewer(mine)).not.toBeNull())
  expect(statements).toHaveLength(1)
  // Another day may have other posts.
  freezeClock('2026-11-24T00:00:01+08:00')
  const next = (await openSession(lender(), device)).sid
  expect(await statementsOf(() => sessionViewer(next))).toHaveLength(2)
})

test('two who change people at the same time, crosswise, are both done', async () => {
  const second = new pg.Client({ connectionString: testDatabase().ownerUrl })
  await second.connect()
  const version = await versionNow()
  const touch = (client: pg.Client, table: 'Person' | 'Unit', id: string) =>
    client.query(`UPDATE "${table}" SET "name" = "name" WHERE "id" = $1`, [id])
  await Promise.all([other.query('BEGIN'), second.query('BEGIN')])
  await touch(other, 'Person', gm())
  await touch(second, 'Unit', company.branches[1])
  await touch(second, 'Person', lender())
  await touch(other, 'Unit', company.branches[0])
  await Promise.all([other.query('COMMIT'), second.query('COMMIT')])
  await second.end()
  expect(await versionNow()).not.toBe(version)
})

test('every table that says who somebody is gives a new version', async () => {
  const [source] = await sql<{ prosrc: string }>(`SELECT prosrc FROM pg_proc WHERE proname = 'person_facts'`)
  const read = new Set([...source!.prosrc.matchAll(/(?:FROM|JOIN) "(\w+)"/g)].map(([, table]) => table!))
  const noted = await sql<{ table: string }>(
    `SELECT c.relname AS "table" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'note_people_changed'`,
  )
  expect(read.size).toBeGreaterThan(4)
  expect(noted.map(({ table }) => table).sort()).toEqual([...read].sort())
})
