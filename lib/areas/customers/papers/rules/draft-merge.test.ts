import { describe, expect, it } from 'vitest'
import { reopenDraft } from './draft-merge'

const bound = { phone: 'phone', address: 'address' }
const facts = { phone: '0512-1', address: '新路 2 号' }
const own = { note: null, profile: '改过的' }
const answers = { ...facts, ...own }

describe('opening a draft over the facts of today', () => {
  it.each([
    [
      'keeps what was typed',
      { answers: { phone: '0512-9' }, seen: { phone: '0512-1' } },
      { phone: '0512-9' },
      { phone: '0512-1' },
    ],
    [
      'shows what others changed where nothing was typed',
      { answers: { address: '老路 1 号' }, seen: { address: '老路 1 号' } },
      { address: '新路 2 号' },
      { address: '新路 2 号' },
    ],
    [
      'keeps what was seen then where both changed, for a conflict',
      { answers: { address: '我的路' }, seen: { address: '老路 1 号' } },
      { address: '我的路' },
      { address: '老路 1 号' },
    ],
    [
      'keeps what was typed where the file held nothing at all',
      { answers: { address: '我的路' }, seen: {} },
      { address: '我的路' },
      { address: null },
    ],
    [
      'keeps an emptied field',
      { answers: { phone: null }, seen: { phone: '0512-1' } },
      { phone: null },
      { phone: '0512-1' },
    ],
    ['keeps answers no fact holds', { answers: { note: '老客户' }, seen: {} }, { note: '老客户' }, {}],
    [
      'does not take a fact the draft never showed for typed',
      { answers: { phone: null }, seen: {} },
      { phone: '0512-1' },
      { phone: '0512-1' },
    ],
  ])('%s', (_, draft, shown, seen) => {
    const opened = reopenDraft({ answers, facts, own }, draft, bound)
    expect(opened.answers).toMatchObject(shown)
    expect(opened.seen).toMatchObject(seen)
  })

  it.each([
    ['what nobody typed shows what the newest paper says', '原来的', '改过的', '改过的'],
    ['what was typed stays, over what was seen then', '我的话', '我的话', '原来的'],
  ])('beside the facts: %s', (_, typed, shown, seen) => {
    const draft = { answers: { profile: typed }, seen: {}, own: { note: null, profile: '原来的' } }
    const opened = reopenDraft({ answers, facts, own }, draft, bound)
    expect(opened.answers['profile']).toBe(shown)
    expect(opened.own['profile']).toBe(seen)
  })

  it('a draft that is none opens the paper as it stands', () => {
    const draft = { answers: undefined, seen: undefined } as never
    expect(reopenDraft({ answers, facts, own }, draft, bound).answers).toEqual(answers)
  })
})
