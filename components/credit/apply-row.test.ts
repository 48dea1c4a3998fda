import { describe, expect, test } from 'vitest'
import { fen } from '@/lib/core/money'
import { type ApplyRow, proposedRows, withDraft } from './apply-row'

const row = (customerId: string, proposal: number | null, blocked: string[] = []) =>
  ({ customerId, proposalFen: proposal === null ? null : fen(proposal), blocked }) as ApplyRow
const rows = [row('a', 500), row('b', null), row('c', 700, ['no contract'])]

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
    const typed = withDraft(rows, kept)
    expect(typed.a).toEqual(expected)
    expect(Object.keys(typed)).toEqual(['a', 'b', 'c'])
  })
})
