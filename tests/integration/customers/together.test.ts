import { beforeAll, describe, expect, it } from 'vitest'
import { saveDraft } from '@/lib/areas/customers/dossier/mutations'
import { dossierFactsOf, draftOf } from '@/lib/areas/customers/dossier/queries'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { paperEntries } from '@/lib/areas/customers/papers/queries'
import type { DossierPaperId } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { db } from '@/lib/core/db'
import type { Outcome } from '@/lib/core/outcome'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { filledPaper } from '../../factories/papers'

const MANY = 50
let company: Company
let manager: Viewer
let rep: Viewer
beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
  rep = await company.viewer('sales-rep', 0)
})

const customer = () => makeCustomer(company, 0)
const conflictsIn = (outcomes: Outcome<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.kind === 'conflict' ? [outcome.conflicts] : []))
const wins = (outcomes: Outcome<unknown>[]) => outcomes.filter(({ kind }) => kind === 'ok').length

describe('one version of a paper handed in fifty times at once', () => {
  const papers: [DossierPaperId, string, (at: number) => unknown, object[]][] = [
    ['A1', 'vehicles', (at) => at + 1, []],
    ['A6', 'postcode', (at) => String(215000 + at), []],
    ['A3', 'mainBusiness', (at) => `中药饮片${at}`, [{ name: '周明远', title: '采购总监' }]],
  ]
  it.each(papers)(
    '%s: one wins, the others see both values, nothing is half done',
    async (formId, fact, valueOf, people) => {
      const id = await customer()
      const paper = await filledPaper(manager, id, formId, { [fact]: valueOf(0) })
      if (people.length > 0) paper.records.push({ field: 'people', from: [], to: people })
      const handIn = (at: number) =>
        runMutation(submitPaper, manager, {
          ...paper,
          changes: paper.changes.map((one) => (one.fact === fact ? { ...one, to: valueOf(at) } : one)),
        })
      const outcomes = await Promise.all(Array.from({ length: MANY }, (_, at) => handIn(at)))
      expect(outcomes.filter(({ kind }) => kind !== 'ok' && kind !== 'conflict')).toEqual([])
      expect(wins(outcomes)).toBe(1)
      const stored = (await dossierFactsOf(manager, id))!.facts[fact]
      const lost = conflictsIn(outcomes)
      expect(lost).toHaveLength(MANY - 1)
      const mine = lost.map((list) => list.find(({ field }) => field === `facts.${fact}`))
      expect(mine.every((one) => one?.theirs === stored && one?.base === null)).toBe(true)
      expect(new Set([stored, ...mine.map((one) => one?.mine)]).size).toBe(MANY)
      expect(await db().formEntry.count({ where: { customerId: id } })).toBe(1)
      expect(await db().approval.count({ where: { customerId: id, state: 'pending' } })).toBe(1)
      expect(await db().contactPost.count({ where: { customerId: id } })).toBe(people.length)
      expect(await db().factChange.count({ where: { customerId: id, fact } })).toBe(1)
    },
  )

  it('sent twice with one key it is handed in once', async () => {
    const id = await customer()
    const paper = await filledPaper(rep, id, 'A1', { bankAccount: null })
    const outcomes = await Promise.all([1, 2].map(() => runMutation(submitPaper, rep, paper, `k:${id}`)))
    expect(outcomes[0]).toMatchObject({ kind: 'ok' })
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(await db().formEntry.count({ where: { customerId: id } })).toBe(1)
  })
})

describe('a draft open on two devices', () => {
  const keep = (
    subjectId: string,
    version: number | undefined,
    answers: Record<string, unknown>,
    viewer = rep,
  ) =>
    runMutation(saveDraft, viewer, {
      formId: 'A1',
      subjectId,
      base: 1,
      ...(version !== undefined && { version }),
      answers: { answers, seen: {} },
    })

  it('saved fifty times at once from one version is saved once; the others see both', async () => {
    const id = await customer()
    const outcomes = await Promise.all(
      Array.from({ length: MANY }, (_, at) => keep(id, 0, { goods: `货${at}` })),
    )
    expect(wins(outcomes)).toBe(1)
    const { answers, version } = (await draftOf(rep, 'A1', id))!
    const { goods } = answers['answers'] as { goods: string }
    expect(version).toBe(1)
    for (const [conflict] of conflictsIn(outcomes))
      expect(conflict).toMatchObject({ field: 'goods', theirs: goods })
    expect(conflictsIn(outcomes)).toHaveLength(MANY - 1)
  })

  it('an old tab is told what the other device wrote, and goes on from there', async () => {
    const id = await customer()
    expect(await keep(id, 0, { goods: '中药' })).toMatchObject({ kind: 'ok', value: { version: 1 } })
    expect(await keep(id, 1, { goods: '中药', brands: '青禾' })).toMatchObject({ value: { version: 2 } })
    expect(await keep(id, 1, { goods: '西药' })).toMatchObject({
      kind: 'conflict',
      version: 2,
      conflicts: [
        { field: 'goods', theirs: '中药', mine: '西药' },
        { field: 'brands', theirs: '青禾', mine: null },
      ],
    })
    expect(await keep(id, 2, { goods: '西药', brands: '青禾' })).toMatchObject({ value: { version: 3 } })
    // The answer to a save was lost: the same again is no conflict.
    expect(await keep(id, 2, { goods: '西药', brands: '青禾' })).toMatchObject({ kind: 'ok' })
  })

  it('of a size no form has is not kept', async () => {
    const id = await customer()
    expect(await keep(id, 0, { goods: '货'.repeat(1_000_001) })).toMatchObject({
      kind: 'invalid',
      errors: { answers: [{ code: 'errors.draft-too-long' }] },
    })
    expect(await draftOf(rep, 'A1', id)).toBeNull()
  })

  it('is nobody else’s', async () => {
    const id = await customer()
    await keep(id, 0, { goods: '中药' })
    expect(await keep(id, 0, { goods: '别的' }, manager)).toMatchObject({ kind: 'ok', value: { version: 1 } })
    expect((await draftOf(rep, 'A1', id))?.answers).toMatchObject({ answers: { goods: '中药' } })
  })
})

describe('what a paper says beside the facts', () => {
  it('written by two people in different fields survives, in the same field both values are shown', async () => {
    const id = await customer()
    const investigator = await company.viewer('credit-investigator', 0)
    const first = await filledPaper(investigator, id, 'A11')
    expect(await runMutation(submitPaper, investigator, { ...first, seen: {} })).toMatchObject({ kind: 'ok' })
    const seen = (await paperEntries(manager, id, 'A11'))!.newest!.answers
    const own = (viewer: Viewer, more: Record<string, unknown>) =>
      runMutation(submitPaper, viewer, {
        ...first,
        changes: [],
        seen: Object.fromEntries(Object.keys(first.answers).map((field) => [field, seen[field] ?? null])),
        answers: { ...first.answers, ...more },
      })
    expect(await own(investigator, { findings: '仓库 1200 平方米' })).toMatchObject({ kind: 'ok' })
    expect(await own(manager, { overall: '可以往来' })).toMatchObject({ kind: 'ok' })
    const both = (await paperEntries(manager, id, 'A11'))!.newest!.answers
    expect(both).toMatchObject({ findings: '仓库 1200 平方米', overall: '可以往来' })
    expect(await own(manager, { findings: '仓库 900 平方米' })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'answers.findings', theirs: '仓库 1200 平方米', mine: '仓库 900 平方米' }],
    })
  })
})
