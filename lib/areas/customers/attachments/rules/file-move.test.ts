import { expect, it } from 'vitest'
import { decideFileMove } from './file-move'

const file = { createdBy: 'a', removed: false, held: false }

it.each([
  ['who brought a file takes it away', file, 'a', false, 'removed', []],
  ['somebody else does not', file, 'b', false, 'removed', ['notes.not-yours-to-remove']],
  ['who answers for the file of the customer does', file, 'b', true, 'removed', []],
  [
    'nobody takes proof from a sheet handed in',
    { ...file, held: true },
    'a',
    true,
    'removed',
    ['files.held'],
  ],
  ['what was taken away before comes back', { ...file, removed: true, held: true }, 'a', false, 'there', []],
] as const)('%s', (_sentence, judged, person, answers, to, codes) => {
  const decision = decideFileMove(judged, person, answers, to)
  expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes)
})
