import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { businessDate, month } from '@/lib/core/dates'
import { fen, type Fen, ZERO } from '@/lib/core/money'
import { authorityFor, defaultRank } from './authority'
import type { Ceiling } from './ceiling'
import { decideGrant } from './line-decision'
import { fitsTogether, isWithinRule, sentencesOf, suggestedLine, type RowFacts } from './line-sentences'

const today = businessDate('2026-11-23')
const settings = { goodCreditGrade: 2 as const, heedUsagePercent: 80, heedRisePercent: 40 }
const wan = (n: number): Fen => fen(Math.round(n * 1_000_000))
const ceilingAt = (amountFen: Fen | null, advisoryFen: Fen | null = null): Ceiling => ({
  amountFen,
  advisoryFen,
  rule: 'R-C07',
  working: {
    method: 'computed',
    from: 'shipped-months',
    averageFen: wan(18.64),
    monthsCounted: 12,
    termMonths: '1',
    termCut: false,
    seasonFactor: '1',
    seasonAgreed: null,
    coefficient: '0.8',
  },
})

/** A customer nothing can be said against. */
const sound: RowFacts = {
  month: month('2026-12'),
  appliedFen: wan(12),
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
  currentLineFen: wan(12),
  exposureFen: wan(6),
  openWarnings: 0,
  overdueFen: ZERO,
}

const loud = (change: Partial<RowFacts>) =>
  sentencesOf({ ...sound, ...change }, settings, today)
    .filter(({ tone }) => tone !== 'passes')
    .map(({ tone, code }) => `${tone} ${code}`)
const standing = (change: Partial<RowFacts['standing']>) => ({ standing: { ...sound.standing, ...change } })

describe('what the decide screen says', () => {
  test.each([
    ['no season agreed is not spoken of', '1', null, 'computed', []],
    ['one is one, however written', '1.0', null, 'computed', []],
    ['the season of the month is told', '1.2', null, 'computed', ['credit.sentences.season 2026-12 1.2 -']],
    ['one beyond its limit is told with the limit', '1.5', '1.6', 'computed', ['credit.sentences.season-limited 2026-12 1.5 1.6']],
    ['a fixed base knows no season', '1.2', null, 'fixed', []],
  ] as const)('%s, and the row stays within rule', (_what, seasonFactor, seasonAgreed, method, expected) => {
    const { ceiling } = sound
    const row = { ...sound, ceiling: { ...ceiling, working: { ...ceiling.working, seasonFactor, seasonAgreed, method } } }
    const told = sentencesOf(row, settings, today).filter(({ code }) => code.includes('.season'))
    expect(told.map(({ code, values: v }) => `${code} ${v.month} ${v.factor} ${v.agreed ?? '-'}`)).toEqual(expected)
    expect(isWithinRule(row, settings, today)).toBe(true)
  }) // prettier-ignore

  test('a sound row passes throughout and may be signed in a batch', () => {
    expect(loud({})).toEqual([])
    expect(isWithinRule(sound, settings, today)).toBe(true)
  })

  test('the reference customer: asks 16.00 where 14.91 is the ceiling, and has used 96.4 %', () => {
    const facts = { ...sound, appliedFen: wan(16), exposureFen: wan(11.57) }
    const [first, second] = sentencesOf(facts, settings, today)
    expect(first).toMatchObject({
      tone: 'lowers',
      rule: 'R-C07',
      code: 'credit.sentences.over-ceiling',
      values: { averageFen: 18_640_000, coefficient: '0.8', ceilingFen: 14_912_000, overFen: 1_088_000 },
    })
    expect(second).toMatchObject({
      tone: 'heeds',
      code: 'credit.sentences.much-used',
      values: { percent: 96.4, before: 11 },
    })
    expect(suggestedLine(facts, settings)).toBe(14_912_000)
  })

  test.each<[string, Partial<RowFacts>, string[]]>([
    ['exactly the ceiling', { appliedFen: wan(14.912) }, []],
    ['used to a fen under four fifths', { exposureFen: fen(9_599_999) }, []],
    ['used to four fifths', { exposureFen: fen(9_600_000) }, ['heeds credit.sentences.much-used']],
    [
      'exactly 40 % more than this month',
      { currentLineFen: wan(10), appliedFen: wan(14), exposureFen: fen(0) },
      [],
    ],
    [
      'a fen more than that',
      { currentLineFen: wan(10), appliedFen: fen(14_000_001), exposureFen: fen(0) },
      ['heeds credit.sentences.steep-rise'],
    ],
    [
      'no line this month',
      { currentLineFen: null, exposureFen: fen(0) },
      ['heeds credit.sentences.first-line'],
    ],
    [
      'debt without a line',
      { currentLineFen: null, exposureFen: fen(1) },
      ['heeds credit.sentences.used-without-line', 'heeds credit.sentences.first-line'],
    ],
    ['a fen past its agreed day', { overdueFen: fen(1) }, ['heeds credit.sentences.overdue']],
    ['a warning still open', { openWarnings: 1 }, ['heeds credit.sentences.open-warnings']],
    [
      'the rating falls due in the month',
      standing({ rating: { grade: 3, why: 'rated', dueOn: businessDate('2026-12-31') } }),
      ['heeds credit.sentences.rating-falls-due'],
    ],
    [
      'the rating is due today',
      standing({ rating: { grade: 3, why: 'due', dueOn: today } }),
      ['heeds credit.sentences.rating-due'],
    ],
    [
      'the contract ends in the month',
      standing({ contractUntil: businessDate('2026-12-30') }),
      ['heeds credit.sentences.contract-ends'],
    ],
    ['it ends with the month', standing({ contractUntil: businessDate('2026-12-31') }), []],
    [
      'it ended before',
      standing({ contractUntil: businessDate('2026-11-30') }),
      ['blocks credit.contract-ended'],
    ],
    ['no exception', standing({ cashException: false }), ['blocks credit.no-exception']],
    [
      'the region has less left',
      { region: { limitFen: wan(100), decidedFen: wan(90), ownFen: fen(0) } },
      ['lowers credit.sentences.over-region'],
    ],
    [
      'the region has no limit',
      { region: { limitFen: null, decidedFen: fen(0), ownFen: fen(0) } },
      ['blocks credit.sentences.no-region-limit'],
    ],
    [
      'grade one over advice and over the region',
      {
        ...standing({ rating: { grade: 1, why: 'rated', dueOn: businessDate('2027-01-08') } }),
        ceiling: ceilingAt(null, wan(10)),
        region: { limitFen: wan(1), decidedFen: fen(0), ownFen: fen(0) },
      },
      ['heeds credit.sentences.over-advice', 'heeds credit.sentences.grade-one-over-region'],
    ],
  ])('%s', (_, change, expected) => {
    expect(loud(change)).toEqual(expected)
    expect(isWithinRule({ ...sound, ...change }, settings, today)).toBe(expected.length === 0)
  })
})

describe('the amount the rules propose', () => {
  test.each<[string, Partial<RowFacts>, number]>([
    ['what was asked', {}, 12_000_000],
    [
      'no more than the region has left',
      { region: { limitFen: wan(100), decidedFen: wan(95), ownFen: fen(0) } },
      5_000_000,
    ],
    [
      'nothing when the region is overdrawn',
      { region: { limitFen: wan(1), decidedFen: wan(95), ownFen: fen(0) } },
      0,
    ],
    ['nothing when something blocks', standing({ contractUntil: null }), 0],
  ])('%s', (_, change, amount) => {
    expect(suggestedLine({ ...sound, ...change }, settings)).toBe(amount)
  })

  test('what is proposed can always be granted, and a row within the rule can be granted as asked', () => {
    const amount = fc.integer({ min: 0, max: 2_000 }).map(fen)
    fc.assert(
      fc.property(
        fc.record({
          appliedFen: amount,
          ceilingFen: amount,
          limitFen: fc.option(amount),
          decidedFen: amount,
          grade: fc.constantFrom<Grade>(1, 2, 3, 4, 5),
          cashException: fc.boolean(),
          currentLineFen: fc.option(amount),
        }),
        ({ appliedFen, ceilingFen, limitFen, decidedFen, grade, cashException, currentLineFen }) => {
          const facts: RowFacts = {
            ...sound,
            ...standing({ cashException, rating: { ...sound.standing.rating, grade } }),
            appliedFen,
            currentLineFen,
            exposureFen: fen(0),
            ceiling: grade === 1 ? ceilingAt(null, ceilingFen) : ceilingAt(grade === 5 ? fen(0) : ceilingFen),
            region: { limitFen, decidedFen, ownFen: fen(0) },
          }
          const proposed = suggestedLine(facts, settings)
          const decision = decideGrant(
            proposed,
            {
              ...facts,
              state: 'applied',
              applicantId: 'sales-manager',
              dueOn: today,
              decider: { personId: 'other', role: authorityFor(grade, defaultRank) ?? 'branch-gm' },
            },
            { ...settings, rank: defaultRank, selfGradeFour: true, gradeOneInRegion: 'warns' },
            today,
          )
          expect(decision.allowed).toBe(true)
          if (isWithinRule(facts, settings, today)) expect(proposed).toBe(appliedFen)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

test.each<[string, number, boolean]>([
  ['together exactly what is left', 300, true],
  ['together a fen over it', 299, false],
])('a batch: %s', (_, room, fits) => {
  expect(fitsTogether([{ appliedFen: fen(100) }, { appliedFen: fen(200) }], fen(room))).toBe(fits)
})
