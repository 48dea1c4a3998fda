import { describe, expect, it } from 'vitest'
import { reopenDraft } from './draft-merge'

const bound = { phone: 'phone', address: 'address' }
const facts = { phone: '0512-1', address: '新路 2 号' }
const current = { phone: '0512-1', address: '新路 2 号', note: null }

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
  ])('%s', (_, draft, answers, seen) => {
    const opened = reopenDraft(current, draft, bound, facts)
    expect(opened.answers).toMatchObject(answers)
    expect(opened.seen).toMatchObject(seen)
  })
})
