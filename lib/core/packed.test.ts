import { expect, test } from 'vitest'
import { pack, recordsOf, tableOf, unpack } from './packed'

test('what is packed comes out as it was', () => {
  const value = { rows: [{ name: '桉诚"泽康"', tier: null, values: { capital: 12 } }], next: null }
  expect(unpack(pack(value))).toEqual(value)
})

test.each([
  ['records of one shape', [{ id: 'a', tier: 1 }, { id: 'b', tier: null }]], // prettier-ignore
  ['no records', []],
])('%s come out of a table as they were', (_name, records) => {
  expect(recordsOf(unpack(pack(tableOf(records))))).toEqual(records)
})
