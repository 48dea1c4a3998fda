import { describe, expect, it } from 'vitest'
import { fileSeriesOf } from './file-number'

const head = { kind: 'head-office', code: 'HQ' }
const region = { kind: 'region', code: 'HD' }

describe('series of file numbers', () => {
  it.each([
    ['a branch stands behind its region', [head, region, { kind: 'branch', code: 'SZ' }], 'HD-SZ'],
    [
      'a market office files with its branch',
      [head, region, { kind: 'branch', code: 'SZ' }, { kind: 'market-office', code: 'SZ-WJ' }],
      'HD-SZ',
    ],
    [
      'a branch that already names its region is not doubled',
      [head, region, { kind: 'branch', code: 'HD-SZ' }],
      'HD-SZ',
    ],
    ['a customer of the region alone', [head, region], 'HD'],
    [
      'codes are written in capitals without signs',
      [
        { kind: 'region', code: 'ｈd' },
        { kind: 'branch', code: 's/z' },
      ],
      'HD-SZ',
    ],
    [
      'a branch whose code merely starts alike is another branch',
      [region, { kind: 'branch', code: 'HDX' }],
      'HD-HDX',
    ],
  ])('%s', (_, path, series) => {
    expect(fileSeriesOf(path)).toBe(series)
  })
})
