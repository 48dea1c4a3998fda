import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideSelection, decideSelectionApproval, type SelectionFacts } from './selection'

/** A customer that may be put up. */
const sound: SelectionFacts = {
  state: 'potential',
  canDistribute: true,
  hasFunds: true,
  hasWill: true,
  kind: 'wholesaler',
  channelNature: 'private',
  fileNature: 'private',
  basis: 'private-dominates',
  papersLawful: true,
  wholesaleNet: true,
  goodName: true,
  goodCredit: true,
  strongDistribution: true,
  ampleFunds: true,
  specialCase: '',
  channelDominance: 'private',
  area: { quota: 10, present: 9 },
  missingFacts: [],
  ratingBegun: true,
}

const said = (change: Partial<SelectionFacts>) => {
  const decision = decideSelection({ ...sound, ...change })
  return decision.allowed ? ['ok'] : decision.reasons.map(({ rule, code }) => `${rule} ${code}`)
}
const pharmacy = { kind: 'large-pharmacy', basis: 'large-pharmacy', specialCase: '区内唯一甲级药房' } as const
const inStateArea = { channelDominance: 'state', basis: 'state-dominates' } as const

describe('putting a customer up for selection', () => {
  test.each<[string, Partial<SelectionFacts>, string[]]>([
    ['the last place of the area', {}, ['ok']],
    ['the area is full', { area: { quota: 10, present: 10 } }, ['R-S01 customers.quota-full']],
    ['no number was set for the area', { area: { quota: null, present: 0 } }, ['R-S01 customers.no-quota']],
    ['it cannot place goods', { canDistribute: false }, ['R-S02 customers.cannot-distribute']],
    ['it has no funds', { hasFunds: false }, ['R-S02 customers.no-funds']],
    ['it has no will', { hasWill: false }, ['R-S02 customers.no-will']],
    ['nobody knows what kind of firm it is', { kind: null }, ['R-S02 customers.kind-unknown']],
    [
      'a pharmacy under any other criterion',
      { kind: 'large-pharmacy' },
      ['R-S02 customers.pharmacy-only-special'],
    ],
    ['a pharmacy as the special case', pharmacy, ['ok']],
    [
      'the special case unwritten',
      { ...pharmacy, specialCase: ' ' },
      ['R-S03 customers.pharmacy-case-missing'],
    ],
    [
      'the special case for a wholesaler',
      { ...pharmacy, kind: 'wholesaler' },
      ['R-S03 customers.basis-lacks'],
    ],
    ['no criterion chosen', { basis: null }, ['R-S03 customers.no-basis']],
    ['criterion b outside a state area', { basis: 'state-dominates' }, ['R-S03 customers.basis-not-here']],
    ['criterion d outside a mixed area', { basis: 'half-and-half' }, ['R-S03 customers.basis-not-here']],
    [
      'criterion c in an area nobody has judged',
      { channelDominance: null },
      ['R-S03 customers.area-unknown'],
    ],
    [
      'a strong local channel holds in any area',
      { basis: 'strong-local-channel', channelDominance: null },
      ['ok'],
    ],
    [
      'a state customer in a state area',
      { ...inStateArea, channelNature: 'state', fileNature: 'state' },
      ['ok'],
    ],
    ['the form says state, the file private', { channelNature: 'state' }, ['R-S03 customers.nature-differs']],
    ['the file does not say what the channel is', { fileNature: null }, ['R-S03 customers.nature-unknown']],
    [
      'criterion a asks for strong distribution',
      { basis: 'strong-local-channel', strongDistribution: false },
      ['R-S03 customers.basis-lacks'],
    ],
    ['a private one there: avoid as far as possible', inStateArea, ['R-S03 customers.private-in-state-area']],
    [
      'a private one there with a written reason',
      { ...inStateArea, specialCase: '国有渠道不做保健品' },
      ['ok'],
    ],
    [
      'criterion c asks for papers, net, funds and name, not for strong distribution',
      {
        papersLawful: false,
        wholesaleNet: false,
        ampleFunds: false,
        goodName: false,
        strongDistribution: false,
      },
      Array<string>(4).fill('R-S03 customers.basis-lacks'),
    ],
    [
      'criterion d asks for credit, distribution and papers',
      {
        basis: 'half-and-half',
        channelDominance: 'half',
        goodCredit: false,
        papersLawful: false,
        wholesaleNet: false,
        strongDistribution: false,
      },
      Array<string>(3).fill('R-S03 customers.basis-lacks'),
    ],
    ['file A6 is not complete', { missingFacts: ['taxNumber'] }, ['R-B02 customers.file-incomplete']],
    ['the credit survey has not begun', { ratingBegun: false }, ['R-S05 customers.rating-not-begun']],
    ['it is selected already', { state: 'selected' }, ['W1 customers.wrong-state']],
    [
      'everything at once',
      {
        state: 'lost',
        hasFunds: false,
        basis: null,
        area: { quota: 1, present: 1 },
        missingFacts: ['phone'],
        ratingBegun: false,
      },
      [
        'W1 customers.wrong-state',
        'R-S02 customers.no-funds',
        'R-S03 customers.no-basis',
        'R-S01 customers.quota-full',
        'R-B02 customers.file-incomplete',
        'R-S05 customers.rating-not-begun',
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(said(change)).toEqual(expected)
  })
})

describe('approving the selection', () => {
  test.each<[string, number | null, number, string[]]>([
    ['while there is room', 10, 9, ['selected']],
    ['not when others came in between', 10, 10, ['customers.quota-full']],
    ['not when the number was taken away', null, 3, ['customers.no-quota']],
  ])('%s', (_, quota, present, expected) => {
    const decision = decideSelectionApproval('to-approve', { quota, present })
    expect(decision.allowed ? [decision.step.to] : decision.reasons.map(({ code }) => code)).toEqual(expected)
  })

  test('however many come at once, no area ever holds more than its number', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(40), (quota, applicants) => {
        let present = 0
        for (let i = 0; i < applicants; i++)
          if (decideSelectionApproval('to-approve', { quota, present }).allowed) present++
        expect(present).toBe(Math.min(quota, applicants))
      }),
    )
  })
})
