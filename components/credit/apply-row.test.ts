import { describe, expect, test } from 'vitest'
import { fen } from '@/lib/core/money'
import { type ApplyRow, draftFrom, proposedRows, unseenRows, withDraft } from './apply-row'

const row = (customerId: string, proposal: number | null, blocked: ApplyRow['blocked'] = []) =>
  ({ customerId, proposalFen: proposal === null ? null : fen(proposal), blocked }) as ApplyRow
const rows = [
  row('a', 500),
  row('b', null),
  row('c', 700, [{ code: 'credit.no-contract', text: 'no contract' }]),
]

describe('the sheet before anything is typed', () => {
  test('rows with a proposal are chosen, blocked ones and those without are not', () => {
    expect(proposedRows(rows)).toEqual({
      a: { amountFen: 500, chosen: true },
      b: { amountFen: null, chosen: false },
      c: { amountFen: 700, chosen: false },
    })
  })
})

describe('a kept draft', () => {
  test.each<[string, string | null, unknown]>([
    ['nothing kept', null, { amountFen: 500, chosen: true }],
    [
      'an amount typed and taken out',
      '{"a":{"amountFen":900,"chosen":false}}',
      { amountFen: 900, chosen: false },
    ],
    ['a damaged one counts as nothing', '{"a":', { amountFen: 500, chosen: true }],
    ['an amount that is none', '{"a":{"amountFen":"x","chosen":true}}', { amountFen: 500, chosen: true }],
    [
      'a customer who is no longer there',
      '{"z":{"amountFen":1,"chosen":true}}',
      { amountFen: 500, chosen: true },
    ],
  ])('%s', (_, kept, expected) => {
    const typed = withDraft(proposedRows(rows), draftFrom(kept))
    expect(typed.a).toEqual(expected)
    expect(Object.keys(typed)).toEqual(['a', 'b', 'c'])
  })
})

describe('rows that are not on the screen', () => {
  const elsewhere = [{ customerId: 'y', name: '别页药房', proposalFen: fen(300) }]

  test('are not chosen before anybody has seen them', () => {
    expect(unseenRows(elsewhere)).toEqual({ y: { amountFen: 300, chosen: false } })
  })

  test('keep what was chosen and typed while they were', () => {
    const seen = draftFrom('{"y":{"amountFen":250,"chosen":true}}')
    expect(withDraft(unseenRows(elsewhere), seen)).toEqual({ y: { amountFen: 250, chosen: true } })
  })
})
