import { describe, expect, it } from 'vitest'
import { personChanges } from './person-form-model'

const seen = {
  name: '周明远',
  phone: '13812340417',
  birth: { masked: true, shown: '****' },
  reportsTo: { id: 'p1', label: '钱总' },
  department: '采购部',
}

describe('what a filled dialog changes', () => {
  it.each([
    ['nothing where nothing was touched', { name: '周明远', reportsTo: 'p1', department: '采购部' }, []],
    [
      'a number as it is stored, however it was typed',
      { phone: '138 1234 0400' },
      [['phone', '13812340400']],
    ],
    ['nothing for the same number typed with blanks', { phone: '138 1234 0417' }, []],
    ['an emptied field', { department: null }, [['department', null]]],
    ['another superior, with his name', { reportsTo: 'p2' }, [['reportsTo', { id: 'p2', label: '孙总' }]]],
    ['never a value that came masked', { birth: '1980-01-01' }, []],
    ['no number that is none: the server says what is wrong', { phone: '12' }, [['phone', '12']]],
  ])('%s', (_, typed, changes) => {
    expect(personChanges(typed, seen, { p2: '孙总' }).map(({ fact, to }) => [fact, to])).toEqual(changes)
  })
})
