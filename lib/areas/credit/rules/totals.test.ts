import { describe, expect, test } from 'vitest'
import { fen } from '@/lib/core/money'
import { decideTotals, type RegionShare } from './totals'

const region = (name: string, limit: number, decided = 0): RegionShare => ({
  regionId: name,
  name,
  limitFen: fen(limit),
  decidedFen: fen(decided),
})

describe('the credit total of a quarter and its split (R-C08)', () => {
  test.each<[string, number, RegionShare[], string[]]>([
    ['split to the last fen', 100, [region('东', 60), region('南', 40)], []],
    ['split with something left', 100, [region('东', 60)], []],
    ['nothing to split yet', 100, [], []],
    ['a fen too much', 100, [region('东', 60), region('南', 41)], ['credit.regions-over-national national']],
    ['a limit exactly at what is decided', 100, [region('东', 60, 60)], []],
    ['a limit under what is decided', 100, [region('东', 60, 61)], ['credit.region-under-decided 东']],
    [
      'every region that is wrong is named',
      50,
      [region('东', 30, 31), region('南', 40, 45)],
      [
        'credit.region-under-decided 东',
        'credit.region-under-decided 南',
        'credit.regions-over-national national',
      ],
    ],
    [
      'no negative total',
      -1,
      [],
      ['credit.amount-negative national', 'credit.regions-over-national national'],
    ],
    ['no negative limit', 100, [region('东', -1)], ['credit.amount-negative 东']],
  ])('%s', (_, national, regions, expected) => {
    const decision = decideTotals(fen(national), regions)
    expect(decision.allowed ? [] : decision.reasons.map(({ code, field }) => `${code} ${field}`)).toEqual(
      expected,
    )
  })

  test('what is left is told, and by how much it is over', () => {
    expect(decideTotals(fen(100), [region('东', 60)])).toMatchObject({ step: { leftFen: 40 } })
    expect(decideTotals(fen(100), [region('东', 160)])).toMatchObject({
      reasons: [{ values: { nationalFen: 100, splitFen: 160, overFen: 60 } }],
    })
  })
})
