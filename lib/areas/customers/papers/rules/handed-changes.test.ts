import { describe, expect, it } from 'vitest'
import { isMasked } from '@/lib/core/forms/values'
import { changedLines, handedChanges, undone } from './handed-changes'
import { paperForm } from './paper-forms'

const a1 = paperForm('A1')!

describe('lines of a table that differ', () => {
  const line = (id: string | null, name: string) => ({ id, name })
  it.each([
    ['the same lines in another order do not differ', [line('1', '甲'), line('2', '乙')], [line('2', '乙'), line('1', '甲')], []],
    ['a record is known by its id', [line('1', '甲')], [line('1', '乙')], [{ before: 0, after: 0 }]],
    ['another record is a line gone and a line new', [line('1', '甲')], [line('2', '甲')], [{ before: null, after: 0 }, { before: 0, after: null }]],
    ['lines without id that say the same belong together', [line(null, '甲'), line(null, '乙')], [line(null, '乙')], [{ before: 0, after: null }]],
    ['of what is left the first is held against the first', [line(null, '甲')], [line(null, '丙')], [{ before: 0, after: 0 }]],
  ])('%s', (_, before, after, places) => {
    expect(changedLines(['name'], before, after)).toEqual(places)
  }) // prettier-ignore
})

describe('what a paper changes', () => {
  it('is told in the order of the paper, with nothing that stayed', () => {
    const changes = handedChanges(a1, { address: '旧路 1 号', phone: '0512-6' }, { address: '新路 9 号', phone: '0512-6' })
    expect(changes).toMatchObject([{ field: 'address', fact: 'address', before: '旧路 1 号', after: '新路 9 号' }])
  }) // prettier-ignore

  it('tells that a guarded value changed, never which it was or is', () => {
    const changes = handedChanges(a1, { bankAccount: '6222000011112222' }, { bankAccount: '6222000011113333' })
    expect(changes).toHaveLength(1)
    expect(isMasked(changes[0]?.before) && isMasked(changes[0]?.after)).toBe(true)
    expect(JSON.stringify(changes)).not.toMatch(/62220000/)
  }) // prettier-ignore

  it('of a first paper the facts are put back to what the file said before', () => {
    const before = undone(a1, { address: '新路 9 号', phone: '1' }, [
      { fact: 'address', before: '旧路 1 号' },
    ])
    expect(before).toEqual({ address: '旧路 1 号', phone: '1' })
  })
})
