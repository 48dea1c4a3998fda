import { beforeAll, describe, expect, it } from 'vitest'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { duplicateGroups } from '@/lib/areas/customers/duplicate-groups/queries'
import { judgeDuplicates, markDuplicatesCompared } from '@/lib/areas/customers/duplicates/mutations'
import { likelyCustomers } from '@/lib/areas/customers/duplicates/queries'
import { typedFirmInput } from '@/lib/areas/customers/duplicates/schema'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { searchAll } from '@/lib/composition/duplicate-search'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { systemViewer } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'

let company: Company
let gm: Viewer
let manager: Viewer
let stranger: Viewer

beforeAll(async () => {
  company = await makeCompany()
  gm = await company.viewer('branch-gm', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  stranger = await company.viewer('branch-gm', 2)
})

async function opened(name: string): Promise<string> {
  const input = { name, unitId: company.branches[0], ownerId: null, despiteDuplicates: true }
  const outcome = await runMutation(createCustomer, manager, input)
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value.id
}
const typed = (firm: Record<string, string>) => typedFirmInput.parse(firm)
const search = () => searchAll(async () => false)
const groups = async (viewer: Viewer, view: 'likely' | 'different' = 'likely') =>
  (await duplicateGroups(viewer, { view, customerId: null, after: null }))?.groups ?? null

describe('while somebody types', () => {
  it('a firm on file is found by sound, place and former name, with score and reasons, at once after it was opened', async () => {
    await opened('苏州寒麓医药有限公司')
    const found = await likelyCustomers(gm, typed({ name: '苏州市寒鹿医药' }))
    expect(found).toMatchObject([
      { name: '苏州寒麓医药有限公司', verdict: 'likely', because: ['same-sound'] },
    ])
    expect(await likelyCustomers(gm, typed({ name: '北京飞燕钢铁' }))).toEqual([])
  })

  it('one beyond reach is not told, not even as a number', async () => {
    expect(await likelyCustomers(stranger, typed({ name: '苏州寒麓医药有限公司' }))).toEqual([])
  })

  it('one that is likely the same is refused until it is said to be another', async () => {
    const input = { name: '苏州寒鹿医药有限公司', unitId: company.branches[0], ownerId: null }
    const refused = await runMutation(createCustomer, manager, input)
    expect(refused).toMatchObject({ kind: 'refused', reasons: [{ code: 'customers.likely-duplicate' }] })
    const made = await runMutation(createCustomer, manager, { ...input, despiteDuplicates: true })
    expect(made.kind).toBe('ok')
  })
})

describe('a likeness that more than sixty firms share', () => {
  const characters = [
    ...'华康民仁济泰安宁福寿健益百国同和天德瑞祥永新远东方海山江河金银玉龙凤鹤松竹梅兰春夏秋冬明光辉星云雷雨雪林森木火土石田禾谷丰',
  ]
  const nameOf = (at: number) => `昆明${characters[at]}鹭岭钢铁有限公司`
  const found = async (name: string) => (await likelyCustomers(gm, typed({ name }))).map((one) => one.name)

  it('tells nothing and is not followed; the firm of the very name still is', async () => {
    for (let at = 0; at < 60; at++) await opened(nameOf(at))
    expect(await found('昆明鸿鹭岭钢铁有限公司')).not.toEqual([])
    await opened(nameOf(60))
    expect(await found('昆明鸿鹭岭钢铁有限公司')).toEqual([])
    expect(await found('昆明康鹭岭钢铁有限责任公司')).toEqual([nameOf(1)])
  })
})

describe('the search of the whole file', () => {
  it('finds pairs once, for those who may merge both; what is judged different stays so until a fact changes', async () => {
    const a = await opened('无锡荻塘药材有限公司')
    const b = await opened('荻塘药材股份有限公司')
    const first = await search()
    expect(first?.found).toBeGreaterThanOrEqual(2)
    expect(await search()).toMatchObject({ compared: 0, found: 0 })
    expect(await groups(stranger)).toEqual([])
    expect(await duplicateGroups(manager, { view: 'likely', customerId: null, after: null })).toBeNull()
    const pairOf = async (view: 'likely' | 'different') =>
      (await groups(gm, view))
        ?.flatMap((group) => group.pairs)
        .find((pair) => [pair.aId, pair.bId].toSorted().join() === [a, b].toSorted().join())
    const pair = await pairOf('likely')
    expect(pair).toMatchObject({ reasons: ['core-name'], state: 'open' })
    const judge = (viewer: Viewer, verdict: string) =>
      runMutation(judgeDuplicates, viewer, { pairIds: [pair!.id], verdict })
    expect((await judge(stranger, 'different')).kind).toBe('not-found')
    expect((await judge(gm, 'different')).kind).toBe('ok')
    await db().duplicateKeys.updateMany({ data: { fresh: true } })
    await search()
    expect(await pairOf('likely')).toBeUndefined()
    expect(await pairOf('different')).toMatchObject({ state: 'different', judgedBy: 'branch-gm0' })
    const changes = [{ fact: 'phone', from: null, to: '0510-55504321' }]
    await runMutation(saveFacts, manager, { customerId: a, source: 'form', changes })
    await search()
    expect(await pairOf('likely')).toMatchObject({ state: 'open' })
  })

  it('marks what it compared in steps, each customer once, and nothing written after it began', async () => {
    for (const name of ['南通苇舟货运', '宿州砚台印务', '泰安石敢木业']) await opened(name)
    await search()
    const count = await db().duplicateKeys.count()
    const began = new Date()
    const later = await db().duplicateKeys.findFirstOrThrow({ orderBy: { customerId: 'asc' } })
    await db().duplicateKeys.updateMany({ data: { fresh: true } })
    await db().duplicateKeys.update({
      where: { customerId: later.customerId },
      data: { at: new Date(began.getTime() + 1) },
    })
    const mark = async (after: string | null) => {
      const step = { began: began.toISOString(), after, limit: 2 }
      const done = await runMutation(markDuplicatesCompared, systemViewer('test'), step)
      if (done.kind !== 'ok') throw new Error(done.kind)
      return done.value.last
    }
    const marks: number[] = []
    let after: string | null = null
    do {
      after = await mark(after)
      if (after) marks.push(await db().duplicateKeys.count({ where: { fresh: true } }))
    } while (after !== null)
    expect(marks).toEqual(
      Array.from({ length: Math.ceil((count - 1) / 2) }, (_, at) => Math.max(1, count - 2 * (at + 1))),
    )
    expect(await db().duplicateKeys.findMany({ where: { fresh: true } })).toMatchObject([
      { customerId: later.customerId },
    ])
    expect(
      (await runMutation(markDuplicatesCompared, gm, { began: began.toISOString(), after: null, limit: 2 }))
        .kind,
    ).toBe('not-found')
    await search()
    expect(await db().duplicateKeys.count({ where: { fresh: true } })).toBe(0)
  })
})
