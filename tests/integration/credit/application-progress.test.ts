import { beforeAll, describe, expect, it } from 'vitest'
import { applicationProgress } from '@/lib/areas/credit/desk/queries'
import { b2Sheet } from '@/lib/areas/credit/sheets/queries'
import { month } from '@/lib/core/dates'
import { db } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

const DECEMBER = month('2026-12')
const TODAY = '2026-11-22T10:00:00+08:00'
type Change = NonNullable<Parameters<typeof makeCustomer>[2]>
type Said = 'applied' | 'open' | 'blocked'

let company: Company
let manager: Viewer

/** Customers of the branch by what a line turns on; where each is counted for December. */
const kinds: [string, Change, number, Said, string?][] = [
  ['of grade three with everything', {}, 3, 'open'],
  ['whose contract ends on the last day of November', { contractUntil: new Date('2026-11-30') }, 3, 'blocked'],
  ['whose contract ends on the first of December', { contractUntil: new Date('2026-12-01') }, 3, 'open'],
  ['without a contract', { contractUntil: null }, 3, 'blocked'],
  ['on cash', { paymentTerms: 'cash' }, 2, 'blocked'],
  ['that is private and without exception', { cashExceptionOn: null }, 2, 'blocked'],
  ['of the state, agreed, grade two, without exception', { creditGrade: 2, channelNature: 'state', paymentTerms: 'agreed', cashExceptionOn: null }, 2, 'open'],
  ['of the state, agreed, grade three, without exception', { channelNature: 'state', paymentTerms: 'agreed', cashExceptionOn: null }, 3, 'blocked'],
  ['never rated', { creditGrade: null, creditGradeOn: null }, 5, 'blocked'],
  ['whose re-rating is overdue', { creditGrade: 1, creditGradeOn: new Date('2026-05-01') }, 5, 'blocked'],
  ['whose application waits', { creditGrade: 1 }, 1, 'applied', 'applied'],
  ['whose application found no decision in time', { creditGrade: 1 }, 1, 'applied', 'expired'],
  ['refused', { creditGrade: 1 }, 1, 'applied', 'refused'],
  ['whose application came back', { creditGrade: 1 }, 1, 'open', 'returned'],
  ['whose application was withdrawn', { creditGrade: 1 }, 1, 'open', 'withdrawn'],
] // prettier-ignore

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  for (const [, change, grade, , state] of kinds) {
    const customerId = await makeCustomer(company, 0, {
      ...(grade < 5 ? { creditGrade: grade } : {}),
      ...change,
    })
    if (state)
      await db().lineApplication.create({
        data: {
          sheetNumber: 'SX-1', customerId, branchId: company.branches[0], regionId: company.regions[0], month: DECEMBER, grade,
          applied: 1000, facts: {}, state, appliedOn: new Date('2026-11-21'), appliedBy: manager.personId,
          dueAt: new Date('2026-11-24'), createdAt: new Date('2026-11-21'),
        },
      }) // prettier-ignore
  }
  await makeCustomer(company, 0, { state: 'potential' })
  await makeCustomer(company, 1)
})

describe('what the desk says of the applications for next month (R-C09)', () => {
  it('counts each customer once, where B2 lets it stand', async () => {
    freezeClock(TODAY)
    const expected = new Map<number, Record<Said, number>>()
    for (const [, , grade, said] of kinds) {
      const row = expected.get(grade) ?? { applied: 0, open: 0, blocked: 0 }
      row[said] += 1
      expected.set(grade, row)
    }
    expect(await applicationProgress(manager, DECEMBER)).toEqual(
      [...expected.entries()]
        .toSorted(([a], [b]) => a - b)
        .map(([grade, row]) => ({ grade, customers: row.applied + row.open + row.blocked, ...row })),
    )
    const sheet = await b2Sheet(manager, DECEMBER)
    const applicable = sheet.rows.filter(({ reasons }) => reasons.length === 0).map(({ grade }) => grade)
    const open = kinds.flatMap(([, , grade, said]) => (said === 'open' ? [grade] : []))
    expect(applicable.toSorted()).toEqual(open.toSorted())
  })

  it('offers none on the sheet that has its application, and none where nothing can be applied for', async () => {
    freezeClock(TODAY)
    const sheet = await b2Sheet(manager, DECEMBER)
    const applied = kinds.filter(([, , , said]) => said === 'applied').length
    expect(sheet.count).toBe(kinds.length - applied)
    const desk = await applicationProgress(manager, DECEMBER)
    expect(desk.reduce((sum, row) => sum + row.open + row.blocked, 0)).toBe(sheet.count)
    expect(desk.find(({ grade }) => grade === 5)).toMatchObject({ open: 0 })
  })
})
