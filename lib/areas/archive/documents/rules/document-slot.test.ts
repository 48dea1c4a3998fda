import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import type { DocumentValues } from '../schema'
import { decideDocument, validityOf } from './document-slot'

const today = businessDate('2026-11-28')
const held: DocumentValues = {
  slot: 2,
  presence: 'held',
  form: 'copy',
  copies: 1,
  files: [],
  validUntil: null,
  filedOn: null,
}

describe('entering a document', () => {
  it.each([
    ['a copy, filed today', { filedOn: today }, []],
    ['without saying original or copy', { form: null }, ['documents.original-or-copy']],
    ['none of it', { copies: 0 }, ['documents.how-many']],
    ['filed tomorrow', { filedOn: businessDate('2026-11-29') }, ['documents.filed-ahead']],
    ['not there', { presence: 'absent', form: null, copies: null }, []],
    ['not there, but with a file', { presence: 'absent', files: ['x'] }, ['documents.files-without']],
  ] as const)('%s', (_, change, codes) => {
    const decision = decideDocument({ ...held, ...change } as DocumentValues, today)
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes)
  })
})

describe('how long a document holds', () => {
  it.each([
    ['no end', null, 'none'],
    ['ended yesterday', '2026-11-27', 'expired'],
    ['ends today', '2026-11-28', 'expiring'],
    ['ends on the last day of notice', '2027-01-27', 'expiring'],
    ['ends a day later', '2027-01-28', 'valid'],
  ] as const)('%s', (_, validUntil, validity) =>
    expect(validityOf({ presence: 'held', validUntil }, today, 60)).toBe(validity),
  )
  it('does not matter for what is not there', () =>
    expect(validityOf({ presence: 'absent', validUntil: '2026-01-01' }, today, 60)).toBe('none'))
})
