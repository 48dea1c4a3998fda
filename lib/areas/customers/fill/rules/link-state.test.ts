import { describe, expect, it } from 'vitest'
import { decideLink, decideRenew, decideRevoke, linkState, storedStates } from './link-state'

const now = new Date('2026-11-23T08:00:00Z')
const at = (iso: string) => new Date(iso)
const limits = { longestDays: 60, codeRequired: false }
const codes = (decision: ReturnType<typeof decideLink>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code)

describe('how a link stands', () => {
  it.each([
    ['works to its last moment', 'made', '2026-11-23T08:00:00.001Z', 'made'],
    ['has expired at it', 'made', '2026-11-23T08:00:00Z', 'expired'],
    ['expires while it is filled', 'in-work', '2026-11-22T08:00:00Z', 'expired'],
    ['sent back in time does not expire any more', 'returned', '2026-11-22T08:00:00Z', 'returned'],
    ['taken back stays taken back', 'revoked', '2026-11-22T08:00:00Z', 'revoked'],
  ])('%s', (_, state, expiresAt, expected) =>
    expect(linkState({ state, expiresAt: at(expiresAt) }, now)).toBe(expected),
  )
})

describe('a new link', () => {
  it.each([
    ['for as long as the house allows', 60, false, false, limits, []],
    ['not a day longer', 61, false, false, limits, ['customers.sheet-too-long']],
    ['not beside a live one', 14, false, true, limits, ['customers.sheet-out-already']],
    [
      'not without the code the house wants',
      14,
      false,
      false,
      { ...limits, codeRequired: true },
      ['customers.sheet-code-needed'],
    ],
    ['with it', 14, true, false, { ...limits, codeRequired: true }, []],
    [
      'every reason is told',
      99,
      false,
      true,
      { longestDays: 60, codeRequired: true },
      ['customers.sheet-out-already', 'customers.sheet-too-long', 'customers.sheet-code-needed'],
    ],
  ] as const)('%s', (_, days, withCode, hasLive, house, expected) =>
    expect(codes(decideLink({ days, withCode }, { hasLive }, house))).toEqual(expected),
  )
})

describe('taking back and renewing', () => {
  const can = {
    made: true,
    opened: true,
    'in-work': true,
    returned: false,
    'taken-over': false,
    revoked: false,
  }
  it.each(storedStates)('a link that is %s', (state) => {
    const link = { state, expiresAt: at('2026-12-01T00:00:00Z') }
    expect(decideRevoke(link, now).allowed).toBe(can[state])
    const renew = decideRenew(link, { days: 14 }, { hasOtherLive: false }, limits, now)
    expect(renew.allowed).toBe(can[state] || state === 'revoked')
  })
})
