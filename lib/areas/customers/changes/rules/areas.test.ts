import { describe, expect, it } from 'vitest'
import { type Area, bindingArea, dominanceOf } from './areas'

const area = (name: string, quota: number | null, present: number, more: Partial<Area> = {}): Area => ({
  unitId: name,
  name,
  quota,
  present,
  more: false,
  channelDominance: null,
  ...more,
})

describe('the number that binds a customer', () => {
  it.each<[string, Area[], { quota: number | null; present: number; name: string }]>([
    [
      'only the branch has a number',
      [area('office', null, 3), area('branch', 10, 9)],
      { quota: 10, present: 9, name: 'branch' },
    ],
    [
      'the unit with least room binds, here the office',
      [area('office', 3, 3), area('branch', 10, 5)],
      { quota: 3, present: 3, name: 'office' },
    ],
    [
      'the unit with least room binds, here the branch',
      [area('office', 3, 1), area('branch', 10, 9)],
      { quota: 10, present: 9, name: 'branch' },
    ],
    ['no number anywhere is none', [area('office', null, 0)], { quota: null, present: 0, name: 'office' }],
    ['a number of zero is a number', [area('branch', 0, 0)], { quota: 0, present: 0, name: 'branch' }],
  ])('%s', (_sentence, areas, binding) => {
    expect(bindingArea(areas)).toEqual({ more: false, ...binding })
  })
  it('the lowest unit that says who dominates the channels is heard', () => {
    const region = area('region', null, 0, { channelDominance: 'state' })
    expect(dominanceOf([area('office', null, 0), region])).toBe('state')
    expect(dominanceOf([area('office', null, 0, { channelDominance: 'half' }), region])).toBe('half')
    expect(dominanceOf([area('office', null, 0)])).toBeNull()
  })
})
