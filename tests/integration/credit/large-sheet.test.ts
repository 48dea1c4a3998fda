import { beforeAll, describe, expect, it } from 'vitest'
import { inbox } from '@/lib/areas/approvals/queries'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { type B2Sheet, b2Sheet } from '@/lib/areas/credit/sheets/queries'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { newId } from '@/lib/core/audit'
import { month as monthOfText } from '@/lib/core/dates'
import { db, sql } from '@/lib/core/db'
import { yuanOf } from '@/lib/core/money'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { freezeClock } from '@/tests/setup/clock'

const MANY = 620
const DECEMBER = monthOfText('2026-12')

let company: Company
let manager: Viewer

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  await db().creditTotal.create({
    data: {
      quarter: '2026-Q4', amount: '100000000', state: 'approved', setBy: company.personId('marketing-officer'), setAt: new Date(),
      limits: { create: [{ regionId: company.regions[0], amount: '100000000' }] },
    },
  }) // prettier-ignore
  const ids = Array.from({ length: MANY }, () => newId())
  await db().customer.createMany({
    data: ids.map((id, i) => ({
      id, fileNumber: `L-${String(i).padStart(4, '0')}`, name: `大分支客户${i}`, namePinyin: `dafenzhi${String(i).padStart(4, '0')}`,
      nameInitials: 'dfz', nameStripped: `大分支客户${i}`, grams: [], state: 'selected', channelNature: 'private', cashExceptionOn: new Date('2026-01-01'),
      paymentTerms: 'cleared-first', contractUntil: new Date('2030-01-01'), creditGrade: 3,
      creditGradeOn: new Date('2026-10-20'), regionId: company.regions[0], branchId: company.branches[0],
      ownerId: company.personId('sales-rep'), createdAt: new Date('2025-06-01'), updatedAt: new Date('2025-06-01'),
    })), // prettier-ignore
  })
  await db().creditLine.createMany({
    data: ids.map((customerId) => ({
      customerId, month: '2026-11', amount: '700', grade: 3, regionId: company.regions[0], decidedAt: new Date('2026-10-28'),
    })), // prettier-ignore
  })
  await db().monthlySales.createMany({
    data: ids.map((customerId) => ({ customerId, month: '2026-10', amount: '1000', orders: 2 })),
  })
})

const allOf = (sheet: B2Sheet) =>
  [...sheet.rows, ...sheet.elsewhere].map(({ customerId }) => customerId).toSorted()

describe('the application sheet of a branch with more customers than a page', () => {
  it('is paged without gap or repetition, every page knows what stands on the others, and all of it goes with one press', async () => {
    freezeClock('2026-11-22T10:00:00+08:00')
    const pages: B2Sheet[] = [await b2Sheet(manager, DECEMBER)]
    while (pages.at(-1)!.next) pages.push(await b2Sheet(manager, DECEMBER, { after: pages.at(-1)!.next! }))
    expect(pages.map((page) => [page.from, page.rows.length, page.count])).toEqual([
      [0, 200, MANY], [200, 200, MANY], [400, 200, MANY], [600, 20, MANY],
    ]) // prettier-ignore
    const seen = pages.flatMap((page) => page.rows.map(({ customerId }) => customerId))
    expect(new Set(seen).size).toBe(MANY)
    for (const page of pages) expect(allOf(page)).toEqual(seen.toSorted())
    const back = await b2Sheet(manager, DECEMBER, { after: pages[2]!.previous! })
    expect(back.from).toBe(200)
    expect((await b2Sheet(manager, DECEMBER, { after: pages[1]!.previous! })).from).toBe(0)

    const [first] = pages
    const rows = [...first!.rows, ...first!.elsewhere].map(({ customerId, proposalFen }) => ({
      customerId,
      amount: yuanOf(proposalFen!),
    }))
    const handedIn = await runMutation(applyForLines, manager, { month: '2026-12', rows })
    if (handedIn.kind !== 'ok') throw new Error(JSON.stringify(handedIn).slice(0, 400))
    expect(handedIn.value.ids).toHaveLength(MANY)
    const [sums] = await sql<{ applied: string; proposed: string }>(
      `SELECT sum("applied")::text AS applied FROM "LineApplication" WHERE "sheetNumber"=$1`,
      [handedIn.value.sheetNumber],
    )
    const proposed = [...first!.rows, ...first!.elsewhere].reduce((sum, row) => sum + row.proposalFen!, 0)
    expect(Math.round(Number(sums!.applied) * 100)).toBe(proposed)
    expect((await b2Sheet(manager, DECEMBER)).count).toBe(0)
  })

  it('the approver signs what the inbox shows in one go, then the rest', async () => {
    freezeClock('2026-11-23T10:00:00+08:00')
    const gm = await company.viewer('branch-gm')
    for (const expected of [400, MANY - 400]) {
      const waiting = (await inbox(gm)).rows.filter((row) => row.withinRule)
      expect(waiting).toHaveLength(expected)
      const decided = await runMutation(decideApprovals, gm, {
        ids: waiting.map(({ id }) => id),
        verdict: 'approve',
      })
      expect(decided.kind, JSON.stringify(decided).slice(0, 300)).toBe('ok')
    }
    expect((await inbox(gm)).rows).toEqual([])
    const [books] = await sql<{ lines: number; sum: string; region: string }>(
      `SELECT count(*)::int AS lines,sum(l."amount")::text AS sum,(SELECT r."decided"::text FROM "RegionMonth" r WHERE r."month"='2026-12' AND r."regionId"=$1::uuid) AS region
       FROM "CreditLine" l WHERE l."month"='2026-12'`,
      [company.regions[0]],
    )
    expect(books!.lines).toBe(MANY)
    expect(books!.region).toBe(books!.sum)
  })
})
