import { describe, expect, it } from 'vitest'
import { businessDate, month } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { type ClassFacts, proposedClass } from './archive-class'
import { earlierPeriod, opensOn, periodBefore } from './review-period'
import { changePercent, trendOf } from './trend'

describe('the period of a review', () => {
  it.each([
    ['on the first of November it is September and October', '2026-11-01', 2, '2026-09', '2026-10'],
    ['in December still so', '2026-12-31', 2, '2026-09', '2026-10'],
    ['on New Year’s Day it is November and December', '2027-01-01', 2, '2026-11', '2026-12'],
    ['of three months it is the quarter before', '2026-11-28', 3, '2026-07', '2026-09'],
    ['of one month it is the month before', '2026-03-01', 1, '2026-02', '2026-02'],
    ['of twelve months it is the year before', '2026-03-01', 12, '2025-01', '2025-12'],
  ])('%s', (_, day, months, from, to) => {
    const period = periodBefore(businessDate(day), months)
    expect(period).toEqual({ from, to })
    expect(opensOn(period) <= day).toBe(true)
  })

  it('is compared with as many months before', () => {
    expect(earlierPeriod({ from: month('2026-01'), to: month('2026-03') })).toEqual({
      from: '2025-10',
      to: '2025-12',
    })
  })
})

describe('how a customer did', () => {
  it.each([
    ['one fifth more is fast growth', 10_000, 12_000, 'fast-growth'],
    ['one fen less than one fifth more is steady', 10_000, 11_999, 'steady'],
    ['one fifth less is a decline', 10_000, 8_000, 'decline'],
    ['one fen more than one fifth less is steady', 10_000, 8_001, 'steady'],
    ['nothing any more is lost', 10_000, 0, 'lost'],
    ['more brought back than bought is lost', 10_000, -500, 'lost'],
    ['something after nothing is fast growth', 0, 1, 'fast-growth'],
    ['nothing after nothing is steady', 0, 0, 'steady'],
  ] as const)('%s', (_, before, now, trend) => {
    expect(trendOf(fen(before), fen(now), 20)).toBe(trend)
  })

  it.each([
    [10_000, 12_550, 25.5],
    [10_000, 10_000, 0],
    [0, 500, null],
  ])('from %s to %s is a change of %s per cent', (before, now, percent) => {
    expect(changePercent(fen(before), fen(now))).toBe(percent)
  })
})

describe('the class of a file', () => {
  const plain: ClassFacts = {
    tier: null,
    abcClass: 'C',
    channelNature: 'private',
    groupTie: null,
    observed: false,
  }
  it.each([
    ['of a platinum customer is important', { tier: 3 }, 'important'],
    ['of a white-gold customer is ordinary', { tier: 4 }, 'ordinary'],
    ['of an A customer is important', { abcClass: 'A' }, 'important'],
    ['of a state-owned customer is special', { channelNature: 'state' }, 'special'],
    ['of an affiliate is special', { groupTie: 'affiliate' }, 'special'],
    ['of a subsidiary is ordinary', { groupTie: 'subsidiary' }, 'ordinary'],
    ['of a customer under observation is special', { observed: true }, 'special'],
    ['of an important state-owned customer is important', { tier: 1, channelNature: 'state' }, 'important'],
    ['of the rest is ordinary', {}, 'ordinary'],
  ] as const)('%s', (_, change, wanted) => {
    expect(proposedClass({ ...plain, ...change })).toBe(wanted)
  })
})
