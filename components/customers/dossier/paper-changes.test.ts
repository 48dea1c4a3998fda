import { describe, expect, it } from 'vitest'
import { formA1 } from '@/lib/areas/customers/forms/a1'
import { formA11 } from '@/lib/areas/customers/forms/a11'
import { changesOf, inFields } from './paper-changes'

describe('what a filled paper sends', () => {
  it('names only facts that differ from what the writer saw', () => {
    const seen = { name: '澄麓', phone: '0512-55500417' }
    expect(changesOf(formA1, { name: '澄麓', phone: '0512-55500418', address: null }, seen).changes).toEqual([
      { fact: 'phone', from: '0512-55500417', to: '0512-55500418' },
    ])
  })
  it('does not touch what was left out because it was masked', () => {
    expect(changesOf(formA1, {}, { operatorPhone: '13812340417' }).changes).toEqual([])
  })
  it('never sends the file number', () => {
    expect(changesOf(formA1, { fileNumber: 'X' }, { fileNumber: 'HD-SZ-0001' }).changes).toEqual([])
  })
  it('sends what no fact holds beside', () => {
    expect(changesOf(formA11, { conclusion: '可授信' }, {})).toEqual({
      changes: [],
      records: [],
      answers: { conclusion: '可授信' },
    })
  })
})

describe('paths of faults and conflicts', () => {
  it.each([
    ['a fact', 'facts.phone', 'phone'],
    ['a fact under another name', 'facts.operator', 'boss'],
    ['a cell of an own table', 'answers.payments.0.due', 'payments.0.due'],
    ['a field as it is', 'premises', 'premises'],
  ])('of %s stand at the field', (_, path, field) => {
    expect(inFields(path, { phone: 'phone', boss: 'operator' })).toBe(field)
  })
})
