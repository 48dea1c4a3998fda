import { describe, expect, it } from 'vitest'
import type { Decision } from '@/lib/core/decision'
import { decideEdit, decideRemoval } from './note-rights'

const codes = (decision: Decision<null>) =>
  decision.allowed ? 'allowed' : decision.reasons.map((reason) => reason.code).join(' ')
const there = { createdBy: 'li', removed: false }
const gone = { createdBy: 'li', removed: true }

describe('a note', () => {
  it.each([
    ['is changed by who wrote it', there, 'li', 'allowed'],
    ['is not changed by anybody else', there, 'wang', 'notes.not-yours'],
    ['is not changed while it is taken away', gone, 'li', 'notes.removed'],
  ])('%s', (_, note, person, answer) => {
    expect(codes(decideEdit(note, person))).toBe(answer)
  })

  it.each([
    ['is taken away by who wrote it', there, 'li', false, 'removed', 'allowed'],
    ['is taken away by who answers for the file', there, 'wang', true, 'removed', 'allowed'],
    ['is not taken away by a colleague', there, 'wang', false, 'removed', 'notes.not-yours-to-remove'],
    ['is not taken away twice', gone, 'li', false, 'removed', 'notes.already-removed'],
    ['comes back', gone, 'li', false, 'there', 'allowed'],
    ['does not come back twice', there, 'li', false, 'there', 'notes.already-there'],
  ] as const)('%s', (_, note, person, answers, to, answer) => {
    expect(codes(decideRemoval(note, person, answers, to))).toBe(answer)
  })
})
