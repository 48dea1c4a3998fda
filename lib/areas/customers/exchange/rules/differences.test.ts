import { describe, expect, it } from 'vitest'
import { formA1 } from '../../forms/a1'
import { formA6 } from '../../forms/a6'
import { differencesOf, quarrels } from './differences'

const current = {
  name: '澄麓医药',
  phone: '051255500417',
  fileNumber: 'HD-1',
  salesRep: { id: 'p1', label: '罗亦安' },
}

describe('what a workbook changes of a paper', () => {
  it('is nothing when it comes back as it went', () =>
    expect(differencesOf(formA1, current, { ...current }, [], [])).toEqual([]))
  it('is each field that differs, with its fact', () =>
    expect(differencesOf(formA1, current, { ...current, phone: '051255500418' }, [], [])).toMatchObject([
      {
        field: 'phone',
        fact: 'phone',
        from: '051255500417',
        to: '051255500418',
        stale: false,
        problem: null,
      },
    ]))
  it('never a field nobody writes', () =>
    expect(differencesOf(formA1, current, { ...current, fileNumber: 'X' }, [], [])).toEqual([]))
  it('tells what others changed meanwhile', () =>
    expect(differencesOf(formA1, current, { ...current, phone: null }, [], ['phone'])[0]?.stale).toBe(true))
  it('refuses what could not be read, and a person only named', () => {
    expect(
      differencesOf(formA1, current, { ...current, phone: { typed: 'x' } }, [], [])[0]?.problem?.code,
    ).toBe('unread')
    const named = { ...current, salesRep: { id: null, label: '陈一帆' } }
    expect(differencesOf(formA6, current, named, [], [])[0]?.problem?.code).toBe('not-picked')
  })
  it('quarrels where two papers want different things of one fact', () => {
    const one = differencesOf(formA1, current, { ...current, phone: '051255500418' }, [], [])
    const same = differencesOf(formA6, current, { ...current, phone: '051255500418' }, [], [])
    const other = differencesOf(formA6, current, { ...current, phone: '051255500419' }, [], [])
    expect(quarrels([one, same])).toEqual([])
    expect(quarrels([one, other])).toEqual(['phone'])
  })
})
