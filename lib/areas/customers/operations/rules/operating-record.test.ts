import { describe, expect, it } from 'vitest'
import { month } from '@/lib/core/dates'
import { decideOperating } from './operating-record'

const now = month('2026-11')
const record = { month: '2026-10', changes: [] as string[], changesNote: '', reason: '' }

describe('recording how a customer did in a month', () => {
  it.each([
    ['a quiet month', {}, 3, []],
    ['the running month', { month: '2026-11' }, null, []],
    ['a month to come', { month: '2026-12' }, null, ['operations.month-ahead']],
    ['a fifth up without a reason', {}, 20, ['operations.reason-needed']],
    ['a fifth down without a reason', {}, -20, ['operations.reason-needed']],
    ['a fifth down with one', { reason: '门店装修' }, -20, []],
    ['new managers, not told who', { changes: ['managers'] }, 0, ['operations.tell-changes']],
    ['new managers, told', { changes: ['managers'], changesNote: '总经理换为季某' }, 0, []],
  ] as const)('%s', (_, change, percent, codes) => {
    const decision = decideOperating({ ...record, ...change }, percent, 20, now)
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes)
  })
})
