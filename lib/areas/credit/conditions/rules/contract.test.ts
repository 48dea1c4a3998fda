import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { decideContract, decideException } from './contract'

const today = businessDate('2026-11-22')
const codes = (decision: ReturnType<typeof decideContract> | ReturnType<typeof decideException>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code)

describe('the days of a contract', () => {
  it.each([
    ['signed and over today is one', '2026-11-22', '2026-11-22', []],
    ['signed long ago, running on, is one', '2025-01-01', '2027-12-31', []],
    ['signed tomorrow is none yet', '2026-11-23', '2027-11-22', ['credit.contract-not-yet-signed']],
    ['over yesterday helps nobody', '2025-11-22', '2026-11-21', ['credit.contract-over']],
    ['over before it was signed is a slip', '2026-11-20', '2026-11-19', ['credit.contract-over']],
    [
      'both at once are both told',
      '2026-11-25',
      '2026-11-24',
      ['credit.contract-not-yet-signed', 'credit.contract-over'],
    ],
  ])('%s', (_, signedOn, until, expected) => {
    const days = { signedOn: businessDate(signedOn), until: businessDate(until) }
    expect(codes(decideContract(days, today))).toEqual(expected)
  })
})

describe('an exception of payment', () => {
  it.each([
    ['is given where there is none', true, null, []],
    ['is not given twice', true, '2026-10-01', ['credit.exception-stands']],
    ['is taken back where there is one', false, '2026-10-01', []],
    ['is not taken back where there is none', false, null, ['credit.exception-none']],
  ])('%s', (_, allowed, granted, expected) => {
    expect(codes(decideException(allowed, granted))).toEqual(expected)
  })
})
