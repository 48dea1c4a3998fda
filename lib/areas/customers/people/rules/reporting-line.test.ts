import { describe, expect, it } from 'vitest'
import { type LinePost, movedUp, superiorFaults, superiorsOf } from './reporting-line'

/** 总经理 ← 采购总监 ← 采购经理 ← 采购员; 前任总监 has left. */
const posts: LinePost[] = [
  { postId: 'gm', reportsTo: null, ended: false },
  { postId: 'director', reportsTo: 'gm', ended: false },
  { postId: 'manager', reportsTo: 'director', ended: false },
  { postId: 'buyer', reportsTo: 'manager', ended: false },
  { postId: 'clerk', reportsTo: 'manager', ended: true },
  { postId: 'former', reportsTo: 'gm', ended: true },
]

describe('who may report to whom', () => {
  it.each([
    ['a buyer to the general manager', 'buyer', 'gm', null],
    ['somebody new to the director', null, 'director', null],
    ['the general manager to nobody', 'gm', null, null],
    ['nobody to himself', 'manager', 'manager', 'contacts.own-superior'],
    ['the director to his own manager: a circle of two', 'director', 'manager', 'contacts.circle'],
    ['the general manager to the buyer four steps below', 'gm', 'buyer', 'contacts.circle'],
    ['a buyer to somebody who left', 'buyer', 'former', 'contacts.superior-left'],
    ['a buyer to somebody of another firm', 'buyer', 'stranger', 'contacts.superior-elsewhere'],
  ])('%s', (_, postId, superiorId, code) => {
    const faults = superiorFaults(posts, postId, superiorId)
    expect(faults.map((fault) => fault.code)).toEqual(code === null ? [] : [code])
  })

  it('the line of the buyer leads to the top, and ends even where data go round', () => {
    expect(superiorsOf(posts, 'buyer')).toEqual(['manager', 'director', 'gm'])
    const round: LinePost[] = [
      { postId: 'a', reportsTo: 'b', ended: false },
      { postId: 'b', reportsTo: 'a', ended: false },
    ]
    expect(superiorsOf(round, 'a')).toEqual(['b'])
  })
})

describe('when somebody leaves', () => {
  it('his people report to his superior; those who left before stay as they were', () => {
    expect(movedUp(posts, 'manager')).toEqual([{ postId: 'buyer', reportsTo: 'director' }])
    expect(movedUp(posts, 'gm')).toEqual([{ postId: 'director', reportsTo: null }])
  })
})
