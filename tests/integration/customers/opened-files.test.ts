import { beforeAll, expect, test } from 'vitest'
import { DESCRIBED, type DescribedCustomer, staleFirms } from '@/lib/areas/customers/duplicates/queries'
import { keyNumbersOf } from '@/lib/areas/customers/duplicates/rules/blocking-keys'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { onPool, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'

let company: Company
let viewer: Viewer
beforeAll(async () => {
  company = await makeCompany()
  viewer = await company.viewer('branch-sales-manager', 0)
})

const open = (name: string, taxNumber?: string) =>
  runMutation(createCustomer, viewer, {
    name,
    unitId: company.branches[0],
    ownerId: null,
    despiteDuplicates: true,
    taxNumber,
  })

test.each<[string, string?]>([
  ['澄麓医药有限公司'],
  ['ABC Trading Co., Ltd.'],
  ['𠮷野家食品'],
  [`O'Neil \\ "x" {a,b}`],
  ['!!!'],
  ['Ａｂｃ１２３'],
  ['药'.repeat(60)],
  ['华兴医药批发', ' 9132 0583ma00362028'],
])('the file of %s is found by the keys the nightly search would make of it', async (name, taxNumber) => {
  expect(await open(name, taxNumber)).toMatchObject({ kind: 'ok' })
  const [row] = await sql<DescribedCustomer & { keys: string[]; kept: string; fresh: boolean }>(
    `SELECT ${DESCRIBED},k."keys",k."basis" AS "kept",k."fresh" FROM "Customer" c
     JOIN "DuplicateKeys" k ON k."customerId"=c."id" WHERE c."name"=$1`,
    [name],
  )
  expect(row).toMatchObject({ kept: row!.basis, fresh: true })
  expect(row!.keys.map(Number)).toEqual(keyNumbersOf(row!))
  expect((await staleFirms(onPool, null)).firms).toEqual([])
})

test('connections that forget their plans in the midst of many leave no gap in the numbers and no event twice', async () => {
  const before = await sql(`SELECT 1 FROM "AuditEvent" WHERE "kind"='customers.created'`)
  // Each waits for a connection in turn, so that many a file is opened on one that was just made to forget.
  const files: ReturnType<typeof open>[] = []
  const forgotten: Promise<unknown>[] = []
  for (let nth = 0; nth < 30; nth++) {
    files.push(open(`${'甲乙丙丁戊'[nth % 5]}${'子丑寅卯辰巳'[nth % 6]}梁溪`))
    forgotten.push(sql('DEALLOCATE ALL'))
  }
  const opened = await Promise.all(files)
  await Promise.all(forgotten)
  expect(opened.map(({ kind }) => kind)).toEqual(Array.from({ length: 30 }, () => 'ok'))
  const numbers = await sql<{ fileNumber: string }>(
    `SELECT "fileNumber" FROM "Customer" ORDER BY "fileNumber"`,
  )
  expect(numbers.map(({ fileNumber }) => Number(/\d+$/.exec(fileNumber)![0]))).toEqual(
    numbers.map((_, at) => at + 1),
  )
  const after = await sql(`SELECT 1 FROM "AuditEvent" WHERE "kind"='customers.created'`)
  expect(after.length - before.length).toBe(30)
})
