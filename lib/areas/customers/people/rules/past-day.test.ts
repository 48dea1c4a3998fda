import { describe, expect, it } from 'vitest'
import { rewound } from './past-day'

const now = [
  { id: 'zhou', facts: { title: '采购总监', alliance: 'supporter', endsOn: '2026-11-01' } },
  { id: 'chen', facts: { title: '采购员' } },
]

describe('the people of a past day', () => {
  it('have the facts of before every later change', () => {
    const { facts } = rewound(now, [
      { subjectId: 'zhou', deed: 'ended', before: { endsOn: null } },
      { subjectId: 'zhou', deed: 'changed', before: { title: '采购经理' } },
      { subjectId: 'zhou', deed: 'changed', before: { title: '采购主管', alliance: 'neutral' } },
    ])
    expect(facts.get('zhou')).toEqual({ title: '采购主管', alliance: 'neutral', endsOn: null })
    expect(facts.get('chen')).toEqual({ title: '采购员' })
  })

  it('do not yet know who was added later', () => {
    const { later } = rewound(now, [{ subjectId: 'chen', deed: 'added', before: null }])
    expect([...later]).toEqual(['chen'])
  })

  it('are not those of other records the history tells of', () => {
    expect(rewound(now, [{ subjectId: 'gone', deed: 'changed', before: { title: 'x' } }]).facts.size).toBe(2)
  })
})
