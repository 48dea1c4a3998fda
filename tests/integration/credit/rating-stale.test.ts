import { beforeAll, beforeEach, expect, it } from 'vitest'
import { saveRating, submitRating } from '@/lib/areas/grading/mutations'
import { decideApprovals } from '@/lib/composition/approval-plans'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import type { Company } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { gradeOneFacts, makeRatingDesk } from '@/tests/factories/rating-desk'
import { freezeClock } from '@/tests/setup/clock'
import { okValue } from '@/tests/setup/outcomes'

let company: Company
let manager: Viewer
let gm: Viewer
let director: Viewer

beforeAll(async () => {
  ;({ company, manager, gm, director } = await makeRatingDesk())
})
beforeEach(() => freezeClock('2026-11-22T09:00:00+08:00'))

const facts = { ...gradeOneFacts, proposedGrade: '1' }
const save = (customerId: string, remark: string, version?: number) =>
  runMutation(saveRating, manager, {
    customerId,
    kind: 'interim',
    answers: { ...facts, goodsFlowNote: remark },
    ...(version !== undefined && { version }),
  })
const noteOf = async (id: string) =>
  ((await db().creditRating.findUniqueOrThrow({ where: { id } })).answers as { goodsFlowNote: string })
    .goodsFlowNote

it('of two who open the first sheet of a customer at once, the later to save meets what the other saved', async () => {
  const customerId = await makeCustomer(company)
  const outcomes = await Promise.all([
    ...Array.from({ length: 6 }, (_, at) => save(customerId, `第${at}人`, 0)),
  ])
  expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(5)
  const { id, version } = okValue(outcomes.find(({ kind }) => kind === 'ok')!)
  expect(await db().creditRating.count({ where: { customerId } })).toBe(1)
  const first = await noteOf(id)
  expect(await save(customerId, '晚到', 0)).toMatchObject({ kind: 'conflict', version })
  expect(await noteOf(id)).toBe(first)
  const again = await Promise.all(
    Array.from({ length: 12 }, (_, at) => save(customerId, `第${at}次`, version)),
  )
  expect(again.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
  expect((await db().creditRating.findUniqueOrThrow({ where: { id } })).version).toBe(version + 1)
  okValue(await save(customerId, '看过再存', version + 1))
  expect(await noteOf(id)).toBe('看过再存')
})

it('a sheet left open over a rating that was decided since opens no new one with its old answers', async () => {
  const customerId = await makeCustomer(company)
  const { id, version } = okValue(await save(customerId, '先', 0))
  okValue(await runMutation(submitRating, manager, { id, version }))
  for (const viewer of [gm, director]) {
    const { approvalId } = await db().creditRating.findUniqueOrThrow({ where: { id } })
    await runMutation(decideApprovals, viewer, { ids: [approvalId!], verdict: 'approve' })
  }
  expect((await db().creditRating.findUniqueOrThrow({ where: { id } })).state).toBe('approved')
  expect(await save(customerId, '旧页', version)).toMatchObject({ kind: 'conflict', version: 0 })
  expect(await db().creditRating.count({ where: { customerId } })).toBe(1)
})
