import { describe, expect, it } from 'vitest'
import { judgeRow, takeBack, type WantedFact } from './bulk-row'

const all = { personal: true, bank: true, handOver: true, terms: true }
const person = (id: string) => ({ id, label: id })

describe('one customer of a bulk change', () => {
  it.each<[string, WantedFact[], Record<string, unknown>, object]>([
    ['gets the value it has not', [{ fact: 'premises', to: 'owned' }], { premises: 'rented' }, { outcome: 'changed', changes: [{ fact: 'premises', from: 'rented', to: 'owned' }] }],
    ['is left alone where it has the value already', [{ fact: 'premises', to: 'owned' }], { premises: 'owned' }, { outcome: 'same' }],
    ['is left alone where empty shall be empty', [{ fact: 'premises', to: null }], {}, { outcome: 'same' }],
    ['stays with its owner whatever he is called by now', [{ fact: 'salesRep', to: person('p1') }], { salesRep: { id: 'p1', label: 'before' } }, { outcome: 'same' }],
    ['changes only what differs', [{ fact: 'premises', to: 'owned' }, { fact: 'vehicles', to: 3 }], { premises: 'owned' }, { outcome: 'changed', changes: [{ fact: 'vehicles', from: null, to: 3 }] }],
  ])('%s', (_, wanted, stored, verdict) => {
    expect(judgeRow(wanted, stored, () => all)).toEqual(verdict)
  }) // prettier-ignore

  it('is refused where the writer may not hand it over', () => {
    const wanted: WantedFact[] = [{ fact: 'salesRep', to: person('p2') }]
    expect(judgeRow(wanted, { salesRep: person('p1') }, () => ({ ...all, handOver: false }))).toMatchObject({
      outcome: 'refused',
      reasons: [{ code: 'customers.hand-over-needed' }],
    })
  })
})

describe('taking a bulk change back', () => {
  const done = [
    { fact: 'premises', before: 'rented', after: 'owned' },
    { fact: 'vehicles', before: null, after: 3 },
  ] as const
  it('gives every fact its former value', () => {
    expect(takeBack(done, { premises: 'owned', vehicles: 3 })).toEqual({
      back: [
        { fact: 'premises', from: 'owned', to: 'rented' },
        { fact: 'vehicles', from: 3, to: null },
      ],
      left: [],
    })
  })
  it('leaves what somebody changed since', () => {
    const { back, left } = takeBack(done, { premises: 'owned', vehicles: 4 })
    expect(back.map(({ fact }) => fact)).toEqual(['premises'])
    expect(left).toEqual(['vehicles'])
  })
})
