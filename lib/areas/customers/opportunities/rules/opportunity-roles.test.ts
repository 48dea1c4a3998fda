import { describe, expect, it } from 'vitest'
import { decideRoles } from './opportunity-roles'

const people = [
  { postId: 'zhou', name: '周明远', ended: false },
  { postId: 'chen', name: '陈静', ended: true },
]
const as = (postId: string, role = 'buyer') => ({ postId, role })

describe('who takes part in an opportunity', () => {
  it.each([
    ['nobody yet', [], [], []],
    ['somebody of the customer', [as('zhou')], [], []],
    ['the same person twice', [as('zhou'), as('zhou', 'approver')], [], ['contacts.takes-part-twice']],
    ['somebody of another firm', [as('wu')], [], ['contacts.takes-part-elsewhere']],
    ['somebody who left and was not in it', [as('chen')], [], ['contacts.takes-part-left']],
    ['somebody who left and was in it before', [as('chen')], [as('chen')], []],
  ])('%s', (_, roles, before, codes) => {
    const decision = decideRoles(null, roles, people, before)
    expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(codes)
  })
})
