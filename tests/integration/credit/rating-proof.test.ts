import { beforeAll, describe, expect, it } from 'vitest'
import { attachFile, removeFile } from '@/lib/areas/customers/attachments/mutations'
import { inbox } from '@/lib/areas/approvals/queries'
import { gradeEffects } from '@/lib/areas/grading/decisions/queries'
import { saveRating, submitRating } from '@/lib/areas/grading/mutations'
import { ratingSheet } from '@/lib/areas/grading/queries'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import type { Company } from '@/tests/factories/company'
import { makeCustomer, makeLine } from '@/tests/factories/customers'
import { gradeOneFacts, makeRatingDesk } from '@/tests/factories/rating-desk'
import { freezeClock } from '@/tests/setup/clock'
import { codesOf, okValue } from '@/tests/setup/outcomes'

let company: Company
let manager: Viewer
let gm: Viewer
let director: Viewer

beforeAll(async () => {
  ;({ company, manager, gm, director } = await makeRatingDesk())
})

const best = { ...gradeOneFacts, goodsFlowNote: '全部在本区', proposedGrade: '5' }
const save = async (customerId: string, answers: object) =>
  okValue(await runMutation(saveRating, manager, { customerId, kind: 'interim', answers }))
const attach = (subjectId: string, name: string) =>
  runMutation(attachFile, manager, {
    subjectType: 'credit-rating', subjectId, key: newId(), name, mediaType: 'application/pdf', size: 10,
    sha256: 'a'.repeat(64), scanState: 'clean',
  }) // prettier-ignore

describe('the proof of a knock-out', () => {
  it('is a file at the sheet, not a name somebody wrote; it stays with the sheet handed in, and on the paper', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    const customerId = await makeCustomer(company)
    const claimed = {
      ...best,
      knockOuts: ['sued'],
      attachments: [{ id: newId(), name: '传票.pdf', size: 9 }],
    }
    const { id } = await save(customerId, claimed)
    expect(codesOf(await runMutation(submitRating, manager, { id }))).toEqual(['grading.knock-out-unproven'])
    const file = okValue(await attach(id, '法院传票.pdf'))
    okValue(await runMutation(submitRating, manager, { id }))
    const rating = await db().creditRating.findUniqueOrThrow({ where: { id } })
    expect(rating).toMatchObject({
      letters: 'AAADAAAAA',
      computedGrade: 5,
      answers: { attachments: [{ id: file.id, name: '法院传票.pdf', size: 10 }] },
    })
    expect(codesOf(await runMutation(removeFile, manager, { id: file.id }))).toEqual(['files.held'])
    okValue(
      await runMutation(decideApprovals, gm, {
        ids: [rating.approvalId!],
        verdict: 'return',
        remark: '缺页',
      }),
    )
    okValue(await runMutation(removeFile, manager, { id: file.id }))
    expect(codesOf(await runMutation(submitRating, manager, { id }))).toEqual(['grading.knock-out-unproven'])
  })
})

describe('bad debt', () => {
  const owing = (endedOn: string) =>
    makeCustomer(company, 0, {
      state: 'ended',
      cooperationEndedOn: new Date(endedOn),
      position: { create: { receivable: '100.00', updatedAt: new Date() } },
    })

  it.each([
    ['the ninetieth day after cooperation ended', '2026-08-24', 'AAAAAAAAA', 1, undefined],
    ['the day after that', '2026-08-23', 'AAADAAAAA', 5, ['bad-debt']],
  ])('is taken from the books: %s (R-P04)', async (_sentence, endedOn, letters, grade, knockOuts) => {
    freezeClock('2026-11-22T02:00:00Z')
    const customerId = await owing(endedOn)
    const { id } = await save(customerId, { ...best, proposedGrade: String(grade) })
    expect((await ratingSheet(manager, customerId))?.badDebt).toBe(grade === 5)
    okValue(await runMutation(submitRating, manager, { id }))
    const rating = await db().creditRating.findUniqueOrThrow({ where: { id } })
    expect(rating).toMatchObject({ letters, computedGrade: grade })
    expect(rating.answers).toMatchObject({ knockOuts: knockOuts ?? [] })
  })
})

describe('a sheet handed in', () => {
  it('asks what the paper asks: where the goods go, and the state of every licence', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    const customerId = await makeCustomer(company)
    const { id } = await save(customerId, {
      ...best,
      proposedGrade: '1',
      goodsFlowNote: null,
      licences: [...best.licences, { licence: 'GSP', validUntil: null, state: null }],
    })
    expect(await runMutation(submitRating, manager, { id })).toMatchObject({
      kind: 'invalid',
      errors: { goodsFlowNote: [{ code: 'forms.checks.required' }], 'licences.1.state': [{}] },
    })
    expect((await db().creditRating.findUniqueOrThrow({ where: { id } })).state).toBe('draft')
  })

  it('is not signed with others when its figures are not those of the books', async () => {
    freezeClock('2026-11-22T02:00:00Z')
    const other = await makeCustomer(company, 0, { creditGrade: 1 })
    const same = await makeCustomer(company, 0, { creditGrade: null, creditGradeOn: null })
    for (const [customerId, monthlySales, proposedGrade] of [
      [other, 30_000_000, '1'],
      [same, 0, '3'],
    ] as const) {
      const { id } = await save(customerId, { ...best, monthlySales, proposedGrade })
      okValue(await runMutation(submitRating, manager, { id }))
    }
    const waiting = new Map(
      (await inbox(gm, { plan: 'grading.rating' })).rows.map((row) => [row.customerId, row.withinRule]),
    )
    expect([waiting.get(other), waiting.get(same)]).toEqual([false, true])
  })
})

describe('a grade that falls', () => {
  it('cuts the line of this month and the one already decided for the next, and says so before it is signed', async () => {
    freezeClock('2026-11-28T02:00:00Z')
    const customerId = await makeCustomer(company, 0, { creditGrade: 2 })
    await db().monthlySales.create({ data: { customerId, month: '2026-10', amount: '100000', orders: 1 } })
    await db().creditPosition.create({ data: { customerId, updatedAt: new Date() } })
    for (const month of ['2026-11', '2026-12']) await makeLine(company, customerId, month, '90000')
    for (const month of ['2026-11', '2026-12'])
      await db().regionMonth.upsert({
        where: { regionId_month: { regionId: company.regions[0], month } },
        create: { regionId: company.regions[0], month, decided: '90000' },
        update: { decided: { increment: 90000 } },
      })
    const { id } = await save(customerId, {
      ...best,
      paymentMethod: 'consignment',
      nature: 'individual',
      proposedGrade: '4',
    })
    okValue(await runMutation(submitRating, manager, { id }))
    expect(await gradeEffects(gm, customerId, 4)).toEqual([
      { month: '2026-11', lineFen: 9_000_000, afterFen: 6_000_000, exposureFen: 0 },
      { month: '2026-12', lineFen: 9_000_000, afterFen: 6_000_000, exposureFen: 0 },
    ])
    expect(await gradeEffects(await company.viewer('branch-gm', 1), customerId, 4)).toBeNull()
    const { approvalId } = await db().creditRating.findUniqueOrThrow({ where: { id } })
    okValue(await runMutation(decideApprovals, gm, { ids: [approvalId!], verdict: 'approve' }))
    okValue(await runMutation(decideApprovals, director, { ids: [approvalId!], verdict: 'approve' }))
    const lines = await db().creditLine.findMany({ where: { customerId }, orderBy: { month: 'asc' } })
    expect(lines.map(({ month, amount }) => [month, amount.toFixed(2)])).toEqual([
      ['2026-11', '60000.00'],
      ['2026-12', '60000.00'],
    ])
    const months = await db().regionMonth.findMany({ orderBy: { month: 'asc' } })
    expect(months.map(({ decided }) => decided.toFixed(2))).toEqual(['60000.00', '60000.00'])
  })
})

describe('a sheet that is started', () => {
  it('is judged on the figures of today, not on those of the rating in force', async () => {
    freezeClock('2026-08-01T02:00:00Z')
    const customerId = await makeCustomer(company)
    const { id } = await save(customerId, best)
    okValue(await runMutation(submitRating, manager, { id }))
    const { approvalId } = await db().creditRating.findUniqueOrThrow({ where: { id } })
    okValue(await runMutation(decideApprovals, gm, { ids: [approvalId!], verdict: 'approve' }))
    okValue(await runMutation(decideApprovals, director, { ids: [approvalId!], verdict: 'approve' }))
    await db().monthlySales.create({ data: { customerId, month: '2026-10', amount: '30000', orders: 1 } })
    freezeClock('2026-11-22T02:00:00Z')
    expect(await ratingSheet(manager, customerId)).toMatchObject({
      judgedOn: '2026-08-01',
      figures: { monthlySalesFen: 0 },
    })
    expect(await ratingSheet(manager, customerId, undefined, true)).toMatchObject({
      judgedOn: '2026-11-22',
      figures: { monthlySalesFen: 1_000_000 },
    })
  })
})
