import { describe, expect, it } from 'vitest'
import { eventValues } from './event-values'

describe('the figures of an event as its sentence takes them', () => {
  it('writes amounts in yuan, whatever they are called', () => {
    expect(eventValues('trade.release', { amountFen: 123456 }, '')).toEqual({ amountFen: '¥1,234.56' })
    expect(eventValues('credit.line-cut', { before: 100, after: 0 }, '')).toEqual({
      beforeFen: '¥1.00',
      afterFen: '¥0.00',
    })
  })
  it('counts and joins lists, puts a remark behind its colon', () => {
    expect(eventValues('x', { facts: ['a', 'b'] }, '')).toEqual({ facts: 'a、b', count: 2 })
    expect(eventValues('x', { remark: '补齐再报' }, '')).toEqual({ remark: '：补齐再报' })
    expect(eventValues('x', { remark: '' }, '')).toEqual({ remark: '' })
  })
  it('writes codes as a sentence can choose by them, and leaves words and months alone', () => {
    expect(eventValues('x', { event: 'go-again', month: '2026-11', name: 'A-药业' }, '')).toEqual({
      event: 'go_again',
      month: '2026-11',
      name: 'A-药业',
    })
  })
  it('reads what is missing as nothing', () => {
    expect(eventValues('x', { a: 'b' }, '{a}，{pieces} 件，{event, select, x {甲} other {乙}}')).toEqual({
      a: 'b',
      pieces: '',
      event: '',
    })
  })
})
