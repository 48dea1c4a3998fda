import { describe, expect, it } from 'vitest'
import { othersFrom, othersText } from './counterparts'

describe('people met, as one types them', () => {
  it.each([
    ['one with his post', '季明远 采购经理', [['季明远', '采购经理']]],
    [
      'two, parted by 、',
      '季明远 采购经理、柳时雨',
      [
        ['季明远', '采购经理'],
        ['柳时雨', ''],
      ],
    ],
    [
      'commas of a Western keyboard',
      'Li Wei buyer, 白露',
      [
        ['Li', 'Wei buyer'],
        ['白露', ''],
      ],
    ],
    ['nobody', ' 、 ', []],
  ])('%s', (_, typed, people) => {
    expect(othersFrom(typed).map(({ name, title }) => [name, title])).toEqual(people)
    expect(othersFrom(othersText(othersFrom(typed)))).toEqual(othersFrom(typed))
  })
})
