import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import type { Grade, Indicator } from './credit-grade'
import { bandsOf, defaultBands, type IndicatorFacts } from './indicator-bands'
import {
  decideFinalGrade,
  decideProposal,
  decideRatingStep,
  decideSubmission,
  ratingSteps,
} from './rating-steps'

const settings = { abWeakOthers: 5, clause4bTail: 'B' } as const
const grades = [1, 2, 3, 4, 5] as const satisfies readonly Grade[]

const surveyed: IndicatorFacts = {
  annualSales: fen(3_260_000_000),
  monthlySales: fen(18_430_000),
  payment: { method: 'clear-then-deliver', termDays: 30, refusesWrittenTerms: false },
  reliability: { timesLate: 0, worstDaysLate: 0, badDebt: false, sued: false },
  nature: { kind: 'private', licensed: true },
  stoppedByOrder: false,
  licences: [{ name: 'GSP', state: 'valid', validUntil: businessDate('2026-12-30') }],
  residence: 'local',
  yearsInBusiness: 11,
  goodsFlow: 'strayed-or-unknown',
}

const submit = (
  change: Partial<IndicatorFacts>,
  more: { proposed?: Grade | null; reason?: string; proven?: Indicator[] } = {},
) =>
  decideSubmission(
    {
      banded: bandsOf({ ...surveyed, ...change }, defaultBands, businessDate('2026-10-06')),
      proven: new Set(more.proven),
      proposed: more.proposed === undefined ? 3 : more.proposed,
      reason: more.reason ?? '',
    },
    settings,
  )

const codes = (decision: ReturnType<typeof submit>) =>
  decision.allowed ? [] : decision.reasons.map(({ code, field }) => `${code} ${field}`)

describe('filing the sheet', () => {
  test('the reference customer is computed as grade three by clause 3b', () => {
    const decision = submit({})
    expect(decision).toMatchObject({ allowed: true, step: { computed: { grade: 3, clause: '3b' } } })
  })

  test.each<[string, ReturnType<typeof submit>, string[]]>([
    [
      'each indicator without a fact is named at its field',
      submit({ yearsInBusiness: null, goodsFlow: null }),
      ['grading.fact-missing yearsInBusiness', 'grading.fact-missing goodsFlow'],
    ],
    [
      'a grade not proposed yet is said together with the indicators without a fact',
      submit({ goodsFlow: null }, { proposed: null }),
      ['grading.fact-missing goodsFlow', 'grading.no-proposal proposedGrade'],
    ],
    [
      'of a sheet filled otherwise only the proposal is asked for',
      submit({}, { proposed: null }),
      ['grading.no-proposal proposedGrade'],
    ],
    [
      'a knock-out needs its proof',
      submit({ annualSales: 'refused' }, { proposed: 5 }),
      ['grading.knock-out-unproven annualSales'],
    ],
    [
      'with the proof it is filed',
      submit({ annualSales: 'refused' }, { proposed: 5, proven: ['annualSales'] }),
      [],
    ],
    [
      'a proposal better than computed needs a reason',
      submit({}, { proposed: 2 }),
      ['grading.better-needs-reason reason'],
    ],
    ['with one it is filed', submit({}, { proposed: 2, reason: '下月签年度协议' }), []],
    ['a worse proposal needs none', submit({}, { proposed: 5 }), []],
    [
      'all faults are told at once',
      submit({ annualSales: 'refused' }, { proposed: 4 }),
      ['grading.knock-out-unproven annualSales', 'grading.better-needs-reason reason'],
    ],
  ])('%s', (_, decision, expected) => {
    expect(codes(decision)).toEqual(expected)
  })
})

describe('the final grade', () => {
  test.each<[string, Grade, Grade, string, string[]]>([
    ['as computed, no reason needed', 3, 3, '', []],
    ['worse without a reason', 3, 4, '  ', ['grading.other-needs-reason']],
    ['worse with a reason', 3, 4, '十月底有诉讼', []],
    ['better, whatever the reason', 3, 2, '老客户', ['grading.better-than-computed']],
  ])('%s', (_, computed, final, reason, expected) => {
    const decision = decideFinalGrade({ computed, final, reason, gradeInForce: null })
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(expected)
  })

  test('when it falls, the reader is told that this month’s line is cut', () => {
    const decision = decideFinalGrade({ computed: 3, final: 3, reason: '', gradeInForce: 2 })
    expect(decision).toMatchObject({ allowed: true, notes: [{ code: 'grading.line-will-be-cut' }] })
  })

  test('no final grade is ever better than computed, and none differs without a reason', () => {
    const facts = fc.record({
      computed: fc.constantFrom(...grades),
      final: fc.constantFrom(...grades),
      reason: fc.constantFrom('', ' ', '　', '有诉讼'),
      gradeInForce: fc.constantFrom(null, ...grades),
    })
    fc.assert(
      fc.property(facts, (given) => {
        const { allowed } = decideFinalGrade(given)
        expect(allowed).toBe(
          given.final === given.computed || (given.final > given.computed && given.reason === '有诉讼'),
        )
        expect(decideProposal({ ...given, proposed: given.final }).allowed).toBe(
          given.final >= given.computed || given.reason === '有诉讼',
        )
      }),
    )
  })
})

describe('the way of the sheet', () => {
  test.each<[string, Parameters<typeof decideRatingStep>, string | string[]]>([
    [
      'the branch sales manager files',
      ['submit', { state: 'draft', post: 'branch-sales-manager', reason: '' }],
      'submitted',
    ],
    [
      'the general manager confirms',
      ['confirm', { state: 'submitted', post: 'branch-gm', reason: '' }],
      'reviewed',
    ],
    [
      'the director makes it final',
      ['approve', { state: 'reviewed', post: 'marketing-director', reason: '' }],
      'approved',
    ],
    [
      'nobody approves what is not reviewed',
      ['approve', { state: 'submitted', post: 'marketing-director', reason: '' }],
      ['grading.wrong-state'],
    ],
    [
      'the sales manager does not confirm his own',
      ['confirm', { state: 'submitted', post: 'branch-sales-manager', reason: '' }],
      ['grading.not-your-step'],
    ],
    [
      'the general manager does not return what is with the director',
      ['return', { state: 'reviewed', post: 'branch-gm', reason: '缺证照' }],
      ['grading.not-your-step'],
    ],
    [
      'sent back without a word',
      ['return', { state: 'submitted', post: 'branch-gm', reason: ' ' }],
      ['grading.return-needs-reason'],
    ],
    ['sent back with one', ['return', { state: 'submitted', post: 'branch-gm', reason: '缺证照' }], 'draft'],
    [
      'an approved sheet is not sent back',
      ['return', { state: 'approved', post: 'marketing-director', reason: '改' }],
      ['grading.wrong-state'],
    ],
    [
      'the one who filed takes it back',
      ['withdraw', { state: 'reviewed', post: 'branch-sales-manager', reason: '' }],
      'withdrawn',
    ],
    [
      'a new rating replaces it',
      ['supersede', { state: 'approved', post: 'system', reason: '' }],
      'superseded',
    ],
  ])('%s', (_, [event, facts], expected) => {
    const decision = decideRatingStep(event, facts)
    expect(decision.allowed ? decision.step.to : decision.reasons.map(({ code }) => code)).toEqual(expected)
  })

  test('no state but the start is reached without a step, and no step leaves a replaced rating', () => {
    const reached = new Set(ratingSteps.map(({ to }) => to))
    expect([...reached].sort()).toEqual([
      'approved',
      'draft',
      'reviewed',
      'submitted',
      'superseded',
      'withdrawn',
    ])
    expect(ratingSteps.some(({ from }) => (from as readonly string[]).includes('superseded'))).toBe(false)
  })
})
