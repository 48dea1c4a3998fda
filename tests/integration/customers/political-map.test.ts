import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  drawTie,
  endTie,
  moveCards,
  recordBehaviour,
  withdrawBehaviour,
} from '@/lib/areas/customers/power/mutations'
import { changePerson, endPost } from '@/lib/areas/customers/people/mutations'
import { comparedMaps, powerMap, powerOverview } from '@/lib/areas/customers/power/queries'
import { db } from '@/lib/core/db'
import { type Mutation, runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { freezeClock } from '@/tests/setup/clock'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'
import { makePerson } from '../../factories/people'

let company: Company
let rep: Viewer
let stranger: Viewer
let reader: Viewer
let customer: string
beforeEach(() => freezeClock('2026-11-23T02:00:00Z'))
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  stranger = await company.viewer('branch-sales-manager', 2)
  reader = await company.viewer('regional-manager', 0)
  customer = await makeCustomer(company)
})

async function must<I, R>(mutation: Mutation<I, R>, input: unknown, viewer = rep): Promise<R> {
  const outcome = await runMutation(mutation, viewer, input)
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value
}
const codesOf = async <I, R>(mutation: Mutation<I, R>, input: unknown) => {
  const outcome = await runMutation(mutation, rep, input)
  return outcome.kind === 'refused' ? outcome.reasons.map(({ code }) => code) : outcome.kind
}
const historyOf = async (subjectId: string) =>
  (await db().contactChange.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ deed, before, after, personId }) => ({ deed, before, after, mine: personId === rep.personId }),
  )
const told = async (kind: string) =>
  (await db().auditEvent.findMany({ where: { kind, customerId: customer }, orderBy: { id: 'asc' } })).map(
    ({ values }) => values,
  )

describe('behaviours', () => {
  it('are recorded with their day, withdrawn, and recorded anew; history and trail keep all of it', async () => {
    const { postId } = await makePerson(customer, '柳时雨')
    const seen = { postId, number: 9, seenOn: '2026-10-15', note: '说了对手的报价' }
    const { behaviourId } = await must(recordBehaviour, seen)
    await must(withdrawBehaviour, { behaviourId })
    await must(recordBehaviour, { ...seen, seenOn: '2026-10-16' })
    const kept = await db().behaviour.findMany({ where: { postId }, orderBy: { id: 'asc' } })
    expect(kept.map(({ number, withdrawnAt }) => [number, withdrawnAt !== null])).toEqual([
      [9, true],
      [9, false],
    ])
    expect(await historyOf(behaviourId)).toMatchObject([
      { deed: 'added', after: { postId, number: 9, seenOn: '2026-10-15' }, mine: true },
      { deed: 'removed', before: { seenOn: '2026-10-15' }, after: null },
    ])
    expect(await told('power.behaviour-seen')).toMatchObject([
      { person: '柳时雨', number: 9, date: '2026-10-15' },
      { date: '2026-10-16' },
    ])
    expect(await told('power.behaviour-withdrawn')).toHaveLength(1)
    expect((await runMutation(withdrawBehaviour, rep, { behaviourId })).kind).toBe('not-found')
  })

  it('taken back vanish from the map of today, not from that of the days they stood', async () => {
    const id = await makeCustomer(company)
    freezeClock('2026-11-10T02:00:00Z')
    const { postId } = await makePerson(id, '郁青禾')
    const { behaviourId } = await must(recordBehaviour, { postId, number: 6, seenOn: '2026-11-09' })
    freezeClock('2026-11-23T02:00:00Z')
    const seen = async () => (await powerMap(rep, id))!.people[0]!.seen.map(({ number }) => number)
    expect(await seen()).toEqual([6])
    await must(withdrawBehaviour, { behaviourId })
    expect(await seen()).toEqual([])
    const days = await comparedMaps(rep, id, '2026-11-15', '2026-11-23')
    expect(days!.earlier.people[0]!.seen).toHaveLength(1)
    expect(days!.later.people[0]!.seen).toHaveLength(0)
  })

  it('are not of tomorrow, nor of one who had left, nor any but the fifteen', async () => {
    const { postId } = await makePerson(customer, '已走的人', { endsOn: new Date('2026-09-30') })
    expect(await codesOf(recordBehaviour, { postId, number: 1, seenOn: '2026-11-24' })).toEqual([
      'power.seen-ahead',
      'power.left-before',
    ])
    expect(await codesOf(recordBehaviour, { postId, number: 16, seenOn: '2026-09-01' })).toBe('invalid')
    expect(await codesOf(recordBehaviour, { postId, number: 0, seenOn: '2026-09-01' })).toBe('invalid')
  })

  it('recorded by ten at once are recorded once', async () => {
    const { postId } = await makePerson(customer, '同时')
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        runMutation(recordBehaviour, rep, { postId, number: 6, seenOn: '2026-11-20' }),
      ),
    )
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(9)
    expect(await db().behaviour.count({ where: { postId } })).toBe(1)
  })
})

describe('lines between people', () => {
  it('are drawn and ended; both ends and the words stay', async () => {
    const [a, b] = [await makePerson(customer, '甲'), await makePerson(customer, '乙')]
    const drawn = { fromPostId: a.postId, toPostId: b.postId, kind: 'influence', note: '旧部' }
    const { tieId } = await must(drawTie, drawn)
    expect(await codesOf(drawTie, drawn)).toEqual(['power.tie-already'])
    await must(endTie, { tieId, version: 1, endsOn: '2026-11-23' })
    expect(await codesOf(endTie, { tieId, version: 2 })).toEqual(['power.tie-ended'])
    expect(await db().contactTie.findUnique({ where: { id: tieId } })).toMatchObject({
      note: '旧部',
      version: 2,
    })
    expect(await historyOf(tieId)).toMatchObject([
      { deed: 'added', after: { kind: 'influence', note: '旧部', startsOn: '2026-11-23' } },
      { deed: 'ended', before: { endsOn: null }, after: { endsOn: '2026-11-23' } },
    ])
    expect(await told('power.tie-ended')).toMatchObject([{ tie: 'influence', from: '甲', to: '乙' }])
  })

  it('do not join people of two customers, whoever draws them', async () => {
    const other = await makeCustomer(company)
    const [a, b] = [await makePerson(customer, '丙'), await makePerson(other, '丁')]
    const line = { fromPostId: a.postId, toPostId: b.postId, kind: 'conflict' }
    expect(await codesOf(drawTie, line)).toBe('not-found')
  })

  it('ended on what somebody else ended already is a conflict', async () => {
    const [a, b] = [await makePerson(customer, '戊'), await makePerson(customer, '己')]
    const { tieId } = await must(drawTie, { fromPostId: a.postId, toPostId: b.postId, kind: 'conflict' })
    expect((await runMutation(endTie, rep, { tieId, version: 7 })).kind).toBe('conflict')
    const both = await Promise.all([1, 2].map(() => runMutation(endTie, rep, { tieId, version: 1 })))
    expect(both.map(({ kind }) => kind).sort()).toEqual(['ok', 'refused'])
  })
})

describe('cards', () => {
  it('move to where they were put, go back, and say nothing when nothing moved', async () => {
    const { postId } = await makePerson(customer, '移动')
    const card = { postId, from: null, to: { x: 120, y: -40 } }
    expect(await must(moveCards, { customerId: customer, cards: [card] })).toEqual({ moved: 1 })
    expect(await must(moveCards, { customerId: customer, cards: [card] })).toEqual({ moved: 0 })
    expect(await historyOf(postId)).toMatchObject([
      { before: { mapX: null }, after: { mapX: 120, mapY: -40 } },
    ])
    await must(moveCards, { customerId: customer, cards: [{ postId, from: card.to, to: null }] })
    expect(await db().contactPost.findUnique({ where: { id: postId } })).toMatchObject({
      mapX: null,
      mapY: null,
    })
    expect(await told('power.cards-moved')).toMatchObject([{ tidied: false }, { tidied: true }])
  })

  it('moved by two people at once: the second sees where the first put it', async () => {
    const { postId } = await makePerson(customer, '争')
    const to = (x: number) => ({ customerId: customer, cards: [{ postId, from: null, to: { x, y: 0 } }] })
    const both = await Promise.all([runMutation(moveCards, rep, to(10)), runMutation(moveCards, rep, to(20))])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'ok'])
    expect(both.find(({ kind }) => kind === 'conflict')).toMatchObject({
      conflicts: [{ field: 'cards', base: null, theirs: { y: 0 } }],
    })
  })

  it('of another customer do not move along', async () => {
    const other = await makePerson(await makeCustomer(company), '别家')
    const cards = [{ postId: other.postId, from: null, to: { x: 1, y: 1 } }]
    expect((await runMutation(moveCards, rep, { customerId: customer, cards })).kind).toBe('not-found')
  })
})

describe('who may draw', () => {
  it('neither a stranger nor one who only reads: it looks like no row, and nothing is kept', async () => {
    const [a, b] = [await makePerson(customer, '庚'), await makePerson(customer, '辛')]
    const { behaviourId } = await must(recordBehaviour, { postId: a.postId, number: 1, seenOn: '2026-11-01' })
    const { tieId } = await must(drawTie, { fromPostId: a.postId, toPostId: b.postId, kind: 'influence' })
    const count = async () => [await db().contactChange.count(), await db().auditEvent.count()]
    const before = await count()
    const tried: [Mutation<never, unknown>, unknown][] = [
      [recordBehaviour, { postId: a.postId, number: 2, seenOn: '2026-11-01' }],
      [withdrawBehaviour, { behaviourId }],
      [drawTie, { fromPostId: b.postId, toPostId: a.postId, kind: 'influence' }],
      [endTie, { tieId, version: 9 }],
      [moveCards, { customerId: customer, cards: [{ postId: a.postId, from: null, to: { x: 1, y: 1 } }] }],
    ] as never
    for (const viewer of [stranger, reader])
      for (const [mutation, input] of tried)
        expect((await runMutation(mutation, viewer, input)).kind, mutation.name).toBe('not-found')
    expect(await count()).toEqual(before)
  })
})

describe('the map as it is read', () => {
  const judge = (postId: string, customerId: string, ...changes: [string, unknown, unknown][]) =>
    must(changePerson, {
      customerId,
      postId,
      source: 'form',
      changes: changes.map(([fact, from, to]) => ({ fact, from, to })),
    })

  it('tells what the rules say of everybody, and hides agendas from who may not read personal data', async () => {
    const id = await makeCustomer(company)
    const { postId } = await makePerson(id, '柳时雨', {
      influence: 'political',
      alliance: 'mentor',
      personalAgenda: '想升副总',
    })
    for (const number of [6, 8, 9, 12])
      await must(recordBehaviour, { postId, number, seenOn: '2026-11-02', note: '私下说的' })
    const [person] = (await powerMap(rep, id))!.people
    expect(person).toMatchObject({
      keyPlayer: true,
      suggested: 'supporter',
      unsupported: true,
      lack: { level: 'mentor', needed: 3, seen: 1 },
      gap: true,
      agendas: { personal: '想升副总' },
    })
    const clerk = await company.viewer('cashier', 0)
    const seen = await powerMap(clerk, id)
    if (seen) {
      expect(seen.may).toEqual({ edit: false, agendas: false })
      expect(JSON.stringify(seen)).not.toMatch(/想升副总|私下说的/)
    }
    expect(await powerMap(stranger, id)).toBeNull()
    expect(await powerOverview(stranger, id)).toBeNull()
    expect(await comparedMaps(stranger, id, '2026-11-01', '2026-11-23')).toBeNull()
  })

  it('follows the limits an administrator set', async () => {
    const id = await makeCustomer(company)
    const { postId } = await makePerson(id, '设定', { alliance: 'supporter' })
    await must(recordBehaviour, { postId, number: 6, seenOn: '2026-11-02' })
    expect((await powerMap(rep, id))!.people[0]).toMatchObject({ unsupported: true })
    await db().settingValue.create({
      data: {
        id: postId,
        key: 'customers.alliance-behaviours',
        value: { neutral: 1, supporter: 1, mentor: 1 },
        effectiveFrom: new Date('2026-11-01'),
        setById: rep.personId,
        setAt: new Date('2026-11-01'),
        reason: '试行',
      },
    })
    expect((await powerMap(rep, id))!.people[0]).toMatchObject({ suggested: 'supporter', unsupported: false })
  })

  it('draws a circle of superiors for nobody: the second of two who would close it is refused', async () => {
    const id = await makeCustomer(company)
    const [a, b] = [await makePerson(id, '上'), await makePerson(id, '下')]
    const ref = (post: { postId: string }, label: string) => ({ id: post.postId, label })
    const under = (one: { postId: string }, to: unknown) =>
      runMutation(changePerson, rep, {
        customerId: id,
        postId: one.postId,
        source: 'form',
        changes: [{ fact: 'reportsTo', from: null, to }],
      })
    const both = await Promise.all([under(a, ref(b, '下')), under(b, ref(a, '上'))])
    expect(both.filter(({ kind }) => kind === 'ok')).toHaveLength(1)
  })

  it('compares two days from the history: who came, left, changed; which lines appeared and vanished', async () => {
    const id = await makeCustomer(company)
    freezeClock('2026-08-01T02:00:00Z')
    const [boss, buyer, leaver] = [
      await makePerson(id, '施闻笙', { influence: 'inner' }),
      await makePerson(id, '钱北辰', { alliance: 'neutral' }),
      await makePerson(id, '汤怀远'),
    ]
    const old = await must(drawTie, { fromPostId: leaver.postId, toPostId: boss.postId, kind: 'conflict' })
    await must(recordBehaviour, { postId: buyer.postId, number: 1, seenOn: '2026-07-30' })
    freezeClock('2026-10-01T02:00:00Z')
    await judge(
      buyer.postId,
      id,
      ['alliance', 'neutral', 'supporter'],
      ['reportsTo', null, { id: boss.postId, label: '施闻笙' }],
    )
    await must(recordBehaviour, { postId: buyer.postId, number: 6, seenOn: '2026-09-30' })
    const line = await must(drawTie, { fromPostId: buyer.postId, toPostId: boss.postId, kind: 'influence' })
    await must(endTie, { tieId: old.tieId, version: 1, endsOn: '2026-10-01' })
    await must(endPost, {
      customerId: id,
      postId: leaver.postId,
      endsOn: '2026-10-01',
      leftFor: null,
      source: 'form',
    })
    const newcomer = await makePerson(id, '倪舟', { startsOn: new Date('2026-10-01') })
    freezeClock('2026-11-23T02:00:00Z')
    await judge(buyer.postId, id, ['alliance', 'supporter', 'mentor'])

    const between = await comparedMaps(rep, id, '2026-10-05', '2026-09-01')
    expect(between!.difference).toEqual({
      came: [newcomer.postId],
      left: [leaver.postId],
      changed: [
        {
          id: buyer.postId,
          fields: [
            { field: 'reportsTo', before: null, after: boss.postId },
            { field: 'alliance', before: 'neutral', after: 'supporter' },
            { field: 'seen', before: 1, after: 2 },
          ],
        },
      ],
      appeared: [line.tieId],
      vanished: [old.tieId],
    })
    expect(between!.later.people.find(({ name }) => name === '钱北辰')?.alliance).toBe('supporter')
    const until = await comparedMaps(rep, id, '2026-10-05', '2026-11-23')
    expect(until!.difference).toMatchObject({
      came: [],
      left: [],
      changed: [{ fields: [{ field: 'alliance', after: 'mentor' }] }],
    })
    // Drawn today for a day long past: nobody knew of it a week ago.
    const late = await must(drawTie, {
      fromPostId: newcomer.postId,
      toPostId: boss.postId,
      kind: 'influence',
      startsOn: '2026-10-10',
    })
    const known = await comparedMaps(rep, id, '2026-11-16', '2026-11-23')
    expect(known!.difference.appeared).toEqual([late.tieId])
    expect(known!.earlier.ties.map((tie) => tie.id)).toEqual([line.tieId])
    const history = (await powerMap(rep, id))!.people.find(({ name }) => name === '钱北辰')!.history
    expect(history.map(({ on, before, after }) => [on, before, after])).toEqual([
      ['2026-11-23', 'supporter', 'mentor'],
      ['2026-10-01', 'neutral', 'supporter'],
    ])
  })
})
