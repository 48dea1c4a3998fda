import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { addDays, businessDate, month } from '@/lib/core/dates'
import { fen, type Fen } from '@/lib/core/money'
import type { RoleCode } from '@/lib/core/permissions'
import { authorityFor, defaultRank } from './authority'
import type { Ceiling } from './ceiling'
import { decideGrant, decideRefusal, decideTimeout, type LineFacts, type LineSettings } from './line-decision'

const settings: LineSettings = {
  rank: defaultRank,
  selfGradeFour: true,
  gradeOneInRegion: 'warns',
  goodCreditGrade: 2,
}
const today = businessDate('2026-11-25')
const wan = (n: number): Fen => fen(Math.round(n * 1_000_000))

const ceilingAt = (amountFen: Fen | null, advisoryFen: Fen | null = null): Ceiling => ({
  amountFen,
  advisoryFen,
  rule: 'R-C07',
  working: {} as Ceiling['working'],
})

const facts: LineFacts = {
  month: month('2026-12'),
  state: 'applied',
  appliedFen: wan(16),
  applicantId: 'sales-manager',
  dueOn: businessDate('2026-11-28'),
  decider: { personId: 'gm', role: 'branch-gm' },
  standing: {
    state: 'selected',
    rating: { grade: 3, why: 'rated', dueOn: businessDate('2027-01-08') },
    terms: 'cleared-first',
    channelNature: 'private',
    cashException: true,
    contractUntil: businessDate('2027-06-30'),
  },
  ceiling: ceilingAt(wan(14.912)),
  region: { limitFen: wan(8600), decidedFen: wan(5912.4), ownFen: fen(0) },
}

const of = (
  grade: Grade,
  personId: string,
  role: RoleCode,
  more: Partial<LineFacts> = {},
): Partial<LineFacts> => ({
  standing: { ...facts.standing, rating: { ...facts.standing.rating, grade } },
  decider: { personId, role },
  ...more,
})

const grant = (
  amountFen: Fen,
  change: Partial<LineFacts> = {},
  on = today,
  own: Partial<LineSettings> = {},
) => decideGrant(amountFen, { ...facts, ...change }, { ...settings, ...own }, on)

const said = (decision: ReturnType<typeof grant>) =>
  decision.allowed
    ? ['ok', ...decision.notes.map(({ code }) => code)]
    : decision.reasons.map(({ rule, code }) => `${rule} ${code}`)

describe('granting a line', () => {
  test.each<[string, Fen, Partial<LineFacts>, string[]]>([
    ['exactly the ceiling', wan(14.912), {}, ['ok']],
    ['one fen over the ceiling', fen(14_912_001), {}, ['R-C07 credit.over-ceiling']],
    ['nothing, which needs no standing', fen(0), { standing: { ...facts.standing, state: 'lost' } }, ['ok']],
    ['more than was asked for', fen(10_000_001), { appliedFen: wan(10) }, ['R-C09 credit.more-than-applied']],
    [
      'exactly what is left in the region',
      wan(10),
      { region: { limitFen: wan(100), decidedFen: wan(90), ownFen: fen(0) } },
      ['ok'],
    ],
    [
      'one fen more',
      fen(10_000_001),
      { region: { limitFen: wan(100), decidedFen: wan(90), ownFen: fen(0) } },
      ['R-C08 credit.over-region'],
    ],
    [
      'his own present line does not count against him',
      wan(12),
      { region: { limitFen: wan(100), decidedFen: wan(100), ownFen: wan(12) } },
      ['ok'],
    ],
    [
      'where no limit was handed down',
      wan(1),
      { region: { limitFen: null, decidedFen: fen(0), ownFen: fen(0) } },
      ['R-C08 credit.no-region-limit'],
    ],
    [
      'by somebody of another grade',
      wan(1),
      of(3, 'director', 'marketing-director'),
      ['R-C07 credit.not-your-grade'],
    ],
    ['when it was decided already', wan(1), { state: 'decided' }, ['R-C10 credit.not-waiting']],
    [
      'after the contract was lost meanwhile',
      wan(1),
      { standing: { ...facts.standing, contractUntil: null } },
      ['R-K01 credit.no-contract'],
    ],
    [
      'to grade five',
      wan(1),
      of(5, 'gm', 'branch-gm', { ceiling: ceilingAt(fen(0)) }),
      ['R-C07 credit.grade-five', 'R-C07 credit.over-ceiling'],
    ],
    [
      'with everything wrong',
      wan(20),
      {
        state: 'withdrawn',
        decider: { personId: 'sales-manager', role: 'branch-sales-manager' },
        region: { limitFen: wan(1), decidedFen: fen(0), ownFen: fen(0) },
      },
      [
        'R-C10 credit.not-waiting',
        'R-C07 credit.not-your-grade',
        'R-C07 credit.own-application',
        'R-C09 credit.more-than-applied',
        'R-C07 credit.over-ceiling',
        'R-C08 credit.over-region',
      ],
    ],
  ])('%s', (_, amountFen, change, expected) => {
    expect(said(grant(amountFen, change))).toEqual(expected)
  })

  test('a refusal says how much is over and what is left', () => {
    const region = { limitFen: wan(100), decidedFen: wan(95), ownFen: fen(0) }
    const decision = grant(wan(16), { region })
    expect(decision.allowed ? [] : decision.reasons.map(({ values }) => values)).toEqual([
      { grade: 3, ceilingFen: 14_912_000, overFen: 1_088_000 },
      { leftFen: 5_000_000, overFen: 11_000_000 },
    ])
  })
})

describe('grade one: no ceiling, but it counts (AMB-03)', () => {
  const one = of(1, 'regional', 'regional-manager', {
    ceiling: ceilingAt(null, wan(50)),
    appliedFen: wan(500),
  })
  const full = { region: { limitFen: wan(10), decidedFen: wan(10), ownFen: fen(0) } }
  test.each<[string, Fen, Partial<LineFacts>, Partial<LineSettings>, string[]]>([
    ['inside the advice', wan(50), {}, {}, ['ok']],
    ['over the advice is a note', fen(50_000_001), {}, {}, ['ok', 'credit.note-over-advice']],
    ['over the region’s limit is a note', wan(1), full, {}, ['ok', 'credit.over-region']],
    ['no note where grade one is exempt', wan(1), full, { gradeOneInRegion: 'exempt' }, ['ok']],
  ])('%s', (_, amountFen, change, own, expected) => {
    expect(said(grant(amountFen, { ...one, ...change }, today, own))).toEqual(expected)
  })
})

describe('one’s own application (AMB-04)', () => {
  const self = { ...of(4, 'sales-manager', 'branch-sales-manager'), ceiling: ceilingAt(wan(5)) }
  test.each<[string, Fen, Partial<LineFacts>, Partial<LineSettings>, string[]]>([
    [
      'grade four inside the lowest base; the general manager is told',
      wan(5),
      self,
      {},
      ['ok', 'credit.note-self-decided'],
    ],
    ['a fen over the lowest base', fen(5_000_001), self, {}, ['R-C07 credit.over-ceiling']],
    [
      'where the setting forbids it',
      wan(5),
      self,
      { selfGradeFour: false },
      ['R-C07 credit.own-application'],
    ],
    [
      'grade three, by one who holds both posts',
      wan(5),
      { ...of(3, 'sales-manager', 'branch-gm') },
      {},
      ['R-C07 credit.own-application'],
    ],
  ])('%s', (_, amountFen, change, own, expected) => {
    expect(said(grant(amountFen, change, today, own))).toEqual(expected)
  })
})

describe('time (R-C10, R-C12)', () => {
  const superior = of(3, 'director', 'marketing-director')
  test.each<[string, string, Partial<LineFacts>, string[]]>([
    ['on the last day', '2026-11-28', {}, ['ok']],
    [
      'a day late, by the same hand, with a note',
      '2026-11-29',
      { state: 'expired' },
      ['ok', 'credit.note-late'],
    ],
    [
      'a day late the superior may too',
      '2026-11-29',
      { state: 'expired', ...superior },
      ['ok', 'credit.note-late'],
    ],
    ['in time the superior may not', '2026-11-28', superior, ['R-C07 credit.not-your-grade']],
    ['in the month itself', '2026-12-31', { state: 'expired' }, ['ok', 'credit.note-late']],
    ['not when the month is over', '2027-01-01', { state: 'expired' }, ['R-C11 credit.month-over']],
  ])('%s', (_, on, change, expected) => {
    expect(said(grant(wan(10), change, businessDate(on)))).toEqual(expected)
  })

  test.each<[string, string, LineFacts['state'], unknown]>([
    ['while there is time nothing happens', '2026-11-28', 'applied', 'credit.still-time'],
    [
      'then the line is 0 and one level up is told',
      '2026-11-29',
      'applied',
      { amountFen: 0, escalateTo: 'marketing-director' },
    ],
    ['what is decided does not time out', '2026-11-29', 'decided', 'credit.not-waiting'],
  ])('%s', (_, on, state, expected) => {
    const decision = decideTimeout({ ...facts, state }, settings, businessDate(on))
    expect(decision.allowed ? decision.step : decision.reasons[0]!.code).toEqual(expected)
  })
})

describe('refusing a line', () => {
  test.each<[string, string, Partial<LineFacts>, string[]]>([
    ['with a reason: the line is 0', '上月逾期两次', {}, ['ok']],
    ['without one', ' 　', {}, ['R-C07 credit.refusal-needs-reason']],
    ['by another grade', '不同意', of(3, 'x', 'cashier'), ['R-C07 credit.not-your-grade']],
  ])('%s', (_, reason, change, expected) => {
    const decision = decideRefusal(reason, { ...facts, ...change }, settings, today)
    expect(said(decision)).toEqual(expected)
    if (decision.allowed) expect(decision.step.amountFen).toBe(0)
  })
})

test('whatever the figures: no granted line is over its ceiling, its region (grade one aside), what was asked, or signed by the wrong hand', () => {
  const amount = fc.integer({ min: 0, max: 3_000 }).map(fen)
  const anyFacts = fc.record({
    amountFen: amount,
    appliedFen: amount,
    ceilingFen: amount,
    limitFen: fc.option(amount),
    decidedFen: amount,
    grade: fc.constantFrom<Grade>(1, 2, 3, 4, 5),
    role: fc.constantFrom<RoleCode>(...defaultRank, 'cashier'),
    personId: fc.constantFrom('sales-manager', 'other'),
    daysLate: fc.integer({ min: -3, max: 3 }),
  })
  fc.assert(
    fc.property(
      anyFacts,
      ({ amountFen, appliedFen, ceilingFen, limitFen, decidedFen, grade, role, personId, daysLate }) => {
        const decision = grant(
          amountFen,
          of(grade, personId, role, {
            appliedFen,
            ceiling: grade === 1 ? ceilingAt(null, ceilingFen) : ceilingAt(grade === 5 ? fen(0) : ceilingFen),
            region: { limitFen, decidedFen, ownFen: fen(0) },
          }),
          addDays(facts.dueOn, daysLate),
        )
        if (!decision.allowed) return
        const granted = decision.step.amountFen
        expect(granted).toBeLessThanOrEqual(appliedFen)
        if (grade > 1) {
          expect(granted).toBeLessThanOrEqual(ceilingFen)
          if (granted > 0) expect(granted).toBeLessThanOrEqual((limitFen ?? 0) - decidedFen)
        }
        if (grade === 5) expect(granted).toBe(0)
        else if (daysLate <= 0) expect(role).toBe(authorityFor(grade, defaultRank))
        if (personId === 'sales-manager') expect(grade).toBe(4)
      },
    ),
    { numRuns: 3000 },
  )
})
