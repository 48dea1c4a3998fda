import { describe, expect, it } from 'vitest'
import { eventValues } from './event-values'

describe('the figures of an event as its sentence takes them', () => {
  it('writes amounts in yuan, whatever they are called', () => {
    expect(eventValues('trade.release', { amountFen: 123456 }, '', 'zh-CN')).toEqual({
      amountFen: '¥1,234.56',
    })
    expect(eventValues('credit.line-cut', { before: 100, after: 0 }, '', 'zh-CN')).toEqual({
      beforeFen: '¥1.00',
      afterFen: '¥0.00',
    })
  })
  it('counts and joins lists, puts a remark behind its colon', () => {
    expect(eventValues('x', { facts: ['a', 'b'] }, '', 'zh-CN')).toEqual({ facts: 'a、b', count: 2 })
    expect(eventValues('x', { facts: ['a', 'b'] }, '', 'en')).toEqual({ facts: 'a, b', count: 2 })
    expect(eventValues('x', { remark: '补齐再报' }, '', 'zh-CN')).toEqual({ remark: '：补齐再报' })
    expect(eventValues('x', { remark: 'Mend it' }, '', 'en')).toEqual({ remark: ': Mend it' })
    expect(eventValues('x', { remark: '' }, '', 'zh-CN')).toEqual({ remark: '' })
  })
  it('writes codes as a sentence can choose by them, and leaves words and months alone', () => {
    expect(eventValues('x', { event: 'go-again', month: '2026-11', name: 'A-药业' }, '', 'zh-CN')).toEqual({
      event: 'go_again',
      month: '2026-11',
      name: 'A-药业',
    })
  })
  it('writes which kind of paper was decided so that a sentence can choose by it', () => {
    expect(eventValues('x', { plan: 'forms.sign', formId: 'A1' }, '', 'zh-CN')).toMatchObject({
      plan: 'forms_sign',
      form: 'A1',
    })
  })
  it('reads what is missing as nothing', () => {
    expect(
      eventValues('x', { a: 'b' }, '{a}，{pieces} 件，{event, select, x {甲} other {乙}}', 'zh-CN'),
    ).toEqual({
      a: 'b',
      pieces: '',
      event: '',
    })
  })
})
