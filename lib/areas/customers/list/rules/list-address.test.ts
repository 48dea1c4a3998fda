import { describe, expect, it } from 'vitest'
import { listOf, readList } from './list-address'

describe('the address of the customer list', () => {
  it('without anything is the first page by name', () => {
    expect(listOf({})).toEqual({
      search: '',
      filters: {},
      sort: 'name',
      descending: false,
      size: 50,
      columns: [],
    })
  })
  it('reads search, filters, sort and place', () => {
    expect(
      listOf({
        q: ' 澄麓 ',
        tier: '1,3',
        state: 'selected',
        deleted: '1',
        usedFrom: '60',
        sort: '-created',
        size: '100',
        after: 'abc',
      }),
    ).toEqual({
      search: '澄麓',
      columns: [],
      filters: { tier: [1, 3], state: ['selected'], deleted: true, usedFrom: 60 },
      sort: 'created',
      descending: true,
      size: 100,
      after: 'abc',
    })
  })
  it.each([
    ['a filter of another time', { tier: '9', state: 'selected' }, { filters: { state: ['selected'] } }],
    ['a sort that is not offered', { sort: 'money', q: 'x' }, { sort: 'name', search: 'x' }],
    ['a page size of one’s own', { size: '5000' }, { size: 50 }],
    ['a jump to no letter', { from: '药' }, {}],
  ])('leaves out %s and shows the rest', (_, address, wanted) => {
    expect(listOf(address)).toMatchObject(wanted)
    expect(readList(address).success).toBe(false)
  })
  it('leaves out text no database can hold', () => {
    const address = { q: '澄麓\0', where: 'name.has:\ud800', tier: '1' }
    expect(listOf(address)).toMatchObject({ search: '', filters: { tier: [1] } })
    expect(listOf(address).filters).not.toHaveProperty('where')
  })
})
