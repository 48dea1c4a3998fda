import { describe, expect, it } from 'vitest'
import { decideDeletion } from './deletion'

const customer = { id: 'a', name: '澄麓', state: 'potential', hasBusiness: false, hasFirms: false }

describe('putting a customer into the recycle bin', () => {
  it('lets a potential customer go that nothing points at', () => {
    expect(decideDeletion([customer])).toEqual({ allowed: true, step: ['a'], notes: [] })
  })
  it.each(['to-review', 'to-approve', 'selected', 'disqualified', 'lost', 'ended'])(
    'keeps a customer that is %s',
    (state) => {
      expect(decideDeletion([{ ...customer, state }])).toMatchObject({
        reasons: [{ rule: 'W1', code: 'customers.delete-selected' }],
      })
    },
  )
  it('keeps a potential customer the books point at', () => {
    expect(decideDeletion([{ ...customer, hasBusiness: true }])).toMatchObject({
      reasons: [{ code: 'customers.delete-in-use' }],
    })
  })
  it('keeps one that heads firms of a group', () => {
    expect(decideDeletion([{ ...customer, hasFirms: true }])).toMatchObject({
      reasons: [{ rule: 'W-group', code: 'customers.delete-has-firms', values: { name: '澄麓' } }],
    })
  })
  it('refuses all when one of several may not go, and names each', () => {
    const decision = decideDeletion([
      customer,
      { ...customer, id: 'b', name: '虞山', state: 'selected' },
      { ...customer, id: 'c', hasBusiness: true },
    ])
    expect(decision).toMatchObject({
      allowed: false,
      reasons: [{ values: { name: '虞山' } }, { values: { name: '澄麓' } }],
    })
  })
})
