import { expect, test } from 'vitest'

import { longText, table, text } from '@/lib/core/forms/fields'
import { boxesOf, rowsOf, shares } from '@/lib/core/forms/layout'
import type { Words } from '@/lib/core/forms/words'

import { blocksOf, COLUMNS, TITLE } from './paper-rows'

const fields = {
  a: text({ span: 4 }),
  b: text({ span: 4, box: true }),
  c: text({ joined: true }),
  d: text({ span: 6 }),
  e: longText(),
}
const words: Words = {
  form: {
    name: '',
    sections: {},
    fields: { a: '甲', b: '乙', c: '丙', d: '丁', e: '戊' },
    boxes: { b: '乙丙' },
  },
  shared: {
    options: {},
    units: {},
    words: {
      yes: '',
      no: '',
      other: '',
      masked: '',
      listComma: '',
      comma: '',
      until: '',
      fiscalYear: '',
      fiscalQuarter: '',
    },
  },
}

test('joined fields share a box, the last box of a short row takes the rest', () => {
  const rows = rowsOf(boxesOf(fields), 'span')
  expect(
    rows.map((row) => row.map((box) => `${box.fields.map((f) => f.name).join('+')} ${box.span}`)),
  ).toEqual([['a 4', 'b+c 8'], ['d 12'], ['e 12']])
})

test.each([
  [[4, 4, 4], 34],
  [[1, 11], 34],
  [[3, 9], 34],
  [[12], 34],
  [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 34],
])('%j of %i columns sum up and none is nothing', (parts, total) => {
  const lengths = shares(parts, total)
  expect(lengths.reduce((a, b) => a + b, 0)).toBe(total)
  expect(Math.min(...lengths)).toBeGreaterThan(0)
})

test.each([
  ['with its title upright', true, '经营', 'upright', TITLE],
  ['with a title too long for its rows', true, '一二三四五六七', 'above', 0],
  ['with its title in Latin letters', true, 'Firm', 'above', 0],
  ['at the head of the paper', false, '表头', 'none', 0],
] as const)('every row of a section %s fills the ruled width', (_name, upright, title, place, beside) => {
  const section = { upright, fields }
  const printed = blocksOf(section, title, words)
  expect(printed.place).toBe(place)
  for (const block of printed.blocks) {
    if (block.kind !== 'rows') throw new Error('no tables here')
    for (const row of block.rows) {
      expect(row.reduce<number>((sum, box) => sum + box.labelColumns + box.valueColumns, beside)).toBe(
        COLUMNS,
      )
      expect(row.every((box) => box.valueColumns > 0)).toBe(true)
    }
  }
})

test('tables stand between the rows, in the order of the paper', () => {
  const section = { fields: { a: text(), lines: table({ x: text() }), d: text() } }
  expect(blocksOf(section, '', words).blocks.map((b) => b.kind)).toEqual(['rows', 'lines', 'rows'])
})
