import { expect, test } from 'vitest'
import { nextAtGate, type QueueCheck, queueCheck } from './next-order'

const queue = (...checks: QueueCheck[]) => checks.map((check, nth) => ({ id: String(nth), check }))

test.each<[string, QueueCheck[], string, string | null]>([
  [
    'after a release, which stands last: the one that waits longest',
    ['go', 'stop', 'unsigned', 'gone'],
    '3',
    '0',
  ],
  ['after one that is stopped: the next, not the first', ['go', 'stop', 'stop', 'gone'], '1', '2'],
  ['after the last signed one: from the top', ['go', 'stop', 'unsigned'], '1', '0'],
  ['an order that is no longer in the queue: the first', ['go', 'stop'], 'elsewhere', '0'],
  ['only this one waits', ['go', 'unsigned', 'gone'], '0', null],
  ['nothing is signed', ['unsigned', 'gone', 'gone'], '2', null],
])('%s', (_name, checks, current, next) => {
  expect(nextAtGate(queue(...checks), current)?.id ?? null).toBe(next)
})

test.each<[string, Parameters<typeof queueCheck>[0], string[], QueueCheck]>([
  ['nothing against it', 'signed', [], 'go'],
  ['the signature alone is missing', 'filled', ['gate.not-signed'], 'unsigned'],
  ['unsigned, and the customer is not selected', 'filled', ['gate.not-selected', 'gate.not-signed'], 'stop'],
  ['signed, and over the line', 'signed', ['gate.over-line'], 'stop'],
  ['it has left, whatever the check would say now', 'released', ['gate.over-line'], 'gone'],
])('in the queue: %s', (_name, state, codes, word) => {
  const reasons = codes.map((code) => ({ rule: 'R-D02' as const, code }))
  const decision =
    codes.length > 0 ? { allowed: false as const, reasons } : { allowed: true as const, step: {} }
  expect(queueCheck(state, decision as Parameters<typeof queueCheck>[1])).toBe(word)
})
