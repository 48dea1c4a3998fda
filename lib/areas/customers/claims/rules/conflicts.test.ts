import { describe, expect, it } from 'vitest'
import { agrees, decideTogether, markOf, mustWait } from './conflicts'

describe('whose word waits for the owner', () => {
  it.each([
    ['a blank is filled', null, '甲路 1 号', 'import', 'visit', false],
    ['the same is no conflict', '甲路 1 号', '甲路 1 号', 'import', 'visit', false],
    ['another source’s fact is not overwritten', '甲路 1 号', '乙路 2 号', 'import', 'visit', true],
    ['a source may correct itself', '甲路 1 号', '乙路 2 号', 'import', 'import', false],
    ['a survey waits beside a form', '甲路 1 号', '乙路 2 号', 'survey', 'form', true],
    ['even where it says there is none', '甲路 1 号', null, 'customer', 'form', true],
  ] as const)('%s', (_, stored, said, source, from, waits) =>
    expect(mustWait('address', said, stored, source, { source: from })).toBe(waits),
  )
})

describe('what needs no deciding', () => {
  it.each([
    ['the same text', 'address', '甲路 1 号', '甲路 1 号', true],
    ['another text', 'address', '甲路 1 号', '乙路 2 号', false],
    ['none said, none on file', 'address', null, '', true],
    ['none said of what is on file', 'address', null, '甲路 1 号', false],
    ['the same person under another spelling', 'salesRep', { id: 'a', label: '陈一帆' }, { id: 'a', label: '陈一凡' }, true],
    ['lists in the same order', 'formerNames', [{ name: '甲' }], [{ name: '甲' }], true],
  ] as const)('%s', (_, fact, said, stored, agreed) => expect(agrees(fact, said, stored)).toBe(agreed)) // prettier-ignore
})

describe('deciding several at once', () => {
  it.each([
    ['two facts', ['address', 'phone'], ['accept', 'accept'], true],
    ['one fact taken twice', ['address', 'address'], ['accept', 'edit'], false],
    ['one taken, its rival turned down', ['address', 'address'], ['keep', 'accept'], true],
  ] as const)('%s', (_, facts, verdicts, allowed) => {
    const decisions = facts.map((fact, at) => ({ fact, verdict: verdicts[at]! }))
    expect(decideTogether(decisions).allowed).toBe(allowed)
  })

  it('what was looked at is named by the change it came from', () => {
    expect([markOf(undefined), markOf({ changeId: null }), markOf({ changeId: 'x' })]).toEqual([
      'first',
      'first',
      'x',
    ])
  })
})
