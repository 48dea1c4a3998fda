import { beforeAll, describe, expect, it } from 'vitest'
import { countProgress } from '@/lib/areas/credit/progress/mutations'
import { creditMonth } from '@/lib/areas/credit/progress/queries'
import { month } from '@/lib/core/dates'
import { db } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { freezeClock } from '@/tests/setup/clock'

const DECEMBER = month('2026-12')
let company: Company

async function count() {
  freezeClock('2026-11-23T02:00:00Z')
  const done = await runMutation(countProgress, systemViewer('test'), {})
  if (done.kind !== 'ok') throw new Error(JSON.stringify(done))
}

beforeAll(async () => {
  company = await makeCompany()
  const states = ['applied', 'decided', 'refused', 'expired', 'withdrawn', 'returned', null]
  for (const [at, state] of states.entries()) {
    const branch = at % 4
    const customerId = await makeCustomer(company, branch, {
      creditGrade: at === 6 ? null : 1 + (at % 3),
      ...(at === 5 ? { marketOfficeId: null } : {}),
      ...(at === 4 ? { ownerId: null } : {}),
    })
    if (state)
      await db().lineApplication.create({
        data: {
          sheetNumber: 'SX-1', customerId, branchId: company.branches[branch], regionId: company.regions[branch < 2 ? 0 : 1], month: DECEMBER, grade: 3,
          applied: 1000, facts: {}, state, appliedOn: new Date('2026-11-22'), appliedBy: company.personId('branch-sales-manager'),
          dueAt: new Date('2026-11-25'), createdAt: new Date('2026-11-22'),
        },
      }) // prettier-ignore
    if (state === 'decided')
      await db().creditLine.create({
        data: { customerId, month: DECEMBER, amount: '800.50', grade: 2, regionId: company.regions[0], decidedAt: new Date('2026-11-22') },
      }) // prettier-ignore
  }
  await makeCustomer(company, 0, { state: 'potential' })
})

describe('how far the lines of a month are', () => {
  it('is told as not counted where customers are too many and the job has not run', async () => {
    freezeClock('2026-11-23T02:00:00Z')
    const whole = await company.viewer('head-of-marketing')
    expect(await creditMonth(whole, DECEMBER, 0)).toMatchObject({ grades: null, countedAt: null })
  })

  it.each<[RoleCode, number, number]>([
    ['head-of-marketing', 0, 7],
    ['marketing-director', 0, 4],
    ['marketing-director', 1, 3],
    ['branch-gm', 0, 2],
    ['branch-gm', 1, 2],
  ])('as the job counted it is what one counts now: %s %i', async (role, at, customers) => {
    await count()
    const viewer = await company.viewer(role, at)
    const now = await creditMonth(viewer, DECEMBER)
    const kept = await creditMonth(viewer, DECEMBER, 0)
    expect(now.countedAt).toBeNull()
    expect(now.grades!.reduce((sum, one) => sum + one.customers, 0)).toBe(customers)
    expect(kept).toEqual({ ...now, countedAt: '2026-11-23T02:00:00.000Z' })
  })

  it('counted twice at once it is still counted once, and what changed shows after the next count', async () => {
    await Promise.all([count(), count(), count()])
    const whole = await company.viewer('head-of-marketing')
    const before = await creditMonth(whole, DECEMBER, 0)
    await makeCustomer(company, 0, { creditGrade: 1 })
    expect(await creditMonth(whole, DECEMBER, 0)).toEqual(before)
    await count()
    const after = await creditMonth(whole, DECEMBER, 0)
    expect(after.grades![0]!.customers).toBe(before.grades![0]!.customers + 1)
    expect(after.rooms.map((room) => room.regionId).toSorted()).toEqual([...company.regions].toSorted())
  })
})
