import { describe, expect, test } from 'vitest'
import { businessDate, month, monthOf, plusMonths } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { authorityFor, decidersOf, defaultRank, superiorOf } from './authority'
import type { Ceiling } from './ceiling'
import type { StandingFacts } from './credit-standing'
import { decideApplication, lineDeadline, type ApplicationFacts } from './line-application'

const settings = {
  windowOpensOn: 21,
  windowClosesOn: 25,
  decisionDays: 3,
  rank: defaultRank,
  goodCreditGrade: 2 as const,
}

const standing: StandingFacts = {
  state: 'selected',
  rating: { grade: 3, why: 'rated', dueOn: businessDate('2027-01-08') },
  terms: 'cleared-first',
  channelNature: 'private',
  cashException: true,
  contractUntil: businessDate('2027-06-30'),
}

const facts: ApplicationFacts = {
  month: month('2026-12'),
  amountFen: fen(14_912_000),
  standing,
  ceiling: {
    amountFen: fen(14_912_000),
    advisoryFen: null,
    rule: 'R-C07',
    working: {} as Ceiling['working'],
  },
  existing: 'none',
  line: null,
}

const apply = (change: Partial<ApplicationFacts>, today = '2026-11-23') =>
  decideApplication({ ...facts, ...change }, settings, businessDate(today))

const withStanding = (change: Partial<StandingFacts>) => ({ standing: { ...standing, ...change } })
const rated = (grade: 1 | 2 | 3 | 4 | 5, why: StandingFacts['rating']['why'] = 'rated') => ({
  rating: { grade, why, dueOn: businessDate('2026-11-01') },
})

const said = (decision: ReturnType<typeof apply>) =>
  decision.allowed ? ['ok'] : decision.reasons.map(({ rule, code }) => `${rule} ${code}`)

describe('when a line may be applied for (R-C09)', () => {
  test.each([
    ['before the window', '2026-11-03', '2026-11-21'],
    ['after it', '2026-11-29', '2026-12-21'],
    ['after it in December', '2026-12-26', '2027-01-21'],
  ])('%s the refusal names the day on which it opens', (_, today, opensOn) => {
    const wanted = { month: plusMonths(monthOf(businessDate(today)), 1) }
    expect(apply(wanted, today)).toMatchObject({
      reasons: [{ code: 'credit.window-closed', values: { opens: 21, closes: 25, today, opensOn } }],
    })
  })

  test.each<[string, Partial<ApplicationFacts>, string, string[]]>([
    ['on the 20th the window is still shut', {}, '2026-11-20', ['R-C09 credit.window-closed']],
    ['on the 21st it opens', {}, '2026-11-21', ['ok']],
    ['on the 25th it is open', {}, '2026-11-25', ['ok']],
    ['on the 26th it is shut', {}, '2026-11-26', ['R-C09 credit.window-closed']],
    ['in December for January of the next year', { month: month('2027-01') }, '2026-12-21', ['ok']],
    ['not two months ahead', { month: month('2027-01') }, '2026-11-23', ['R-C09 credit.wrong-month']],
    ['not for a month that is over', { month: month('2026-10') }, '2026-11-23', ['R-C09 credit.wrong-month']],
    [
      'not twice while the first waits',
      { existing: 'pending' },
      '2026-11-23',
      ['R-C09 credit.already-pending'],
    ],
    ['not again once it is decided', { existing: 'decided' }, '2026-11-23', ['R-C11 credit.already-decided']],
  ])('%s', (_, change, today, expected) => {
    expect(said(apply(change, today))).toEqual(expected)
  })
})

describe('supplementary application for the running month (R-C11)', () => {
  const november = { month: month('2026-11'), line: { amountFen: fen(12_000_000), frozen: false } }
  test.each<[string, Partial<ApplicationFacts>, string[]]>([
    ['more than the line in force, on any day', { amountFen: fen(12_000_001) }, ['ok']],
    ['not for what he has already', { amountFen: fen(12_000_000) }, ['R-C11 credit.not-more']],
    ['for a customer without a line', { line: null }, ['ok']],
    [
      'not while the line is frozen',
      { line: { amountFen: fen(0), frozen: true } },
      ['R-C11 credit.line-frozen'],
    ],
    ['although this month’s line was decided once', { existing: 'decided' }, ['ok']],
    ['not while another one waits', { existing: 'pending' }, ['R-C09 credit.already-pending']],
  ])('%s', (_, change, expected) => {
    expect(said(apply({ ...november, ...change }, '2026-11-03'))).toEqual(expected)
  })
})

describe('who may have a line at all', () => {
  test.each<[string, Partial<ApplicationFacts>, string[]]>([
    ['not one that is only reviewed', withStanding({ state: 'to-approve' }), ['R-D01 credit.not-selected']],
    ['not grade five', withStanding(rated(5)), ['R-C07 credit.grade-five']],
    ['not one never rated', withStanding(rated(5, 'never-rated')), ['R-C06 credit.never-rated']],
    [
      'not one whose rating is long overdue',
      withStanding(rated(5, 'overdue')),
      ['R-C02 credit.rating-overdue'],
    ],
    ['grade five may have a line of 0', { amountFen: fen(0), ...withStanding(rated(5)) }, ['ok']],
    ['not one that pays cash', withStanding({ terms: 'cash' }), ['R-P02 credit.cash-terms']],
    [
      'not a private one without the exception',
      withStanding({ cashException: false }),
      ['R-P02 credit.no-exception'],
    ],
    [
      'a state one needs no exception',
      withStanding({ cashException: false, channelNature: 'state' }),
      ['ok'],
    ],
    [
      'a state one of good credit may pay by agreement',
      withStanding({ cashException: false, channelNature: 'state', terms: 'agreed', ...rated(2) }),
      ['ok'],
    ],
    [
      'of poorer credit only with the exception',
      withStanding({ cashException: false, channelNature: 'state', terms: 'agreed' }),
      ['R-P02 credit.no-exception'],
    ],
    ['not without a contract', withStanding({ contractUntil: null }), ['R-K01 credit.no-contract']],
    [
      'not when it ends the day before the month',
      withStanding({ contractUntil: businessDate('2026-11-30') }),
      ['R-K01 credit.contract-ended'],
    ],
    [
      'when it ends on the first of the month',
      withStanding({ contractUntil: businessDate('2026-12-01') }),
      ['ok'],
    ],
    ['no negative amounts', { amountFen: fen(-1) }, ['R-C09 credit.amount-negative']],
    [
      'all that is wrong is told at once',
      {
        existing: 'pending',
        ...withStanding({ state: 'lost', cashException: false, contractUntil: null, ...rated(5) }),
      },
      [
        'R-C09 credit.already-pending',
        'R-D01 credit.not-selected',
        'R-C07 credit.grade-five',
        'R-P02 credit.no-exception',
        'R-K01 credit.no-contract',
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(said(apply(change))).toEqual(expected)
  })

  test('an amount over the ceiling is taken, and the applicant is told by how much', () => {
    expect(apply({ amountFen: fen(16_000_000) })).toMatchObject({
      allowed: true,
      notes: [{ code: 'credit.note-over-ceiling', values: { ceilingFen: 14_912_000, overFen: 1_088_000 } }],
    })
    expect(apply({})).toMatchObject({ allowed: true, notes: [] })
  })
})

describe('who decides, and by when', () => {
  test.each<[number, string | null]>([
    [1, 'regional-manager'],
    [2, 'marketing-director'],
    [3, 'branch-gm'],
    [4, 'branch-sales-manager'],
    [5, null],
  ])('grade %d goes to %s (R-C07)', (grade, approver) => {
    expect(authorityFor(grade as 1, defaultRank)).toBe(approver)
    const decision = apply({ amountFen: fen(0), ...withStanding(rated(grade as 1)) })
    expect(decision).toMatchObject({ allowed: true, step: { approver } })
  })

  test('after the time is over the next above may decide too; above the top there is nobody (R-C12)', () => {
    expect(decidersOf(4, false, defaultRank)).toEqual(['branch-sales-manager'])
    expect(decidersOf(4, true, defaultRank)).toEqual(['branch-sales-manager', 'branch-gm'])
    expect(decidersOf(1, true, defaultRank)).toEqual(['regional-manager'])
    expect(superiorOf('regional-manager', defaultRank)).toBeNull()
  })

  test.each<[string, string, number, string]>([
    ['three days', '2026-11-25', 3, '2026-11-28'],
    ['never past the end of the month', '2026-11-29', 3, '2026-11-30'],
    ['in February', '2027-02-25', 3, '2027-02-28'],
    ['on the last day itself', '2026-11-30', 3, '2026-11-30'],
  ])('%s (R-C10)', (_, appliedOn, days, due) => {
    expect(lineDeadline(businessDate(appliedOn), days)).toBe(due)
  })
})
