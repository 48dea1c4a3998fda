import { describe, expect, it } from 'vitest'
import { decideDepartment, type KnownDepartment } from './department-tree'

const departments: KnownDepartment[] = [
  { id: 'centre', name: '采购中心', parentId: null, ended: false },
  { id: 'drugs', name: '药品采购部', parentId: 'centre', ended: false },
  { id: 'cold', name: '冷链组', parentId: 'drugs', ended: false },
  { id: 'old', name: '招标办', parentId: null, ended: true },
]
const here = new Set(['zhou'])
const wish = { id: null, name: '财务部', parentId: null, headPostId: null }

describe('a department', () => {
  it.each([
    ['of a new name', wish, []],
    ['of a name that is taken', { ...wish, name: '采购中心' }, ['contacts.department-taken']],
    ['that keeps its own name', { ...wish, id: 'centre', name: '采购中心' }, []],
    ['of the name of one that is over', { ...wish, name: '招标办' }, []],
    ['under another', { ...wish, parentId: 'drugs' }, []],
    [
      'under itself',
      { ...wish, id: 'centre', name: '采购中心', parentId: 'centre' },
      ['contacts.department-circle'],
    ],
    [
      'under one two steps below it',
      { ...wish, id: 'centre', name: '采购中心', parentId: 'cold' },
      ['contacts.department-circle'],
    ],
    ['under one that is over', { ...wish, parentId: 'old' }, ['contacts.department-unknown']],
    ['headed by somebody here', { ...wish, headPostId: 'zhou' }, []],
    ['headed by somebody who left', { ...wish, headPostId: 'wang' }, ['contacts.head-elsewhere']],
  ])('%s', (_, asked, codes) => {
    const decision = decideDepartment(asked, departments, here)
    expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(codes)
  })
})
