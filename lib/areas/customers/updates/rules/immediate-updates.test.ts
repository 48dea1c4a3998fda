import { describe, expect, it } from 'vitest'
import { immediateChanges, missingReasons } from './immediate-updates'

const change = (fact: 'capital' | 'operator' | 'paymentTerms' | 'phone', from: unknown, to: unknown) => ({
  fact,
  from,
  to,
})

describe('a change that concerns others at once', () => {
  it.each([
    ['another capital is one', change('capital', 100, 200), 'selected', ['capital']],
    ['another operator is one', change('operator', '王', '李'), 'selected', ['management']],
    ['other payment terms are one', change('paymentTerms', 'cash', 'agreed'), 'selected', ['terms']],
    ['an operator who left is one', change('operator', '王', null), 'selected', ['management']],
    ['another telephone is none', change('phone', '1', '2'), 'selected', []],
    ['what is filled for the first time is none', change('capital', null, 200), 'selected', []],
    ['what stays the same is none', change('capital', 100, 100), 'selected', []],
    ['nothing is, before the customer is selected', change('capital', 100, 200), 'potential', []],
  ])('%s', (_, one, state, kinds) => {
    expect(immediateChanges([one], state).map(({ kind }) => kind)).toEqual(kinds)
  })

  it('asks for its reason at the fact', () => {
    expect(missingReasons([change('capital', 1, 2)], 'selected', ' ')).toMatchObject([
      { rule: 'R-A10', field: 'facts.capital' },
    ])
    expect(missingReasons([change('capital', 1, 2)], 'selected', '增资')).toEqual([])
  })
})
