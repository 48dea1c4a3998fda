import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { fen } from '@/lib/core/money'
import { creditGrade, type Indicator } from './credit-grade'
import { bandsOf, defaultBands, type KnockOut, knockOuts, lettersOf } from './indicator-bands'
import { allKnockOuts, factsOf, provenIndicators } from './rating-facts'
import { decideSubmission } from './rating-steps'

const today = businessDate('2026-11-23')
const known = { termDays: 30, badDebt: false }
const grades = { abWeakOthers: 5, clause4bTail: 'B' } as const

/** A sheet that is A throughout. */
const best: Answers = {
  annualSales: fen(6_000_000_000),
  monthlySales: fen(30_000_000),
  paymentMethod: 'cash-on-delivery',
  overdueCount: 0,
  overdueDays: 0,
  nature: 'state',
  licences: [{ licence: 'GSP', state: 'valid', validUntil: '2029-01-01' }],
  residence: 'local',
  yearsInBusiness: 9,
  goodsFlow: 'traceable',
}

const judged = (change: Answers, knows = known) => {
  const answers = { ...best, ...change }
  const banded = bandsOf(factsOf(answers, knows), defaultBands, today)
  return { answers, banded, letters: lettersOf(banded)! }
}

describe('a knock-out stated on the sheet (R-C05, letter D)', () => {
  it.each<[string, KnockOut, Indicator]>([
    ['who refuses figures is out, whatever amount was written', 'figures-refused', 'annualSales'],
    ['who refuses written terms is out even when paying cash', 'terms-refused', 'paymentMethod'],
    ['who is sued for unpaid goods is out', 'sued', 'reliability'],
    ['who left us with a bad debt is out', 'bad-debt', 'reliability'],
    ['who was ordered to stop business is out with all licences valid', 'stopped-by-order', 'licences'],
  ])('%s', (_sentence, knockOut, indicator) => {
    const { answers, banded, letters } = judged({ knockOuts: [knockOut] })
    expect(letters[indicator]).toBe('D')
    expect(Object.values(letters).filter((letter) => letter !== 'A')).toEqual(['D'])
    expect(creditGrade(letters, grades).grade).toBe(5)
    const facts = { banded, proposed: 5, reason: '' } as const
    const none = { badDebt: false, files: 0 }
    expect(decideSubmission({ ...facts, proven: provenIndicators(answers, none) }, grades)).toMatchObject({
      allowed: false,
      reasons: [{ code: 'grading.knock-out-unproven', field: indicator }],
    })
    const written = { ...answers, knockOutProof: '法院传票 2026-118' }
    for (const proven of [provenIndicators(written, none), provenIndicators(answers, { ...none, files: 1 })])
      expect(decideSubmission({ ...facts, proven }, grades)).toMatchObject({
        allowed: true,
        step: { computed: { grade: 5 } },
      })
  })

  it('without one the sheet is what its figures say', () => {
    expect(creditGrade(judged({}).letters, grades).grade).toBe(1)
    expect(creditGrade(judged({ knockOuts: [] }).letters, grades).grade).toBe(1)
  })

  it('a knock-out stands in for the figure it makes needless', () => {
    const { letters } = judged({
      annualSales: null, paymentMethod: null, overdueCount: null, overdueDays: null,
      knockOuts: ['figures-refused', 'terms-refused', 'sued'],
    }) // prettier-ignore
    expect(letters).toMatchObject({ annualSales: 'D', paymentMethod: 'D', reliability: 'D' })
  })

  it.each<[string, Answers, typeof known]>([
    ['an expired key licence', { licences: [{ licence: 'GSP', state: 'expired', validUntil: null }] }, known],
    ['a delay of 61 days', { overdueCount: 1, overdueDays: 61 }, known],
    ['a bad debt in our books', {}, { termDays: 30, badDebt: true }],
  ])('%s is measured and needs no further proof', (_sentence, change, knows) => {
    const { answers, banded } = judged(change, knows)
    const proven = provenIndicators(answers, { ...knows, files: 0 })
    expect(decideSubmission({ banded, proven, proposed: 5, reason: '' }, grades)).toMatchObject({
      allowed: true,
      step: { computed: { grade: 5 } },
    })
  })

  it('a file somebody only wrote on the sheet proves nothing: it must lie at the sheet', () => {
    const answers = { ...best, knockOuts: ['sued'], attachments: [{ id: 'f', name: '传票.pdf', size: 1 }] }
    expect(provenIndicators(answers, { badDebt: false, files: 0 }).has('reliability')).toBe(false)
  })

  it('bad debt in the books stands on the sheet whether it was ticked or not, once', () => {
    expect(allKnockOuts(best, { badDebt: true })).toEqual(['bad-debt'])
    expect(allKnockOuts({ ...best, knockOuts: ['bad-debt', 'sued'] }, { badDebt: true })).toEqual([
      'sued',
      'bad-debt',
    ])
    expect(allKnockOuts(best, { badDebt: false })).toEqual([])
  })

  it('unknown words state nothing', () => {
    expect(factsOf({ ...best, knockOuts: ['unfriendly', 7] }, known).stoppedByOrder).toBe(false)
    expect(knockOuts).toHaveLength(5)
  })
})
